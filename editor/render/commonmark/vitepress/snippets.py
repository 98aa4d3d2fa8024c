"""Labels for what other files bring in: ``<<< path`` code, ``<!--@include: path-->`` text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

_INCLUDED = re.compile(r"<!--\s*@include:\s*(.*?)\s*-->")


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
    return _label("snippet", tokens[at].content) + "\n"


def with_includes(html: str) -> str:
    """``html`` with a label for what is brought in there."""
    if "@include" not in html:
        return html
    return _INCLUDED.sub(lambda found: _label("include", found[1]), html)


def _label(name: str, path: str) -> str:
    shown = f"<span>{name}</span> <code>{escape(path)}</code>"
    return f'<div class="template-code">{shown}</div>'
