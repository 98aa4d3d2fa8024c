"""Blocks that hold other blocks behind a mark: a footnote's text, a definition."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock


def read_inside(
    state: StateBlock, start: int, end: int, at: int, indent: int, kind: str, *, skipped: int = 0
) -> None:
    """Read the blocks of what begins at the offset ``at`` of the line ``start``.

    Of the blanks there ``skipped`` columns do not count.

    Lines that belong to it are indented by ``indent`` columns more than what is around it.
    ``state.line`` is behind them then. ``kind`` is what markdown-it-py calls the parent's type.
    """
    begins = state.bMarks[start]
    column = state.sCount[start] + at - (begins + state.tShift[start])
    spaces, width = _blanks(state.src, at, state.eMarks[start], column)
    before = (
        state.bMarks[start],
        state.tShift[start],
        state.sCount[start],
        state.bsCount[start],
        state.blkIndent,
        state.parentType,
        state.tight,
    )
    state.bMarks[start] = at
    state.tShift[start] = spaces
    state.blkIndent += indent
    state.sCount[start] = state.blkIndent + max(0, width - skipped)
    state.parentType = kind
    state.line = start
    if at + spaces < state.eMarks[start]:
        state.md.block.tokenize(state, start, end)
    else:
        state.line = start + 1
        _read_rest(state, start + 1, end)
    (
        state.bMarks[start],
        state.tShift[start],
        state.sCount[start],
        state.bsCount[start],
        state.blkIndent,
        state.parentType,
        state.tight,
    ) = before


def _read_rest(state: StateBlock, line: int, end: int) -> None:
    """What follows a mark that stands alone on its line."""
    following = state.skipEmptyLines(line)
    if following < end and state.sCount[following] >= state.blkIndent:
        state.md.block.tokenize(state, following, end)


def _blanks(text: str, at: int, end: int, column: int) -> tuple[int, int]:
    """How many blanks there are from ``at``, and how many columns they take."""
    first, width = at, 0
    while at < end and text[at] in " \t":
        width += 4 - (column + width) % 4 if text[at] == "\t" else 1
        at += 1
    return at - first, width
