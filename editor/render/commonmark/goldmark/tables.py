"""Tables: lines of a paragraph of which the second or a later one is a table's rule."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from editor.render.commonmark.goldmark.characters import BLANKS

_CODE_INDENT = 4
_RULE = re.compile(r"[-|:\s]+")
_COLUMN = re.compile(r"\s*(:?)-+(:?)\s*")
_ALIGNED = {("", ""): "", (":", ""): "left", ("", ":"): "right", (":", ":"): "center"}


@dataclass(frozen=True, slots=True)
class Table:
    """``header`` is the index of the line with its header; all rows have as many cells.

    None is a cell that is not in the text.
    """

    header: int
    alignments: Sequence[str]
    head: Sequence[str | None]
    rows: Sequence[Sequence[str | None]]


def table(lines: Sequence[str], indents: Sequence[int]) -> Table | None:
    """The table that a paragraph's lines, indented so far, hold up to the last of them."""
    for at in range(1, len(lines)):
        alignments = _alignments(lines[at]) if indents[at] < _CODE_INDENT else None
        if alignments is None:
            continue
        head = _cells(lines[at - 1])
        if len(head) > len(alignments):
            return None
        rows = [_fitted(_cells(line), len(alignments)) for line in lines[at + 1 :]]
        return Table(at - 1, alignments, _fitted(head, len(alignments)), rows)
    return None


def _alignments(line: str) -> list[str] | None:
    if "-" not in line or not _RULE.fullmatch(line) or not line.strip("-"):
        return None
    columns = line.split("|")
    if not columns[0].strip(BLANKS):
        columns = columns[1:]
    if columns and not columns[-1].strip(BLANKS):
        columns = columns[:-1]
    found = [_COLUMN.fullmatch(column) for column in columns]
    if not found:
        return None
    return [_ALIGNED[each[1], each[2]] for each in found if each] if all(found) else None


def _cells(line: str) -> list[str]:
    line = line.strip(BLANKS)
    at = int(line.startswith("|"))
    limit = len(line) - line.endswith("|")
    cells = []
    while at < limit:
        end = line.find("|", at, limit)
        while end > 0 and line[end - 1] == "\\":
            end = line.find("|", end + 1, limit)
        end = limit if end < 0 else end
        cells.append(line[at:end].strip(BLANKS))
        at = end + 1
    return cells


def _fitted(cells: list[str], count: int) -> list[str | None]:
    return [*cells[:count], *[None] * (count - len(cells))]
