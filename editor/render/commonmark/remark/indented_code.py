"""Indented code beside lists, as micromark reads it.

After indented code a list begins only where it could interrupt a paragraph; so does one in a quote
or an item that interrupts one. Of indented code after a list the first line is a block of its own.
Such blocks have no lines of their own for the cutter, as they hang on what stands before them.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.code import code
from markdown_it.rules_block.lheading import lheading
from markdown_it.rules_block.list import list_block
from markdown_it.rules_block.paragraph import paragraph

_FIRST = "after a list"
_ITEM = re.compile(r"(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)")
_INTERRUPTING = re.compile(r"(?:[-+*]|1[.)])[ \t]+[^ \t]")


def indented_code_plugin(md: MarkdownIt) -> None:
    """Read lists and indented code so."""
    md.block.ruler.at("code", _code)
    md.block.ruler.at("list", _list, {"alt": ["paragraph", "reference", "blockquote"]})


def _before(state: StateBlock) -> str:
    """The type of the token before, if it ends a block beside this one."""
    if not state.tokens or state.tokens[-1].level != state.level:
        return ""
    return state.tokens[-1].type


def _interrupting(state: StateBlock, start: int) -> int | None:
    """The token that opens what a list would interrupt a paragraph in, or follow code in.

    That is a quote or an item which begins on the same line, or the list itself.
    """
    at = len(state.tokens)
    level = state.level
    while at and (token := state.tokens[at - 1]).nesting > 0 and (token.map or [-1])[0] == start:
        at, level = at - 1, token.level
    before = state.tokens[at - 1] if at else None
    if before is None or before.level != level:
        return None
    if before.type == "code_block":
        return None if _FIRST in before.meta else at
    opened = state.tokens[at - 3].map if before.type == "paragraph_close" else None
    return at if opened and opened[1] == start else None


def _list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if not silent and (opening := _interrupting(state, start)) is not None:
        line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
        if _ITEM.match(line) and not _INTERRUPTING.match(line) and not state.is_code_block(start):
            count = len(state.tokens)
            if not lheading(state, start, end, False):
                paragraph(state, start, end, False)
            state.tokens[min(opening, count)].map = None
            return True
    return list_block(state, start, end, silent)


def _code(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    is_after_list = _before(state) in ("bullet_list_close", "ordered_list_close")
    if not code(state, start, start + 1 if is_after_list else end, silent):
        return False
    if is_after_list and not silent:
        state.tokens[-1].map = None
        state.tokens[-1].meta[_FIRST] = True
    return True
