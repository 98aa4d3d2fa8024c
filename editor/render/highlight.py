"""Code in Pygments' classes; the preview's style sheet gives them their colours.

A block of code is ``<div class="highlight" data-language="python"><pre>…``, whatever the engine.
"""

from __future__ import annotations

from html import escape

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

# Longer code is shown without colours: a lexer may need seconds for it.
LONGEST = 100_000


def lexer_named(language: str) -> Lexer | None:
    """The lexer for a fence's language, or None when there is none."""
    try:
        return get_lexer_by_name(language) if language else None
    except ClassNotFound:
        return None


def code_block(source: str, language: str) -> str:
    """``source`` as HTML with Pygments' classes; plain when the language is unknown."""
    lexer = lexer_named(language) if len(source) <= LONGEST else None
    if lexer is None:
        inner = escape(source, quote=False)
    else:
        inner = highlight(source, lexer, HtmlFormatter(nowrap=True))
    label = f' data-language="{escape(language)}"' if language else ""
    return f'<div class="highlight"{label}><pre><code>{inner}</code></pre></div>'
