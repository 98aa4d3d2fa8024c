"""VitePress's own blocks: ``::: tip`` and the like, ``::: code-group``, ``::: raw``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
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
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_DATA_TITLE = re.compile(r'data-title="(.*?)"')

Shown = Callable[[RendererHTML, Sequence[Token], int, Any, Any], str]


def containers_plugin(md: MarkdownIt, labels: Mapping[str, str]) -> None:
    """``labels`` are titles by kind, for those that are not to be called by their kind."""
    for kind, label in _BOXES.items():
        container_plugin(md, kind, render=_box(md, kind, labels.get(kind) or label))
    for kind, opening in _PLAIN.items():
        container_plugin(md, kind, render=_plain(opening))
    container_plugin(md, "code-group", render=_code_group)


def _box(md: MarkdownIt, kind: str, label: str) -> Shown:
    outer, inner = ("details", "summary") if kind == "details" else ("div", "p")
    named = "" if kind == "details" else ' class="custom-block-title"'

    def shown(renderer: RendererHTML, tokens: Sequence[Token], at: int, _: Any, env: Any) -> str:
        token = tokens[at]
        if token.nesting < 0:
            return f"</{outer}>\n"
        info = token.info.strip()[len(kind) :].strip()
        title = md.renderInline(info or label, {"references": env["references"]})
        attributes = renderer.renderAttrs(token)
        return (
            f'<{outer} class="{kind} custom-block"{attributes}><{inner}{named}>{title}</{inner}>\n'
        )

    return shown


def _plain(opening: str) -> Shown:
    return lambda _, tokens, at, *rest: opening if tokens[at].nesting > 0 else "</div>\n"


def _code_group(
    renderer: RendererHTML, tokens: Sequence[Token], at: int, options: Any, env: Any
) -> str:
    """The tabs' titles; each fence is told its own, to be shown beside it, as all are shown."""
    if tokens[at].nesting < 0:
        return "</div></div>\n"
    tabs = ""
    for token in tokens[at + 1 :]:
        if token.type == "container_code-group_close":
            break
        if title := _tab_title(token):
            checked = "" if tabs else " checked"
            tabs += (
                f'<input type="radio"{checked}><label data-title="{escape(title)}">{title}</label>'
            )
            token.meta["tab"] = title
    return f'<div class="vp-code-group vp-adaptive-theme"><div class="tabs">{tabs}</div><div class="blocks">\n'


def _tab_title(token: Token) -> str:
    if token.type == "fence" and token.tag == "code":
        return title_of(token.info)
    if token.type == "html_block":
        found = _DATA_TITLE.search(_COMMENT.sub("", token.content))
        return found[1] if found else ""
    return ""
