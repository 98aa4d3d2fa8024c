"""The stretch of a text that is an article's body, with what the repairs want to know of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from editor.exchange.chat import shortened
from editor.exchange.edges import Told
from editor.exchange.found import Edit, Kind, Repair
from editor.exchange.lines import Line, Spans, code_in


@dataclass(frozen=True)
class Draft:
    """A body at ``start`` to ``end`` of ``text``. ``told`` are its lines that are not of it.

    ``taken`` are the starts of the lines that repairs take out unasked.
    """

    text: str
    start: int
    end: int
    kind: Kind
    lines: Sequence[Line]
    told: Sequence[Told] = ()
    taken: frozenset[int] = frozenset()

    @cached_property
    def code(self) -> Spans:
        """Where code is."""
        # What is indented in a text without any mark of Markdown is a paragraph.
        return code_in(self.text, self.start, self.end, indented=not self.is_plain)

    @cached_property
    def shown(self) -> tuple[Line, ...]:
        """The lines with something in them."""
        return tuple(line for line in self.lines if not line.is_blank)

    @cached_property
    def kept(self) -> tuple[Line, ...]:
        """The lines that stay, of those with something in them."""
        return tuple(line for line in self.shown if line.start not in self.taken)

    @cached_property
    def is_plain(self) -> bool:
        """Whether it has none of Markdown's marks for blocks: a text typed as such."""
        if self.kind is not Kind.TEXT:
            return False
        return not any(
            line.code or line.text.lstrip(" >").startswith(_MARKS) or "](" in line.text
            for line in self.shown
        )

    def outside_code(self, spans: Iterator[tuple[int, int, str]]) -> tuple[Edit, ...]:
        """Edits from ``spans`` (start, end, replacement) but those within code."""
        return tuple(Edit(*each) for each in spans if not self.code.has(each[0]))


_MARKS = ("# ", "## ", "### ", "#### ", "- ", "* ", "+ ", "> ", "|", "```", "~~~", "![", "1. ", "<")


def without(line: Line, kind: str, *, on: bool = True) -> Repair:
    """The repair that takes a whole line out."""
    return Repair(kind, (Edit(line.start, line.end + 1),), on, shortened(line.text))
