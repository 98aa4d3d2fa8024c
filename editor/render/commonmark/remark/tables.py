"""Rows of tables as remark reads them: a backslash may escape another one before a pipe."""

from __future__ import annotations

import re

_SIGN = re.compile(r"\\[\\|]|\|")


def split(row: str) -> list[str]:
    """What stands between the pipes; an escaped one is just a pipe."""
    cells, cell, after = list[str](), "", 0
    for sign in _SIGN.finditer(row):
        cell += row[after : sign.start()]
        after = sign.end()
        if sign[0] == "|":
            cells.append(cell)
            cell = ""
        else:
            cell += sign[0].removeprefix("\\") if sign[0] == "\\|" else sign[0]
    return [*cells, cell + row[after:]]
