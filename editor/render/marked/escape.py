"""Text as HTML: what marked and Hexo escape, and Hexo's typographic quotes."""

from __future__ import annotations

import re
from functools import partial

from editor.render.marked.characters import SPACE

_ENTITY = r"&(?!(?:#[0-9]{1,7}|#[Xx][a-fA-F0-9]{1,6}|[A-Za-z0-9_]+);)"
_ALL = re.compile("[&<>\"']")
_NEW = re.compile(rf"[<>\"']|{_ENTITY}")
_HEXO = re.compile(rf"[<>\"'`/=]|{_ENTITY}")
_WRITTEN = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
    "`": "&#96;",
    "/": "&#x2F;",
    "=": "&#x3D;",
}
_PLAIN = re.compile(r"['\"]|--|\.\.\.")
_QUOTES = "“”‘’"
_BEFORE_SINGLE = re.compile(rf"(^|[-—/(\[{{\"{SPACE}])'")
_BEFORE_DOUBLE = re.compile(rf"(^|[-—/(\[{{‘{SPACE}])\"")


def _escaped(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: _WRITTEN[match[0]], text)


escaped = partial(_escaped, _ALL)
"""All characters that mean something in HTML."""
escaped_once = partial(_escaped, _NEW)
"""The same, but entities stay what they are."""
escaped_by_hexo = partial(_escaped, _HEXO)
"""As ``escaped_once``, and three more characters."""


def smart(text: str, quotes: object = None) -> str:
    """``text`` with dashes, ellipses and quotes (of which there must be four)."""
    if _PLAIN.search(text) is None:
        return text
    chosen = quotes if isinstance(quotes, str) and len(quotes) == 4 else _QUOTES
    double, double_end, single, single_end = tuple(chosen)
    text = text.replace("---", "—").replace("--", "–")
    text = _BEFORE_SINGLE.sub(lambda match: match[1] + single, text).replace("'", single_end)
    text = _BEFORE_DOUBLE.sub(lambda match: match[1] + double, text).replace('"', double_end)
    return text.replace("...", "…")
