"""Sets markdown-it-py up so that it reads and shows an article as Hugo does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from editor.render.commonmark.dialect import HeadingId
from editor.render.commonmark.goldmark.attributes import html as attributes_html
from editor.render.commonmark.goldmark.block_attributes import read_attributes
from editor.render.commonmark.goldmark.blocks import GoldmarkBlocks, raw_html_rule, read_list
from editor.render.commonmark.goldmark.brackets import NOTE
from editor.render.commonmark.goldmark.code import Fences
from editor.render.commonmark.goldmark.definition_lists import ends_definition, read_definition
from editor.render.commonmark.goldmark.footnotes import read_footnote
from editor.render.commonmark.goldmark.headings import rule as heading_rule
from editor.render.commonmark.goldmark.inline import Inline, Line
from editor.render.commonmark.goldmark.options import Options
from editor.render.commonmark.goldmark.paragraphs import Paragraphs
from editor.render.commonmark.goldmark.passthrough import BLOCK_START, split_blocks
from editor.render.commonmark.goldmark.summary import read_divider
from editor.render.commonmark.lazy import indented_marks_plugin
from editor.render.commonmark.parser import markdown

_INTERRUPTING: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote"]}
_DEEPEST = 100
_LONE_IMAGE = re.compile(r"<img [^>]*>")


def parser(options: Options, heading_id: HeadingId) -> MarkdownIt:
    """A parser with these options; see `Dialect.parser`."""
    md = markdown("commonmark", {"maxNesting": _DEEPEST})
    md.block = GoldmarkBlocks()
    blocks = md.block.ruler
    blocks.at("heading", heading_rule(options.attribute_title), _INTERRUPTING)
    blocks.at("paragraph", Paragraphs(options).read)
    blocks.at("list", read_list, _INTERRUPTING)
    blocks.before("html_block", "divider", read_divider)
    blocks.at("html_block", raw_html_rule(options.unsafe), _INTERRUPTING)
    md.use(indented_marks_plugin)
    md.disable(["table", "reference", "lheading", "text_join"])
    if options.footnote:
        blocks.before("paragraph", "footnote", read_footnote, _INTERRUPTING)
    if options.definitionList:
        blocks.before("code", "definition", read_definition)
        blocks.before("code", "next_definition", ends_definition, _INTERRUPTING)
    if options.attribute_block:
        blocks.before("code", "attributes", read_attributes, _INTERRUPTING)
    md.core.ruler.at("inline", _Reading(options, heading_id).read)
    fences = Fences(options)
    md.add_render_rule("fence", lambda _, *place: fences.show(_, *place))
    md.add_render_rule("heading_open", _heading)
    md.add_render_rule("html_block", _html_block)
    md.add_render_rule("definitions", _nothing)
    return md


class _Reading:
    """The core rule that reads what stands within the blocks."""

    def __init__(self, options: Options, heading_id: HeadingId) -> None:
        self._options = options
        self._heading_id = heading_id
        self._inline = Inline(options)

    def read(self, state: StateCore) -> None:
        """See markdown-it's core rules."""
        tokens = state.tokens
        for at, token in enumerate(tokens):
            if token.type != "inline":
                continue
            opening = tokens[at - 1]
            line = self._inline.read(
                token.content,
                state.env,
                is_task=at > 1 and tokens[at - 2].type == "list_item_open",
                is_cell=opening.tag in ("td", "th"),
            )
            html = line.html
            if BLOCK_START in html:
                html = _with_blocks(html, opening, tokens[at + 1])
            token.children = _children(html)
            if opening.type == "heading_open":
                self._identify(opening, line)
            elif opening.type == "dt_open" and self._options.autoDefinitionTermID:
                opening.attrSet("id", self._heading_id(line.text.strip()))
            elif self._is_bare_image(opening, html):
                opening.hidden = tokens[at + 1].hidden = True
                image = "<img" + attributes_html(opening.attrs)
                token.children = _children(image + html.removeprefix("<img"))

    def _is_bare_image(self, opening: Token, html: str) -> bool:
        """Whether a paragraph is just an image, which stands without it."""
        if self._options.wrapStandAloneImageWithinParagraph:
            return False
        return opening.type == "paragraph_open" and _LONE_IMAGE.fullmatch(html) is not None

    def _identify(self, heading: Token, line: Line) -> None:
        given = heading.meta["attributes"]
        if isinstance(given.get("id"), str):
            given["id"] = self._heading_id(given["id"], given=True)
            return
        title = line.text.rsplit("\n", 1)[-1].strip()
        if self._options.autoHeadingID and title:
            given["id"] = self._heading_id(title)


def _children(html: str) -> list[Token]:
    """The HTML of a line as tokens, of which every second is a footnote's reference."""
    tokens = []
    for index, part in enumerate(html.split(NOTE)):
        if index % 2:
            tokens.append(Token("footnote_ref", "", 0, meta={"label": part}))
        elif part:
            tokens.append(Token("html_inline", "", 0, content=part))
    return tokens


def _with_blocks(html: str, opening: Token, closing: Token) -> str:
    """A line's HTML in which formulas stand beside paragraphs, not within them."""
    is_paragraph = opening.type == "paragraph_open" and not opening.hidden
    if opening.type == "paragraph_open":
        opening.hidden = closing.hidden = True
    before, after = ("<p>", "</p>") if is_paragraph else ("", "")
    parts = split_blocks(html)
    return "\n".join(part if is_block else before + part + after for is_block, part in parts)


def _heading(renderer: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    token = tokens[index]
    return f"<{token.tag}{attributes_html(token.meta['attributes'])}>"


def _html_block(renderer: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    before = "\n" if index and tokens[index - 1].hidden else ""
    return before + ("" if tokens[index].hidden else tokens[index].content)


def _nothing(*_: object) -> str:
    return ""
