"""Footnotes as cmark-gfm finds them: labels in any case, text right behind the colon."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

_DEFINITION = re.compile(r"\[\^([^\] \t\r\n\0]+)\]:[ \t]*")
_REFERENCE = re.compile(r"\[\^([^\]\[\n]+)\]")
_SPACES = re.compile(r"[ \t\n\v\f\r]+")
_INDENT = 4


def footnotes_plugin(md: MarkdownIt) -> None:
    """Read them; the engine shows them."""
    md.block.ruler.before("reference", "footnote_def", _define, {"alt": ["paragraph", "reference"]})
    md.inline.ruler.after("image", "footnote_ref", _refer)


def _name(label: str) -> str:
    """What a footnote is known by, after the colon that markdown-it's names begin with."""
    return ":" + _SPACES.sub(" ", label.strip()).casefold()


def _define(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.is_code_block(start):
        return False
    at = state.bMarks[start] + state.tShift[start]
    found = _DEFINITION.match(state.src, at, state.eMarks[start])
    if found is None:
        return False
    if silent:
        return True
    state.env["footnotes"]["refs"].define(_name(found[1]), found[1])
    opening = state.push("footnote_reference_open", "", 1)
    opening.meta = {"label": found[1]}
    _read_inside(state, start, end, found.end())
    opening.map = [start, state.line]
    state.push("footnote_reference_close", "", -1)
    return True


def _read_inside(state: StateBlock, start: int, end: int, at: int) -> None:
    """Read the blocks of a footnote whose text begins at the offset ``at`` of the line ``start``.

    However far in that is, it counts as the left edge.
    """
    before = (state.bMarks[start], state.tShift[start], state.sCount[start], state.parentType)
    state.blkIndent += _INDENT
    state.bMarks[start], state.tShift[start], state.sCount[start] = at, 0, state.blkIndent
    state.parentType = "footnote"
    state.md.block.tokenize(state, start, end)
    state.blkIndent -= _INDENT
    state.bMarks[start], state.tShift[start], state.sCount[start], state.parentType = before


def _refer(state: StateInline, silent: bool) -> bool:
    found = _REFERENCE.match(state.src, state.pos, state.posMax)
    label = state.env["footnotes"]["refs"].spelled(_name(found[1])) if found else None
    if found is None or label is None:
        return False
    if not silent:
        state.push("footnote_ref", "", 0).meta = {"label": label}
    state.pos = found.end()
    return True
