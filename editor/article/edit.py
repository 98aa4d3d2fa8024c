"""What an editing command answers, and the few questions about lines that commands share.

A command is a pure function of the text and the selection. It looks at the lines around the
selection only, so it costs the same in a long article.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace ``text[start:end]``; then select from ``anchor`` to ``cursor`` (in the new text)."""

    start: int
    end: int
    replacement: str
    anchor: int
    cursor: int

    def apply_to(self, text: str) -> str:
        """``text`` with this edit made."""
        return text[: self.start] + self.replacement + text[self.end :]


Command = Callable[[str, int, int], Edit]
"""(text, start of the selection, its end) -> what to do; start <= end."""


def nothing(start: int, end: int) -> Edit:
    """An edit that leaves text and selection alone."""
    return Edit(start, start, "", start, end)


def line_start(text: str, at: int) -> int:
    """Where the line holding ``at`` begins."""
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """Where the line holding ``at`` ends, before its line feed."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def whole_lines(text: str, start: int, end: int) -> tuple[int, int]:
    """The lines that a selection touches, from the first's start to the last's end.

    A selection that ends at the very start of a line does not touch that line.
    """
    if end > start and text[end - 1] == "\n":
        end -= 1
    return line_start(text, start), line_end(text, end)


def replace_lines(text: str, start: int, end: int, lines: list[str]) -> Edit:
    """Put ``lines`` for the lines that the selection touches; the selection stays on them.

    With nothing selected, the cursor keeps its distance from the end of its line.
    """
    first, last = whole_lines(text, start, end)
    replacement = "\n".join(lines)
    after = first + len(replacement)
    if start == end:
        cursor = max(first, after - (last - start))
        return Edit(first, last, replacement, cursor, cursor)
    return Edit(first, last, replacement, first, after)


def lines_of(text: str, start: int, end: int) -> list[str]:
    """The lines that a selection touches, without line feeds."""
    first, last = whole_lines(text, start, end)
    return text[first:last].split("\n")


def line_before(text: str, at: int) -> str | None:
    """The line above the one that begins at ``at``; None if there is none."""
    return text[line_start(text, at - 1) : at - 1] if at > 0 else None


def line_after(text: str, at: int) -> str | None:
    """The line below the one that ends at ``at``; None if there is none."""
    return text[at + 1 : line_end(text, at + 1)] if at < len(text) else None
