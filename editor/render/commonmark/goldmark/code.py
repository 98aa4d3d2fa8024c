"""Fenced code: its language, and the lines that its attributes mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from markdown_it.token import Token

from editor.render.commonmark.goldmark.attributes import attributes
from editor.render.highlight import code_block

_LANGUAGE = re.compile(r"[^\s{]+")
_LINES = re.compile(r"(\d+)(?:-(\d+))?")
# No code has more lines than this that anybody sees.
_MOST_LINES = 10_000


def fence(renderer: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    """The render rule of fenced code."""
    token = tokens[index]
    return shown_code(token.content, token.info.strip())


def shown_code(source: str, info: str) -> str:
    """The block of code whose fence says ``info``: a language, attributes in braces."""
    brace = info.find("{")
    listed = attributes(info, brace) if brace > 0 else None
    language = _LANGUAGE.match(info)
    marked = _marked(listed.attributes.get("hl_lines")) if listed else ()
    return code_block(source, language[0] if language else "", marked_lines=tuple(marked)) + "\n"


def _marked(value: Any) -> Iterator[int]:
    """The line numbers that a list like ``[1, "3-4"]`` or a text like ``"1 3-4"`` names."""
    listed = value if isinstance(value, list) else [value]
    for part in listed:
        for lines in _LINES.finditer(str(part)):
            first, last = int(lines[1]), int(lines[2] or lines[1])
            yield from range(first, min(last, first + _MOST_LINES) + 1)
