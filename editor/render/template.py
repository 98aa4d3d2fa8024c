"""HTML with holes: a block as far as it can be known without the rest of the article.

Numbers of footnotes, ids that must be unique and tables of contents depend on the whole article.
A block is rendered and sanitised once, with a hole in each of these places; filling the holes is
cheap, so that a new heading at the top does not render the article below it again.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from editor.render.sanitise import RESERVED


@dataclass(frozen=True, slots=True)
class Hole:
    """A place to be filled: its ``kind`` and the slug or label it is about."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading for the table of contents.

    ``target`` is its id, or, when that is still to be made unique, the index of its hole.
    ``title`` is HTML-escaped text.
    """

    level: int
    title: str
    target: str | int


@dataclass(frozen=True, slots=True)
class Template:
    """``parts`` with the ``holes`` between them, and what the rest of the article must know.

    ``ids``: the ids the author gave. ``entries``: the headings.
    """

    parts: tuple[str, ...] = ("",)
    holes: tuple[Hole, ...] = ()
    ids: frozenset[str] = frozenset()
    entries: tuple[Entry, ...] = ()

    @property
    def stands_alone(self) -> bool:
        """Whether nothing in it depends on or matters to other blocks."""
        return not (self.holes or self.ids or self.entries)

    @property
    def stripped(self) -> Template:
        """Without line breaks at its ends."""
        parts = [*self.parts]
        parts[0] = parts[0].lstrip("\n")
        parts[-1] = parts[-1].rstrip("\n")
        return Template(tuple(parts), self.holes, self.ids, self.entries)

    def filled(self, fills: Sequence[str]) -> str:
        """The HTML with ``fills`` in its holes.

        What is filled in never went through the sanitiser: an id that belongs to the page around
        the article, such as that of a heading "Galley-title", is made another here.
        """
        if not self.holes:
            return self.parts[0]
        pieces = [self.parts[0]]
        for fill, part in zip(fills, self.parts[1:], strict=True):
            pieces += ("-" + fill if fill.lower().startswith(RESERVED) else fill, part)
        return "".join(pieces)


class Holes:
    """Collects the holes of one template while an engine renders it."""

    def __init__(self, nonce: str) -> None:
        self._nonce = nonce
        self._pattern = re.compile(nonce + r"(\d+)x")
        self.holes: list[Hole] = []
        self.ids: set[str] = set()
        self.entries: list[Entry] = []

    def new(self, kind: str, name: str) -> str:
        """A new hole; the text to put in its place in the HTML."""
        self.holes.append(Hole(kind, name))
        return f"{self._nonce}{len(self.holes) - 1}x"

    def claim(self, identifier: str) -> None:
        """An id that the author gave."""
        if self._nonce not in identifier:
            self.ids.add(identifier)

    def heading(self, level: int, title: str, identifier: str) -> None:
        """A heading with the id ``identifier``, which may be a hole."""
        match = self._pattern.fullmatch(identifier)
        target = int(match[1]) if match else identifier
        self.entries.append(Entry(level, self._pattern.sub("", title), target))

    def template(self, html: str, clean: Callable[[str], str]) -> Template:
        """``html`` sanitised and cut at the holes, in the order in which they stand in it."""
        shown = clean(html)
        if self._nonce not in shown:
            return Template((shown,), (), frozenset(self.ids), tuple(self._placed({})))
        parts = self._pattern.split(shown)
        order = [int(index) for index in parts[1::2]]
        place = {index: at for at, index in reversed([*enumerate(order)])}
        entries = tuple(self._placed(place))
        holes = tuple(self._hole(index, place[index] < at) for at, index in enumerate(order))
        return Template(tuple(parts[::2]), holes, frozenset(self.ids), entries)

    def _hole(self, index: int, is_again: bool) -> Hole:
        hole = self.holes[index]
        return Hole("same id", hole.name) if is_again and hole.kind == "id" else hole

    def _placed(self, place: dict[int, int]) -> Iterator[Entry]:
        for entry in self.entries:
            if isinstance(entry.target, str):
                yield entry
            elif entry.target in place:
                yield Entry(entry.level, entry.title, place[entry.target])


def new_nonce() -> str:
    """A word no article contains: what is written in the place of a hole starts with it."""
    return "hole" + os.urandom(8).hex() + "n"
