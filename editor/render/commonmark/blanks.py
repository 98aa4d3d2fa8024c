"""White space wider than ASCII's, with which Chinese authors indent.

markdown-it takes it off the ends of all text; other engines do not.
"""

from __future__ import annotations

from markdown_it.rules_block import StateBlock


def strip_only(state: StateBlock, start: int, blanks: str) -> None:
    """Have nothing but ``blanks`` taken off the paragraph that begins at ``start``, just read."""
    first = state.src[state.bMarks[start] + state.tShift[start]]
    last = state.src[state.eMarks[state.line - 1] - 1]
    if first.isspace() or last.isspace():
        text = state.getLines(start, state.line, state.blkIndent, False)
        state.tokens[-2].content = text.strip(blanks)
