"""GitHub's alerts, as VitePress reads them: ``> [!TIP] a title`` makes a box of the quote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_MARK = re.compile(r"\[!(TIP|NOTE|INFO|IMPORTANT|WARNING|CAUTION|DANGER)\]([^\n\r]*)", re.I)


def alerts_plugin(md: MarkdownIt) -> None:
    """Make boxes of quotes that begin with a mark."""

    def make(state: StateCore) -> None:
        for at, token in enumerate(state.tokens):
            if token.type == "blockquote_open":
                _make_alert(state.tokens, at)

    md.core.ruler.after("block", "github_alerts", make)
    md.add_render_rule("github_alert_open", _shown)


def _make_alert(tokens: list[Token], at: int) -> None:
    opening = tokens[at]
    end = next(
        (
            index
            for index in range(at + 1, len(tokens))
            if tokens[index].type == "blockquote_close" and tokens[index].level == opening.level
        ),
        at,
    )
    first = next((token for token in tokens[at:end] if token.type == "inline"), None)
    mark = _MARK.match(first.content) if first else None
    if first is None or mark is None:
        return
    kind = mark[1].lower()
    first.content = first.content[mark.end() :].lstrip()
    opening.meta = {"kind": kind, "title": mark[2].strip() or kind.upper()}
    for token, name in ((opening, "github_alert_open"), (tokens[end], "github_alert_close")):
        token.type, token.tag = name, "div"


def _shown(renderer: Any, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
    kind, title = tokens[at].meta["kind"], tokens[at].meta["title"]
    return (
        f'<div class="{kind} custom-block github-alert"><p class="custom-block-title">{title}</p>\n'
    )
