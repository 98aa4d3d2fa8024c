"""Which lines of a segment define which of its footnotes: every flavour writes them alike.

So that a preview shows the footnote in which the author writes. Where it is not found one only
misses that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_DEFINITION = re.compile(r"[ >\t]*\[\^([^\]\n]+)\]:")
_INDENTED = re.compile(r" {2}|\t")


@dataclass(frozen=True, slots=True)
class Noted:
    """A footnote by its label: it is defined on ``lines`` lines, from the line ``at`` (0 first)."""

    label: str
    at: int
    lines: int


def noted(lines: Sequence[str], labels: Iterable[str]) -> tuple[Noted, ...]:
    """Where ``lines`` define the footnotes that have these labels, in the order of the lines."""
    wanted = {_plain(label): label for label in labels}
    found = list[Noted]()
    for at, line in enumerate(lines):
        match = _DEFINITION.match(line)
        label = wanted.pop(_plain(match[1]), None) if match else None
        if label is not None:
            found.append(Noted(label, at, _end(lines, at) - at))
    return tuple(found)


def _plain(label: str) -> str:
    return " ".join(label.split()).casefold()


def _end(lines: Sequence[str], at: int) -> int:
    """The line after a definition: another one, or text that is not indented after a blank one."""
    end, was_blank = at + 1, False
    for number in range(at + 1, len(lines)):
        line = lines[number]
        is_other = bool(line.strip()) and was_blank and not _INDENTED.match(line)
        if is_other or _DEFINITION.match(line):
            return number
        end, was_blank = number + 1, not line.strip()
    return end
