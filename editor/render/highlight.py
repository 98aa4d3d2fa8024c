"""Code in Pygments' classes; the preview's style sheet gives them their colours.

A block of code is ``<div class="highlight" data-language="python"><pre>…``, whatever the engine.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from html import escape

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.token import STANDARD_TYPES, _TokenType

from editor.render.lexing import lexer_named

# Longer code is shown without colours: a lexer may need seconds for it.
LONGEST = 100_000
# Text, names, blanks: the colour of the text around them.
_UNCOLOURED = frozenset(("n", "w", "x"))
MARKED = "hll"
"""The class of a line that stands out."""
_MARK = re.compile(f'<span class="{MARKED}">')


def code_block(
    source: str, language: str, marked_lines: Collection[int] | Mapping[int, str] = ()
) -> str:
    """``source`` as HTML with Pygments' classes; plain when the language is unknown.

    The lines with the numbers ``marked_lines``, from 1, stand out; they have the classes that a
    mapping gives them.
    """
    lexer = lexer_named(language) if len(source) <= LONGEST else None
    if lexer is None:
        inner = _plain(source, marked_lines)
    elif marked_lines:
        shown = HtmlFormatter(nowrap=True, hl_lines=list(marked_lines))
        inner = highlight(source, lexer, shown)
    else:
        inner = coloured(source, lexer)
    if isinstance(marked_lines, Mapping):
        inner = _with_classes(inner, marked_lines)
    label = f' data-language="{escape(language)}"' if language else ""
    return f'<div class="highlight"{label}><pre><code>{inner}</code></pre></div>'


def _with_classes(inner: str, classes: Mapping[int, str]) -> str:
    """Lines that stand out come in the order of their numbers; the last may not be there."""
    names = (classes[number] for number in sorted(classes))
    return (
        inner
        if set(classes.values()) <= {MARKED}
        else _MARK.sub(lambda _: f'<span class="{next(names)}">', inner)
    )


def coloured(source: str, lexer: Lexer) -> str:
    """As Pygments' own formatter has it, but without spans of classes that have no colour.

    Half of a long article's page would be these; and the formatter takes long to be made.
    """
    return in_spans(lexer.get_tokens(source))


def in_spans(code: Iterable[tuple[_TokenType, str]]) -> str:
    """Tokens of code as HTML; no span goes over the end of a line."""
    shown, texts, before = list[str](), list[str](), ""
    for kind, text in code:
        name = _class_of(kind)
        if name != before:
            shown.append(_span("".join(texts), before))
            texts.clear()
            before = name
        texts.append(text)
    shown.append(_span("".join(texts), before))
    return "".join(shown)


def _span(text: str, name: str) -> str:
    """``text`` as HTML, each of its lines in a span of its own; "" for none."""
    if not name:
        return escape(text, quote=False)
    if "\n" in text:
        return "\n".join(_span(line, name) for line in text.split("\n"))
    return f'<span class="{name}">{escape(text, quote=False)}</span>' if text else ""


@lru_cache
def _class_of(kind: _TokenType) -> str:
    """The class of a kind of token, or of the nearest wider kind that has one; "" for no colour."""
    name = STANDARD_TYPES.get(kind)
    if name is None:
        return _class_of(kind.parent) if kind.parent else ""
    return "" if name in _UNCOLOURED else name


def _plain(source: str, marked_lines: Collection[int]) -> str:
    if not marked_lines:
        return escape(source, quote=False)
    lines = escape(source, quote=False).split("\n")
    return "\n".join(
        f'<span class="hll">{line}</span>' if number in marked_lines else line
        for number, line in enumerate(lines, start=1)
    )
