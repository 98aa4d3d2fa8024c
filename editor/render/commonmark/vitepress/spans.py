"""Cells that span rows or columns (``{colspan=2}``) hide those they take the place of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token


def span_cells(tokens: Sequence[Token], end: int) -> None:
    """Hide what the cells of the table body that closes at ``end`` cover."""
    start = next(at for at in range(end, -1, -1) if tokens[at].type == "tbody_open")
    cells = [token for token in tokens[start:end] if token.type == "td_open"]
    if not any(_spans(cell, name) > 1 for cell in cells for name in ("colspan", "rowspan")):
        return
    head = next(at for at in range(start, -1, -1) if tokens[at].type == "thead_open")
    columns = sum(token.type == "th_open" for token in tokens[head:start])
    rows = [(at, _closing(tokens, at)) for at in range(start, end) if tokens[at].type == "tr_open"]
    if columns > 1:
        _Body(tokens, columns, rows).hide()


class _Body:
    """``room``: how many cells a row has left, where rows above reach into it."""

    def __init__(
        self, tokens: Sequence[Token], columns: int, rows: Sequence[tuple[int, int]]
    ) -> None:
        self._tokens = tokens
        self._columns = columns
        self._rows = rows
        self._room: dict[int, int] = {}

    def hide(self) -> None:
        for number, (start, end) in enumerate(self._rows):
            cells = [at for at in range(start, end) if self._tokens[at].type == "td_open"]
            room = self._room.get(number)
            if room and len(cells) > room:
                self._hide(cells[room], end)
            for at in cells:
                cell = self._tokens[at]
                if cell.hidden:
                    break
                self._reach_down(number, _spans(cell, "rowspan"), _spans(cell, "colspan"))
                if _spans(cell, "colspan") > 1:
                    self._reach_right(cells, at, self._room.get(number) or self._columns, end)

    def _reach_down(self, row: int, rows: int, columns: int) -> None:
        room = self._columns - max(columns, 1)
        for below in range(row + 1, min(row + rows, len(self._rows))):
            room -= bool(self._room.get(below))
            self._room[below] = room

    def _reach_right(self, cells: Sequence[int], at: int, room: int, end: int) -> None:
        cell, wanted = self._tokens[at], _spans(self._tokens[at], "colspan")
        real = min(room - cells.index(at), wanted)
        if real < wanted:
            cell.attrs["colspan"] = str(real)
        covered = cells[room + 1 - self._columns - real :]
        if covered:
            self._hide(covered[0], end)

    def _hide(self, start: int, end: int) -> None:
        for token in self._tokens[start:end]:
            token.hidden = True
            for child in token.children or ():
                child.hidden, child.content = True, ""


def _spans(cell: Token, name: str) -> int:
    number = re.match(r"\s*\d{1,4}\s*$", str(cell.attrs.get(name, "")), re.ASCII)
    return int(number[0]) if number else 0


def _closing(tokens: Sequence[Token], at: int) -> int:
    return next(end for end in range(at, len(tokens)) if tokens[end].type == "tr_close")
