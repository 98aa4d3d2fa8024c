"""Text as VitePress writes it: entities stay as the author wrote them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_BYTE_ORDER_MARK = "\ufeff"
_BLANKS = " \t\n\xa0\u3000" + _BYTE_ORDER_MARK
_BARE_AMPERSAND = re.compile(r"&(?![A-Za-z0-9_#]+;)")


def text_plugin(md: MarkdownIt) -> None:
    """Join text with its entities as they are written; show it with them."""
    md.core.ruler.after("block", "byte_order_marks", _strip)
    md.core.ruler.at("text_join", _join)
    md.add_render_rule("text", _text)
    md.add_render_rule("emoji", lambda _, tokens, at, *rest: tokens[at].content)


def escaped(text: str) -> str:
    """``text`` in HTML; what looks like an entity is one."""
    shown = text.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return _BARE_AMPERSAND.sub("&amp;", shown)


def _text(renderer: Any, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
    return escaped(tokens[at].content)


def _strip(state: StateCore) -> None:
    """A byte order mark is a blank to JavaScript."""
    for token in state.tokens if _BYTE_ORDER_MARK in state.src else ():
        if token.type == "inline":
            token.content = token.content.strip(_BLANKS)


def _join(state: StateCore) -> None:
    for block in state.tokens:
        if block.children and (len(block.children) > 1 or block.children[0].type != "text"):
            block.children = _joined(block.children)


def _joined(tokens: list[Token]) -> list[Token]:
    made, run = list[Token](), list[Token]()
    for token in tokens:
        if token.type in ("text", "text_special"):
            run.append(token)
            continue
        _close(run, made)
        made.append(token)
    _close(run, made)
    return made


def _close(run: list[Token], made: list[Token]) -> None:
    """The tokens of a run of text as one; an entity alone is the sign that it stands for."""
    if run:
        if len(run) > 1:
            run[-1].content = "".join(map(_source, run))
        run[-1].type = "text"
        made.append(run[-1])
        run.clear()


def _source(token: Token) -> str:
    if token.info == "entity":
        return token.markup
    return "&amp;" if token.info == "escape" and token.content == "&" else token.content
