"""Finding the block that the renderer cannot get through, by halving.

Used when opening an article hangs: there is no last change to blame. Each step shows the
article up to some block; whether that hangs says in which half the culprit is. A value.
"""

from __future__ import annotations

from dataclasses import dataclass

from editor.ui.preview.skip import Span, blocks


@dataclass(frozen=True, slots=True)
class Search:
    """The first ``good`` blocks render; with the first ``bad`` blocks it hangs."""

    blocks: tuple[Span, ...]
    good: int
    bad: int

    @classmethod
    def over(cls, body: str) -> Search:
        """The search through an article that hung as a whole."""
        found = tuple(blocks(body))
        return cls(found, 0, len(found))

    @property
    def found(self) -> Span | None:
        """The block to skip, once it is the only one left."""
        return self.blocks[self.good] if self.bad - self.good <= 1 else None

    @property
    def hidden(self) -> Span:
        """What this step leaves out: everything after the blocks that it tries."""
        return Span(self.blocks[self._middle].start, self.blocks[-1].end)

    def after(self, *, hung: bool) -> Search:
        """The next step, given how this one went."""
        if hung:
            return Search(self.blocks, self.good, self._middle)
        return Search(self.blocks, self._middle, self.bad)

    @property
    def _middle(self) -> int:
        return (self.good + self.bad) // 2
