"""Quotation marks, dashes, dots and entities."""

from __future__ import annotations

import re
from html import unescape
from html.entities import name2codepoint

from editor.render.kramdown.span_reader import SpanReader
from editor.render.kramdown.tree import Node

_PUNCTUATION = r"[!\"#$%'()*+,\-./:;<=>?@\[\\\]^_`{|}~]"
_W = "[A-Za-z0-9_]"
_S = r"[ \t\r\n\f\v]"
_QUOTES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), how)
    for pattern, how in (
        (r"()([\"'])(?=[_*]{1,2}[^ \t\r\n\f\v])", "open"),
        (rf"()([\"'])(?={_PUNCTUATION}(?!\.\.)\B)", "close"),
        (rf"({_S}?)(\"')(?={_W})", "open"),
        (rf"({_S}?)('\")(?={_W})", "open"),
        (rf"({_S}?)(')(?=[0-9][0-9]s)", "close"),
        (rf"({_S})(['\"])(?={_W})", "open"),
        (r"([^ \\\t\r\n\[{(-])(['\"])", "close"),
        (rf"()([\"'])(?={_S}|s\b|$)", "close"),
        (r"(?s:(.?)('))", "open"),
        (r"(?s:(.?)(\"))", "open"),
    )
)
"""What stands before a mark, the mark, and which it is: the first that matches decides."""
_PLACE = {("'", "open"): 0, ("'", "close"): 1, ('"', "open"): 2, ('"', "close"): 3}

_SYMBOL = re.compile(r"---?|\.\.\.|\\<<|\\>>|<< | >>|<<|>>")
_SYMBOLS = {
    "---": ("mdash", "—"),
    "--": ("ndash", "–"),
    "...": ("hellip", "…"),
    "<< ": ("laquo_space", "«\u00a0"),
    " >>": ("raquo_space", "\u00a0»"),
    "<<": ("laquo", "«"),
    ">>": ("raquo", "»"),
}
_ENTITY = re.compile(r"&([A-Za-z0-9_:][-\w.:]*);|&#([0-9]+);|&#x([0-9a-fA-F]+);", re.ASCII)

_LAST_CHARACTER, _SURROGATES = 0x10FFFF, range(0xD800, 0xE000)

# kramdown has these the wrong way round.
_NAMED = name2codepoint | {
    "apos": 39,
    "vellip": 8942,
    "rceil": 8968,
    "lceil": 8969,
    "rang": 9001,
    "lang": 9002,
}


def quote(reader: SpanReader, node: Node) -> None:
    """A quotation mark and the character before it."""
    for pattern, how in _QUOTES:
        found = reader.take(pattern)
        if found is not None:
            node.add_text(found[1], "text")
            for mark in found[2]:
                shown = reader.options.smart_quotes[_PLACE[mark, how]]
                node.children.append(Node("quote", shown))
            return
    reader.take_text(node)


def symbol(reader: SpanReader, node: Node) -> bool:
    """Dashes, dots, guillemets."""
    options = reader.options
    if options.is_gfm and "no_auto_typographic" in options.gfm_quirks:
        return False
    found = reader.take(_SYMBOL)
    if found is None:
        return False
    if found[0][0] == "\\":
        node.children += [Node("entity", found[0][1]), Node("entity", found[0][2])]
        return True
    name, shown = _SYMBOLS[found[0]]
    node.children.append(
        Node("symbol", dict(options.typographic_symbols).get(name, shown), title=shown)
    )
    return True


def _character(code: int, reference: str) -> str:
    """What is no character Ruby writes all the same: so many bytes that are no text."""
    if 0 < code <= _LAST_CHARACTER and code not in _SURROGATES:
        return unescape(reference)
    size = 0 if not code else 3 if code < 1 << 16 else 4 if code < 1 << 21 else 5
    return "\ufffd" * (size + (code >= 1 << 26))


def entity(reader: SpanReader, node: Node) -> bool:
    """A character by its name or number."""
    found = reader.take(_ENTITY)
    if found is None:
        return False
    if found[1] is None:
        code = int(found[2] or found[3], 10 if found[2] else 16)
        node.children.append(Node("entity", _character(code, found[0])))
    elif found[1] in _NAMED:
        node.children.append(Node("entity", chr(_NAMED[found[1]])))
    else:
        node.children.append(Node("entity", "&"))
        node.add_text(found[0][1:], "text")
    return True
