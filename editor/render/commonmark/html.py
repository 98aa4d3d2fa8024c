"""Tokens of markdown-it-py as HTML: the library's renderer, with less to do for each token."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token


class Html(RendererHTML):
    """See RendererHTML; its rules are looked up once for each token."""

    def render(self, tokens: Sequence[Token], options: Any, env: Any) -> str:
        """See RendererHTML."""
        html: list[str] = []
        rules, other = self.rules, self.renderToken
        for at, token in enumerate(tokens):
            if token.type != "inline":
                html.append(rules.get(token.type, other)(tokens, at, options, env))
            elif token.children:
                html.append(self.renderInline(token.children, options, env))
        return "".join(html)

    def renderInline(self, tokens: Sequence[Token], options: Any, env: Any) -> str:
        """See RendererHTML."""
        rules, other = self.rules, self.renderToken
        return "".join(
            [
                rules.get(token.type, other)(tokens, at, options, env)
                for at, token in enumerate(tokens)
            ]
        )

    def renderToken(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        """See RendererHTML."""
        token = tokens[idx]
        if token.hidden:
            return ""
        attributes = self.renderAttrs(token) if token.attrs else ""
        if token.nesting < 0:
            return f"</{token.tag}{attributes}>\n" if token.block else f"</{token.tag}{attributes}>"
        slash = " /" if token.nesting == 0 and options["xhtmlOut"] else ""
        tag = f"<{token.tag}{attributes}{slash}>"
        if not token.block:
            return tag
        before = "\n" if idx and tokens[idx - 1].hidden else ""
        return before + tag + ("" if token.nesting and _goes_on(tokens, idx) else "\n")

    @staticmethod
    def renderAttrs(token: Token) -> str:
        """See RendererHTML."""
        return "".join(
            [f' {escapeHtml(key)}="{escapeHtml(str(value))}"' for key, value in token.attrs.items()]
        )


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether no line ends behind the block's tag: it has text, or nothing at all."""
    if at + 1 == len(tokens):
        return False
    following = tokens[at + 1]
    if following.type == "inline" or following.hidden:
        return True
    return following.nesting < 0 and following.tag == tokens[at].tag
