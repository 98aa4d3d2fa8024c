"""Paragraphs and headings as remark reads them: full-width spaces at their ends are text."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.heading import heading
from markdown_it.rules_block.lheading import lheading
from markdown_it.rules_block.paragraph import paragraph

from editor.render.commonmark.blanks import strip_only
from editor.render.commonmark.lazy import is_lone_tag, read_paragraph

_BLANK = " \t\r\n"
_CODE = 4
_CLOSING_MARKS = re.compile(r"(?:^|[ \t])#+[ \t]*$")


def paragraphs_plugin(md: MarkdownIt) -> None:
    """Read them so."""
    md.block.ruler.at("paragraph", _paragraph)
    md.block.ruler.at("lheading", _lheading)
    md.block.ruler.at("heading", _heading, {"alt": ["paragraph", "reference", "blockquote"]})


def _line(state: StateBlock, at: int) -> str:
    return state.src[state.bMarks[at] + state.tShift[at] : state.eMarks[at]]


def _paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """In a quote or item that goes on by laziness, a tag alone on a line is HTML, and its end."""
    count = len(state.tokens)
    read_paragraph(state, start, end)
    tag = next((at for at in range(start + 1, state.line) if _is_lazy_tag(state, at)), end)
    if tag < end:
        del state.tokens[count:]
        last, state.lineMax = state.lineMax, tag
        paragraph(state, start, tag, silent)
        state.lineMax = last
    strip_only(state, start, _BLANK)
    if tag < end:
        token = state.push("html_block", "", 0)
        token.content, token.map = f"\n{_line(state, tag)}\n", [tag, tag + 1]
        state.line = tag + 1
    return True


def _is_lazy_tag(state: StateBlock, at: int) -> bool:
    code = max(state.listIndent, 0) + _CODE
    return state.sCount[at] < min(state.blkIndent, code) and is_lone_tag(state, at)


def _lheading(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if not lheading(state, start, end, silent):
        return False
    lines = state.getLines(start, state.line - 1, state.blkIndent, False)
    state.tokens[-2].content = lines.strip(_BLANK)
    return True


def _heading(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if not heading(state, start, end, silent):
        return False
    if not silent:
        title = _line(state, start).lstrip("#").strip(_BLANK)
        state.tokens[-2].content = _CLOSING_MARKS.sub("", title).strip(_BLANK)
    return True
