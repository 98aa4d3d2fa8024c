"""``<<< path`` brings code in from another file: shown as a label."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token


def snippets_plugin(md: MarkdownIt) -> None:
    """Read lines that begin with ``<<<``."""
    md.block.ruler.before("fence", "snippet", _snippet)
    md.add_render_rule("snippet", _shown)


def _snippet(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    if state.is_code_block(start) or not line.startswith("<<<"):
        return False
    if not silent:
        state.line = start + 1
        token = state.push("snippet", "", 0)
        token.content, token.map = line[3:].strip(), [start, state.line]
    return True


def _shown(renderer: Any, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
    code = escape(tokens[at].content)
    return f'<div class="template-code"><span>snippet</span> <code>{code}</code></div>\n'
