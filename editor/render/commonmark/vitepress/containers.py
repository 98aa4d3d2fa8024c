"""VitePress's own blocks: ``::: tip`` and the like, ``::: code-group``, ``::: raw``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin

from editor.render.commonmark.vitepress.fences import title_of

_BOXES = {
    "tip": "TIP",
    "info": "INFO",
    "warning": "WARNING",
    "danger": "DANGER",
    "details": "Details",
}
_PLAIN = {"v-pre": "<div v-pre>\n", "raw": '<div class="vp-raw">\n'}
_GROUP = "code-group"
_CLOSING = {"details": "</details>\n", _GROUP: "</div></div>\n"}
_NAME = "vitepress"
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_DATA_TITLE = re.compile(r'data-title="(.*?)"')

_KINDS = frozenset((*_BOXES, *_PLAIN, _GROUP))


def containers_plugin(md: MarkdownIt, labels: Mapping[str, str]) -> None:
    """``labels`` are titles by kind, for those that are not to be called by their kind."""

    def shown(renderer: RendererHTML, tokens: Sequence[Token], at: int, _: Any, env: Any) -> str:
        token = tokens[at]
        kind = token.meta["kind"]
        if token.nesting < 0:
            return _CLOSING.get(kind, "</div>\n")
        if kind == _GROUP:
            return _group(tokens, at)
        if kind in _PLAIN:
            return _PLAIN[kind]
        info = token.info.strip()[len(kind) :].strip()
        label = info or labels.get(kind) or _BOXES[kind]
        title = md.renderInline(label, {"references": env["references"]})
        return _box(kind, title, renderer.renderAttrs(token))

    # One rule for all kinds: every line of an article is asked.
    container_plugin(md, _NAME, validate=lambda info, *_: _kind(info) in _KINDS, render=shown)
    md.core.ruler.after("block", _NAME, _name_kinds)


def _kind(info: str) -> str:
    return info.strip().split(" ", 1)[0]


def _name_kinds(state: StateCore) -> None:
    kinds = list[str]()
    for token in state.tokens:
        if token.type == f"container_{_NAME}_open":
            kinds.append(_kind(token.info))
            token.meta["kind"] = kinds[-1]
        elif token.type == f"container_{_NAME}_close":
            token.meta["kind"] = kinds.pop()


def _box(kind: str, title: str, attributes: str) -> str:
    if kind == "details":
        return f'<details class="details custom-block"{attributes}><summary>{title}</summary>\n'
    heading = f'<p class="custom-block-title">{title}</p>'
    return f'<div class="{kind} custom-block"{attributes}>{heading}\n'


def _group(tokens: Sequence[Token], at: int) -> str:
    """The tabs' titles; each fence is told its own, to be shown beside it, as all are shown."""
    tabs = ""
    for token in tokens[at + 1 :]:
        if token.nesting < 0 and token.meta.get("kind") == _GROUP:
            break
        if title := _tab_title(token):
            checked = "" if tabs else " checked"
            tabs += (
                f'<input type="radio"{checked}><label data-title="{escape(title)}">{title}</label>'
            )
            token.meta["tab"] = title
    return (
        '<div class="vp-code-group vp-adaptive-theme">'
        f'<div class="tabs">{tabs}</div><div class="blocks">\n'
    )


def _tab_title(token: Token) -> str:
    if token.type == "fence" and token.tag == "code":
        return title_of(token.info)
    if token.type == "html_block":
        found = _DATA_TITLE.search(_COMMENT.sub("", token.content))
        return found[1] if found else ""
    return ""
