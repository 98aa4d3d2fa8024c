"""Paragraphs and headings as remark reads them: full-width spaces at their ends are text."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.common.html_re import HTML_OPEN_CLOSE_TAG_STR
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.heading import heading
from markdown_it.rules_block.lheading import lheading
from markdown_it.rules_block.paragraph import paragraph

_BLANK = " \t\r\n"
_CLOSING_MARKS = re.compile(r"(?:^|[ \t])#+[ \t]*$")
_LONE_TAG = re.compile(HTML_OPEN_CLOSE_TAG_STR + r"\s*$")


def paragraphs_plugin(md: MarkdownIt) -> None:
    """Read them so."""
    md.block.ruler.at("paragraph", _paragraph)
    md.block.ruler.at("lheading", _lheading)
    md.block.ruler.at("heading", _heading, {"alt": ["paragraph", "reference", "blockquote"]})


def _line(state: StateBlock, at: int) -> str:
    return state.src[state.bMarks[at] + state.tShift[at] : state.eMarks[at]]


def _paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """In a quote that goes on by laziness alone, a tag alone on a line is no part of it."""
    count = len(state.tokens)
    paragraph(state, start, end, silent)
    tag = next((at for at in range(start + 1, state.line) if _is_lazy_tag(state, at)), end)
    if tag < end:
        del state.tokens[count:]
        paragraph(state, start, tag, silent)
    lines = state.getLines(start, state.line, state.blkIndent, False)
    state.tokens[-2].content = lines.strip(_BLANK)
    if state.line == tag < end:
        token = state.push("html_block", "", 0)
        token.content, token.map = _line(state, tag) + "\n", [tag, tag + 1]
        state.line = tag + 1
    return True


def _is_lazy_tag(state: StateBlock, at: int) -> bool:
    # markdown-it marks the lazy lines of a quote with a negative indentation.
    return state.sCount[at] < 0 and _LONE_TAG.match(_line(state, at)) is not None


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
