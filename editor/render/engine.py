"""What an engine is: Markdown cut into segments, segments rendered apart, then joined again.

An engine promises that the segments' HTML, joined, is what it gives for the whole article. To
keep that promise it says three things of a segment: what it defines for others (references,
footnotes, abbreviations), what it asked for while rendering, and which holes its HTML has that
only the whole article can fill. Knows nothing of edits, processes or windows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any, Protocol

from editor.render.template import Template


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a segment ends: an offset in the text, at the start of a line or the text's end.

    ``far``: that it ends there hangs on something not being found in all of the rest.
    """

    end: int
    far: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """Something that one segment defines and others use."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Definition:
    """``value`` None takes an earlier definition back."""

    name: Name
    value: Any


class TookTooLong(Exception):
    """A segment was given up because its rendering would not end soon."""


Context = Mapping[str, Mapping[str, Any]]
"""What all segments together define: the kinds of name, of each kind the names' values."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A rendered segment: its own HTML, the footnotes it defines, the names it asked for."""

    body: Template
    notes: tuple[tuple[str, Template], ...] = ()
    asked: frozenset[Name] = frozenset()

    @property
    def stands_alone(self) -> bool:
        """Whether no numbers or ids connect it with other segments."""
        return not self.notes and self.body.stands_alone


@dataclass(frozen=True, slots=True)
class Numbered:
    """What fills the holes of every piece, in the order of its holes, and the closing HTML.

    ``listed``: the labels of the footnotes that are listed in that, in order.
    """

    fills: Sequence[Sequence[str]]
    tail: str = ""
    listed: Sequence[str] = ()


class Renderer(Protocol):
    """A Markdown engine with its options. Not safe to use from two threads."""

    def cuts(self, text: str, start: int, whole: bool) -> Iterator[Cut]:
        """The ends of the segments of ``text`` from ``start``, which must be a cut itself.

        Not ``whole``: more text follows; only cuts that hold whatever it is are given.
        """

    def definitions(self, source: str) -> tuple[Definition, ...]:
        """What the segment ``source`` defines, in order."""

    def context(self, definitions: Iterable[Definition]) -> Context:
        """What holds when these are made one after the other."""

    def render(self, source: str, context: Context) -> Piece:
        """The segment ``source``, sanitised. May raise anything on pathological input."""

    def hangs_on(self, source: str, piece: Piece, names: Set[Name]) -> bool:
        """Whether ``piece``, rendered from ``source``, may differ once ``names`` are others."""

    def number(self, pieces: Sequence[Piece], context: Context) -> Numbered:
        """Fill the holes of all pieces that do not stand alone, given in order.

        With what: of the pieces' bodies only the holes, ids and entries matter, not the HTML.
        """
