"""Indented code beside lists, as micromark reads it.

After indented code a list begins only where it could interrupt a paragraph. Of indented code after
a list the first line is a block of its own. Such blocks have no lines of their own for the cutter,
as they hang on what stands before them.
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


def _list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if not silent and _before(state) == "code_block" and _FIRST not in state.tokens[-1].meta:
        line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
        if _ITEM.match(line) and not _INTERRUPTING.match(line) and not state.is_code_block(start):
            count = len(state.tokens)
            if not lheading(state, start, end, False):
                paragraph(state, start, end, False)
            state.tokens[count].map = None
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
