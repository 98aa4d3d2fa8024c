"""Fenced code: its language, the lines that its attributes mark, and the numbers beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from markdown_it.token import Token

from editor.render.commonmark.goldmark.attributes import Attributes, attributes
from editor.render.commonmark.goldmark.options import Options
from editor.render.highlight import code_block
from editor.render.lexing import lexer_named

_LANGUAGE = re.compile(r"[^\s{]+")
_LINES = re.compile(r"(\d+)(?:-(\d+))?")
_WHOLE_LINE = re.compile(r"((?:</span>)*)([^\n]*\n)")
_OPENING, _CLOSING = "<pre>", "</div>"
# No code has more lines than this that anybody sees.
_MOST_LINES = 10_000


class Fences:
    """Shows fenced code on a site with these options."""

    def __init__(self, options: Options) -> None:
        self._numbers = options.numbers
        self._is_coloured = options.codeFences

    def show(self, renderer: Any, tokens: Sequence[Token], index: int, *_: Any) -> str:
        """The render rule."""
        token = tokens[index]
        if not self._is_coloured:
            language = _LANGUAGE.match(token.info.strip())
            return code_block(token.content, language[0] if language else "") + "\n"
        return shown_code(token.content, token.info.strip(), self._numbers)


def shown_code(source: str, info: str, numbers: str = "") -> str:
    """The block of code whose fence says ``info``: a language, attributes in braces.

    ``numbers``: "table" or "inline" if lines have them where the fence does not say so itself.
    """
    brace = info.find("{")
    listed = attributes(info, brace) if brace > 0 else None
    given: Attributes = listed.attributes if listed else {}
    language = _LANGUAGE.match(info)
    name = language[0] if language else ""
    html = code_block(source, name, marked_lines=tuple(_marked(given.get("hl_lines"))))
    numbers = number_style(given.get("linenos", numbers))
    if numbers and lexer_named(name) is not None:
        start = given.get("linenostart")
        first = int(start) if isinstance(start, str) and start.isdecimal() else 1
        html = _in_table(html, first) if numbers == "table" else _within(html, first)
    return html + "\n"


def number_style(value: Any) -> str:
    """How lines are numbered where the settings say ``value``: "table", "inline" or not at all."""
    named = str(value).lower()
    if named in ("inline", "table"):
        return named
    return "table" if named == "true" else ""


def _in_table(html: str, first: int) -> str:
    at = html.index(_OPENING)
    code = html[at : -len(_CLOSING)]
    count = code.count("\n") + (not code.endswith("\n</code></pre>"))
    numbers = "\n".join(map(str, range(first, first + count)))
    return (
        f'{html[:at]}<table class="lntable"><tbody><tr>'
        f'<td class="lntd"><pre><code>{numbers}\n</code></pre></td><td class="lntd">{code}</td>'
        f"</tr></tbody></table>{_CLOSING}"
    )


def _within(html: str, first: int) -> str:
    at = html.index("<code>") + len("<code>")
    numbers = iter(range(first, first + html.count("\n") + 1))
    return html[:at] + _WHOLE_LINE.sub(
        lambda line: f'{line[1]}<span class="ln">{next(numbers)}</span>{line[2]}', html[at:]
    )


def _marked(value: Any) -> Iterator[int]:
    """The line numbers that a list like ``[1, "3-4"]`` or a text like ``"1 3-4"`` names."""
    listed = value if isinstance(value, list) else [value]
    for part in listed:
        for lines in _LINES.finditer(str(part)):
            first, last = int(lines[1]), int(lines[2] or lines[1])
            yield from range(first, min(last, first + _MOST_LINES) + 1)
