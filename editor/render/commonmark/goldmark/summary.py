"""Where an article's summary ends: ``<!--more-->``.

Hugo ends a paragraph there, wherever in it that is, and takes the white space behind it away: what
is indented below begins at the left edge.
"""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

DIVIDER = "<!--more-->"

_COUNT = "dividers"
# An article has one; each takes the reader one level deeper.
_MOST = 20


def divides(state: StateBlock, line: int) -> bool:
    """Whether the divider and something else behind it stand in this line."""
    text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
    return not state.level and text.startswith(DIVIDER) and text.strip() != DIVIDER


def read_divider(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The block rule of a divider above something indented."""
    begins = state.bMarks[start] + state.tShift[start]
    if state.level or state.is_code_block(start) or not state.src.startswith(DIVIDER, begins):
        return False
    following = state.skipEmptyLines(start + 1)
    if silent or divides(state, start) or following >= end or state.sCount[following] <= 0:
        return False
    state.env[_COUNT] = state.env.get(_COUNT, 0) + 1
    if state.env[_COUNT] > _MOST:
        return False
    state.bMarks[following] += state.tShift[following]
    state.tShift[following] = state.sCount[following] = 0
    first = len(state.tokens)
    state.md.block.tokenize(state, following, end)
    if len(state.tokens) > first:
        state.tokens[first].map = None  # It may not be read without the divider.
    return True
