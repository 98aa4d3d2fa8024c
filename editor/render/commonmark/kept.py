"""Blocks that were read to find the cuts, kept until the segment they are is rendered.

A block at the top level is the same whatever stands around it, so it need not be read again.
"""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

# So many tokens are kept, which take some megabytes; more segments than these are read again.
_MOST = 20_000


class Kept:
    """The tokens of segments by their source; they can be taken once, as rendering changes them."""

    def __init__(self) -> None:
        self._kept: dict[str, list[tuple[Sequence[Token], int]]] = {}
        self._room = _MOST

    def clear(self) -> None:
        """Forget all of them."""
        self._kept, self._room = {}, _MOST

    def keep(self, source: str, tokens: Sequence[Token], line: int = 0) -> None:
        """Keep what was read of ``source``, in a text in which it begins on ``line``."""
        if len(tokens) <= self._room:
            self._room -= len(tokens)
            self._kept.setdefault(source, []).append((tokens, line))

    def take(self, source: str) -> Sequence[Token] | None:
        """The tokens of a segment, as if it had been read on its own; None if they are not kept."""
        known = self._kept.get(source)
        if not known:
            return None
        tokens, line = known.pop()
        if not known:
            del self._kept[source]
        self._room += len(tokens)
        if line:
            for token in tokens:
                if token.map is not None:
                    first, end = token.map
                    token.map = [first - line, end - line]
        return tokens
