"""In a quote, a list that another list or a quote follows after a blank line is loose.

mdast-util-from-markdown takes the blank line for one of the list that ends last there.
"""

from __future__ import annotations

import re

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_CLOSING = ("bullet_list_close", "ordered_list_close")
_FOLLOWING = ("bullet_list_open", "ordered_list_open", "blockquote_open")
_BLANK = re.compile(r"[\s>]*")


def loosen(state: StateCore) -> None:
    """Show the paragraphs of such lists."""
    depth, tokens = 0, state.tokens if ">" in state.src else []
    lines: list[str] | None = None
    for at, token in enumerate(tokens[:-1]):
        depth += token.nesting if token.type.startswith("blockquote") else 0
        following = tokens[at + 1]
        if not depth or token.type not in _CLOSING or following.type not in _FOLLOWING:
            continue
        lines = state.src.split("\n") if lines is None else lines
        if following.map and _BLANK.fullmatch(lines[following.map[0] - 1]):
            _loosen(tokens, at)


def _loosen(tokens: list[Token], end: int) -> None:
    while tokens[end - 1].type == "list_item_close" and tokens[end - 2].type in _CLOSING:
        end -= 2
    level = tokens[end].level
    for token in reversed(tokens[:end]):
        if token.level == level:
            return
        if token.level == level + 2 and token.type in ("paragraph_open", "paragraph_close"):
            token.hidden = False
