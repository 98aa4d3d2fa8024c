"""remark's parser as Astro's settings have it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.escape import escape
from markdown_it.token import Token

from editor.render.commonmark.addresses import write_addresses
from editor.render.commonmark.cells import cells_plugin
from editor.render.commonmark.dialect import HeadingId
from editor.render.commonmark.lazy import indented_marks_plugin
from editor.render.commonmark.link_labels import link_labels_plugin
from editor.render.commonmark.numbering import note_number
from editor.render.commonmark.parser import markdown
from editor.render.commonmark.remark.attention import attention_plugin
from editor.render.commonmark.remark.autolinks import autolinks_plugin
from editor.render.commonmark.remark.bare_addresses import linked
from editor.render.commonmark.remark.footnote_blocks import footnotes_plugin
from editor.render.commonmark.remark.indented_code import indented_code_plugin
from editor.render.commonmark.remark.items import tasks
from editor.render.commonmark.remark.languages import language_of
from editor.render.commonmark.remark.loose_lists import loosen
from editor.render.commonmark.remark.paragraphs import paragraphs_plugin
from editor.render.commonmark.remark.signs import encoded
from editor.render.commonmark.remark.smart_quotes import Smart, smart
from editor.render.commonmark.remark.smart_quotes import chosen as smartypants
from editor.render.commonmark.remark.tables import split
from editor.render.highlight import code_block

_ALIGN = "text-align:"


@dataclass(frozen=True)
class Options:
    """Astro's ``markdown``.

    ``highlighter`` colours the code. ``smart``: how SmartyPants is to be; None if it is not.
    ``notes``: the options of remark-rehype.
    """

    gfm: bool = True
    highlighter: str = "shiki"
    smart: Smart | None = None
    notes: Mapping[str, Any] = field(default_factory=dict)


def options(settings: Mapping[str, Any]) -> Options:
    """``settings`` has Astro's ``markdown``."""
    given = settings.get("markdown")
    markdown = given if isinstance(given, Mapping) else {}
    pants = markdown.get("smartypants")
    colours, notes = markdown.get("syntaxHighlight"), markdown.get("remarkRehype")
    by = colours.get("type") if isinstance(colours, Mapping) else colours
    return Options(
        gfm=markdown.get("gfm") is not False,
        highlighter="" if by is False else "prism" if by == "prism" else "shiki",
        smart=None if pants is False else smartypants(pants if isinstance(pants, Mapping) else {}),
        notes=notes if isinstance(notes, Mapping) else {},
    )


def parser(chosen: Options, heading_id: HeadingId) -> MarkdownIt:
    """markdown-it with what remark does otherwise."""
    md = markdown("commonmark")
    write_addresses(md, encoded)
    md.use(indented_code_plugin)
    md.core.ruler.after("block", "loose_lists", loosen)
    md.use(paragraphs_plugin)
    md.use(indented_marks_plugin)
    md.use(attention_plugin, chosen.gfm)
    md.inline.ruler.at("escape", _escape)
    if chosen.gfm:
        md.use(cells_plugin, split, last=True)
        md.use(footnotes_plugin)
        md.use(link_labels_plugin)
        md.use(autolinks_plugin)
        md.core.ruler.after("block", "tasks", tasks)

    def finish(state: StateCore) -> None:
        for at, token in enumerate(state.tokens):
            if token.type == "inline":
                _finish_inline(token, chosen)
                if at and state.tokens[at - 1].type == "heading_open":
                    _anchor(state.tokens[at - 1], token, heading_id)
            elif token.type in ("th_open", "td_open"):
                _align(token)

    md.core.ruler.push("remark", finish)
    md.add_render_rule("image", _image)

    def fence(_: Any, tokens: Sequence[Token], at: int, *rest: Any) -> str:
        language = language_of(unescapeAll(tokens[at].info), chosen.highlighter)
        return code_block(tokens[at].content, language) + "\n"

    md.add_render_rule("fence", fence)
    md.add_render_rule("code_block", fence)
    return md


def _escape(state: StateInline, silent: bool) -> bool:
    """markdown-it takes the letter after a backslash with it; an address may begin there."""
    if re.match(r"\\[^!-/:-@\[-`{-~\n]", state.src[state.pos : state.pos + 2]):
        state.pending += "" if silent else "\\"
        state.pos += 1
        return True
    return escape(state, silent)


def _finish_inline(inline: Token, chosen: Options) -> None:
    children = _joined(inline.children or [])
    if chosen.gfm:
        children = linked(children)
    if chosen.smart is not None:
        smart(children, chosen.smart)
    if "box" in inline.meta:
        children.insert(0, Token("html_inline", "", 0, content=inline.meta["box"]))
    inline.children = children


def _joined(tokens: Sequence[Token]) -> list[Token]:
    """Text with the line breaks in it as one token."""
    made = list[Token]()
    for token in tokens:
        if token.type in ("softbreak", "text_special"):
            token.content = token.content or "\n"
            token.type = "text"
        if token.type == "text" and made and made[-1].type == "text":
            made[-1].content += token.content
        else:
            made.append(token)
    return made


def _anchor(heading: Token, inline: Token, heading_id: HeadingId) -> None:
    children = inline.children or []
    title = "".join(
        each.content if each.type != "footnote_ref" else note_number(each.meta["label"])
        for each in children
        if each.type in ("text", "code_inline", "footnote_ref")
    )
    heading.attrs["id"] = heading_id(title)


def _align(cell: Token) -> None:
    style = str(cell.attrs.pop("style", ""))
    if style.startswith(_ALIGN):
        cell.attrs["align"] = style.removeprefix(_ALIGN)


def _image(renderer: Any, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
    tokens[at].attrs["alt"] = _plain(tokens[at].children or ())
    shown: str = renderer.renderToken(tokens, at, options, env)
    return shown


def _plain(tokens: Sequence[Token]) -> str:
    """The text of an image's description: a line break in it is one, a hard one is nothing."""
    return "".join(
        _plain(each.children or ())
        if each.type == "image"
        else "\n"
        if each.type == "softbreak"
        else each.content
        for each in tokens
    )
