"""Sets markdown-it-py up so that it reads and shows an article as GitHub does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.fence import fence
from markdown_it.rules_block.table import escapedSplit
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.escape import escape
from markdown_it.token import Token
from mdit_py_plugins.anchors import anchors_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin

from editor.render.commonmark.addresses import write_addresses
from editor.render.commonmark.blanks import strip_only
from editor.render.commonmark.cells import cells_plugin
from editor.render.commonmark.dialect import HeadingId
from editor.render.commonmark.fences import coloured_fence, shown_formula
from editor.render.commonmark.github.addresses import addresses_plugin
from editor.render.commonmark.github.code_spans import code_spans_plugin
from editor.render.commonmark.github.emphasis import emphasis_plugin
from editor.render.commonmark.github.footnotes import footnotes_plugin
from editor.render.commonmark.github.lists import lists_plugin
from editor.render.commonmark.github.shown import shown_plugin
from editor.render.commonmark.github.signs import ASCII_MARKS, BLANKS, encoded
from editor.render.commonmark.lazy import (
    indented_marks_plugin,
    lone_tags_plugin,
    read_paragraph,
)
from editor.render.commonmark.link_labels import link_labels_plugin
from editor.render.commonmark.parser import markdown

_OPTIONS = {"alerts": True, "strikethrough_single_tilde": True}
_ESCAPED = ASCII_MARKS | {"\n"}
_LONG_ENTITY = re.compile(r"&#(?:x[a-f0-9]{7,8}|[0-9]{8});", re.IGNORECASE)


def parser(heading_id: HeadingId) -> MarkdownIt:
    """See `Dialect.parser`."""
    md = markdown("commonmark", _OPTIONS)
    md.enable(["table", "strikethrough"])
    write_addresses(md, encoded)
    md.block.ruler.at("paragraph", _paragraph)
    md.block.ruler.at("fence", _fence, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    md.inline.ruler.at("escape", _escape)
    md.inline.ruler.before("entity", "long_entity", _long_entity)
    md.use(cells_plugin, escapedSplit, last=True)
    md.use(lists_plugin)
    md.use(indented_marks_plugin)
    md.use(lone_tags_plugin)
    md.use(link_labels_plugin)
    md.use(code_spans_plugin)
    md.use(addresses_plugin)
    md.use(emphasis_plugin)
    md.use(shown_plugin)
    md.use(footnotes_plugin)
    md.use(
        dollarmath_plugin,
        allow_labels=False,
        allow_space=False,
        allow_digits=False,
        allow_blank_lines=False,
        renderer=shown_formula,
    )
    md.use(anchors_plugin, max_level=6, slug_func=heading_id)
    md.add_render_rule("fence", coloured_fence)
    md.add_render_rule("code_block", coloured_fence)
    md.add_render_rule("image", _image)
    return md


def _paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """markdown-it takes wide blanks off the text, with which many Chinese paragraphs begin."""
    read_paragraph(state, start, end)
    strip_only(state, start, BLANKS)
    return True


def _fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """cmark-gfm takes as many blanks off the lines of code as the fence has, tabs being one."""
    found = fence(state, start, end, silent)
    if not found or silent:
        return found
    token = state.tokens[-1]
    token.info = unescapeAll(token.info)
    taken = _blanks(state, start)
    if taken < state.sCount[start] - state.blkIndent:
        last = start + 1 + token.content.count("\n")
        token.content = state.getLines(start + 1, last, state.blkIndent + taken, True)
    return found


def _blanks(state: StateBlock, line: int) -> int:
    """How many blanks stand between the block's edge and the line's text; a tab is one."""
    column, at = 0, state.bMarks[line]
    first = at + state.tShift[line]
    while at < first:
        wide = 4 - (column + state.bsCount[line]) % 4 if state.src[at] == "\t" else 1
        if column + wide > state.blkIndent:
            break
        column, at = column + wide, at + 1
    return first - at


def _escape(state: StateInline, silent: bool) -> bool:
    """markdown-it takes the letter behind a backslash, too; a break or an address may begin."""
    following = state.src[state.pos + 1 : state.pos + 2]
    if state.src[state.pos] == "\\" and following and following not in _ESCAPED:
        state.pending += "" if silent else "\\"
        state.pos += 1
        return True
    return escape(state, silent)


def _long_entity(state: StateInline, silent: bool) -> bool:
    """A number of more digits than CommonMark allows today is none of a character either."""
    found = _LONG_ENTITY.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    state.pending += "" if silent else "\ufffd"
    state.pos = found.end()
    return True


def _image(renderer: Any, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
    """As markdown-it's, with a space for a line break in the text that stands for it."""
    token = tokens[at]
    token.attrSet("alt", _plain(token.children or ()))
    html: str = renderer.renderToken(tokens, at, options, env)
    return html


def _plain(tokens: Sequence[Token]) -> str:
    """The text of what stands in for an image."""
    parts = list[str]()
    for token in tokens:
        if token.children:
            parts.append(_plain(token.children))
        else:
            parts.append(" " if token.type in ("softbreak", "hardbreak") else token.content)
    return "".join(parts)
