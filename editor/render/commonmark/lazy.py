"""Lines that go on in a quote or an item by laziness, as CommonMark has them.

markdown-it reads marks however far in they stand on such a line, and takes a tag that stands alone
on one for a part of the paragraph before it.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.common.html_re import HTML_OPEN_CLOSE_TAG_STR
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.blockquote import blockquote
from markdown_it.rules_block.paragraph import paragraph

_LONE_TAG = re.compile(HTML_OPEN_CLOSE_TAG_STR + r"\s*$")
_LAZY = -1
_CODE = 4


def indented_marks_plugin(md: MarkdownIt) -> None:
    """A quote's mark four columns in is the paragraph's text."""
    md.block.ruler.at(
        "blockquote", _quote, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )


def lone_tags_plugin(md: MarkdownIt) -> None:
    """A tag alone on a line ends a table, and a quote or an item whose mark or place it has not."""
    md.block.ruler.before("html_block", "lone_tag", _ends, {"alt": ["paragraph", "blockquote"]})


def read_paragraph(state: StateBlock, start: int, end: int) -> None:
    """markdown-it's rule, but what has not the item's indentation but that of code goes on.

    Those lines right after ``start`` up to the first that is indented by less than code, as seen
    from what the item stands in.
    """
    columns: dict[int, int] = {}
    least, line = max(state.listIndent, 0) + _CODE, start + 1
    while line < end and state.sCount[line] >= least and not state.isEmpty(line):
        if state.sCount[line] < state.blkIndent:
            columns[line], state.sCount[line] = state.sCount[line], _LAZY
        line += 1
    paragraph(state, start, end, False)
    for line, column in columns.items():
        state.sCount[line] = column


def is_lone_tag(state: StateBlock, line: int) -> bool:
    """Whether nothing but an HTML tag is in the line."""
    first = state.bMarks[line] + state.tShift[line]
    is_tag = state.src.startswith("<", first, state.eMarks[line])
    return is_tag and _LONE_TAG.match(state.src[first : state.eMarks[line]]) is not None


def _quote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.sCount[start] < 0 or not _has_mark(state, start):
        return False
    if silent:
        return blockquote(state, start, end, silent)
    columns, line = dict[int, int](), start + 1
    while line < end and not state.isEmpty(line):
        if state.is_code_block(line) and _has_mark(state, line):
            columns[line], state.sCount[line] = state.sCount[line], _LAZY
        line += 1
    found = blockquote(state, start, end, silent)
    for line, column in columns.items():
        state.sCount[line] = column
    return found


def _has_mark(state: StateBlock, line: int) -> bool:
    first = state.bMarks[line] + state.tShift[line]
    return state.src.startswith(">", first, state.eMarks[line])


def _ends(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    is_lazy = state.parentType in ("blockquote", "table") or state.sCount[start] < state.blkIndent
    return (
        silent
        and is_lazy
        and state.sCount[start] < state.blkIndent + 4
        and is_lone_tag(state, start)
    )
