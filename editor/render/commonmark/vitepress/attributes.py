"""Attributes in braces, as markdown-it-attrs reads them: ``# Title {#id .class key=value}``."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.paragraph import paragraph
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from editor.render.commonmark.vitepress.braces import (
    after_braces,
    attributes,
    before_braces,
    begins,
    ends,
    is_only,
    without_end,
)
from editor.render.commonmark.vitepress.spans import span_cells

_AS_WRITTEN = ("code_inline", "math_inline")
_RULE = re.compile(r" {0,3}[-*_]{3,} ?\{[^}]")


def attributes_plugin(md: MarkdownIt) -> None:
    """Give what stands before or around braces the attributes in them."""
    md.core.ruler.before("linkify", "curly_attributes", _give_all)
    md.block.ruler.at("paragraph", _paragraph)


def _paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Braces alone after a list or a table belong to it.

    That is seen here, where they are read, as the core's rules come too late for cutting the text.
    """
    before = state.tokens[-1] if state.tokens else None
    paragraph(state, start, end, silent)
    if before is None or before.level != state.level or not is_only(state.tokens[-2].content):
        return True
    if before.type in ("table_close", "bullet_list_close", "ordered_list_close"):
        opening = _opening(state.tokens, len(state.tokens) - 4)
        if opening is not None:
            _give(opening, attributes(state.tokens[-2].content, 0))
        del state.tokens[-3:]
    return True


def _give_all(state: StateCore) -> None:
    tokens = state.tokens
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.info and token.block and ends(token.info):
            _give(token, attributes(token.info, token.info.rindex("{")))
            token.info = without_end(token.info)
        elif token.type == "paragraph_open":
            _rule(tokens, at)
        elif token.type == "inline" and "}" in token.content and token.children:
            _beside_spans(token.children)
            _at_end(tokens, at)
        elif token.type == "tbody_close":
            span_cells(tokens, at)
        at += 1


def _rule(tokens: list[Token], at: int) -> None:
    """``--- {.a}`` is a horizontal rule after all."""
    inline = tokens[at + 1]
    if len(inline.children or ()) != 1 or not _RULE.match(inline.content):
        return
    token = tokens[at]
    token.type, token.tag, token.nesting, token.markup = "hr", "hr", 0, inline.content
    _give(token, attributes(inline.content, inline.content.rindex("{")))
    del tokens[at + 1 : at + 3]


def _beside_spans(children: list[Token]) -> None:
    """``code`{.a}``, ``![](image){.b}``, then ``*emphasis*{.c}``."""
    while (
        at := _index(children, lambda token: token.type in ("image", "code_inline"))
    ) is not None:
        _give(children[at - 1], attributes(children[at].content, 0))
        children[at].content = after_braces(children[at].content)
        if not children[at].content:
            del children[at]
    while (at := _index(children, lambda token: token.nesting < 0)) is not None:
        opening = _opening(children, at - 1)
        if opening is None:
            return
        _give(opening, attributes(children[at].content, 0))
        children[at].content = after_braces(children[at].content)


def _index(children: Sequence[Token], is_before: Callable[[Token], bool]) -> int | None:
    for at in range(1, len(children)):
        text = children[at]
        if text.type == "text" and is_before(children[at - 1]) and begins(text.content):
            return at
    return None


def _at_end(tokens: list[Token], at: int) -> None:
    """Braces at the end of an item, or of a block, or on the last line of one."""
    children = tokens[at].children or []
    is_item = at > 1 and tokens[at - 2].type == "list_item_open"
    if is_item and _has_line_of_braces(children):
        of = next(each for each in reversed(tokens[:at]) if each.type.endswith("list_open"))
        _give(of, attributes(children[-1].content, 0))
        del children[-2:]
    if is_item and children and children[-1].type == "text" and ends(children[-1].content):
        _take_end(children, tokens[at - 2])
    if _has_line_of_braces(children):
        last = at + 1
        while last + 1 < len(tokens) and tokens[last + 1].nesting < 0:
            last += 1
        opening = _opening(tokens, last)
        if opening is not None:
            _give(opening, attributes(children[-1].content, 0))
            del children[-2:]
    if children and children[-1].type not in _AS_WRITTEN and ends(children[-1].content):
        closing = next(index for index in range(at + 1, len(tokens)) if tokens[index].nesting < 0)
        _take_end(children, _opening(tokens, closing))


def _has_line_of_braces(children: Sequence[Token]) -> bool:
    return (
        len(children) > 1
        and children[-2].type == "softbreak"
        and children[-1].type == "text"
        and is_only(children[-1].content)
    )


def _take_end(children: Sequence[Token], token: Token | None) -> None:
    text = children[-1]
    if token is not None:
        _give(token, attributes(text.content, text.content.rindex("{")))
    text.content = before_braces(text.content)


def _opening(tokens: Sequence[Token], at: int) -> Token | None:
    """The token that opens what the one at ``at`` closes; itself if it closes nothing."""
    token = tokens[at]
    if token.type == "softbreak":
        return None
    if token.nesting == 0:
        return token
    wanted = (token.type.replace("_close", "_open"), token.level)
    return next(
        (each for each in reversed(tokens[: at + 1]) if (each.type, each.level) == wanted), None
    )


def _give(token: Token, given: Sequence[tuple[str, str]]) -> None:
    for name, value in given:
        if name in ("class", "css-module"):
            token.attrJoin(name, value)
        else:
            # Of two attributes with a name a browser takes the first.
            token.attrs.setdefault(name, value)
