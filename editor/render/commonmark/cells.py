"""Cells of tables for engines that take only ASCII's blanks off them.

markdown-it takes full-width blanks off too, with which Chinese authors indent. It decides what a
table is; only its cells are read again.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import table

_BLANKS = " \t\n\v\f\r"
# Without any of these, all read the same cells.
_READ_OTHERWISE = re.compile(r"[^\S \t\n]|\\")

Split = Callable[[str], list[str]]


def cells_plugin(md: MarkdownIt, split: Split, *, last: bool = False) -> None:
    """Read rows so; ``split`` gives a row's text between its pipes, the outer ones included.

    ``last``: what may be another block is no table.
    """

    def read(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        first = len(state.tokens)
        found = table(state, start, end, silent)
        if (
            found
            and not silent
            and _READ_OTHERWISE.search(state.src, state.bMarks[start], state.eMarks[state.line - 1])
        ):
            _refill(state, first, split)
        return found

    if last:
        md.disable("table")
        md.block.ruler.before("lheading", "last_table", read, {"alt": ["paragraph", "reference"]})
    else:
        md.block.ruler.at("table", read, {"alt": ["paragraph", "reference"]})


def _refill(state: StateBlock, first: int, split: Split) -> None:
    cells = list[str]()
    at = 0
    for token in state.tokens[first:]:
        if token.type == "tr_open" and token.map:
            cells, at = _cells(state, token.map[0], split), 0
        elif token.type == "inline":
            token.content = cells[at].strip(_BLANKS) if at < len(cells) else ""
            at += 1


def _cells(state: StateBlock, line: int, split: Split) -> list[str]:
    text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
    cells = split(text.strip(_BLANKS))
    if cells and not cells[0]:
        del cells[0]
    if cells and not cells[-1]:
        del cells[-1]
    return cells
