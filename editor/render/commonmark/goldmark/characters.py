"""Kinds of character, escapes and addresses as goldmark sees them."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from html.entities import html5
from unicodedata import category
from urllib.parse import quote

ASCII_PUNCTUATION = r"!-/:-@\[-`{-~"
"""What a backslash takes its meaning from: the inside of a regular expression's brackets."""

BLANKS = " \t\n\v\f\r"
"""What is trimmed off lines and their parts; a full-width space is not."""

_SPACES = frozenset(
    "\t\n\v\f\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
_BACKSLASH = re.compile(rf"\\([{ASCII_PUNCTUATION}])")
_REFERENCE = re.compile(r"()&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z0-9]+));")
_ESCAPED = re.compile(
    rf"\\([{ASCII_PUNCTUATION}])|&(?:#(\d{{1,7}})|#[xX]([0-9a-fA-F]{{1,6}})|([a-zA-Z0-9]+));"
)
_NAMED = re.compile(r"&([a-zA-Z][a-zA-Z0-9]*);")
_KEPT_IN_URL = ";/?:@&=+$,-_.!~*'()#"
_PERCENT = re.compile(r"%(?![0-9a-fA-F]{2})")
_DANGEROUS = re.compile(r"\s*(?:javascript|vbscript|file|data):", re.IGNORECASE)
_PICTURE = re.compile(r"\s*data:image/(?:png|gif|jpeg|webp|svg\+xml);", re.IGNORECASE)


def is_space(character: str) -> bool:
    """Whether Unicode calls it white space."""
    return character in _SPACES


@lru_cache(maxsize=10_000)
def is_punctuation(character: str) -> bool:
    """Whether it is punctuation or a symbol to what decides about emphasis."""
    return category(character)[0] in "PS"


def is_plain_punctuation(character: str) -> bool:
    """Whether it is punctuation in Unicode's own, narrower sense."""
    return category(character)[0] == "P"


def unescaped(text: str) -> str:
    """``text`` with its backslash escapes and character references resolved."""
    return _ESCAPED.sub(_meant, text) if "\\" in text or "&" in text else text


def named(text: str) -> str:
    """``text`` with only those character references resolved that are names."""
    return _NAMED.sub(lambda match: html5.get(match[1] + ";", match[0]), text)


def shown(text: str) -> str:
    """The HTML that shows ``text``, escapes and character references resolved."""
    return escape(unescaped(text))


def address(raw: str, is_unsafe: bool, *, is_escaped: bool = True) -> str:
    """The HTML of a link's address: percent-encoded, and empty if it could run something.

    ``is_escaped``: backslashes and character references in it still stand for what they mean.
    """
    url = _REFERENCE.sub(_meant, _BACKSLASH.sub(r"\1", raw)) if is_escaped else raw
    if not is_unsafe and _DANGEROUS.match(url) and not _PICTURE.match(url):
        return ""
    return escape(quote(_PERCENT.sub("%25", url), safe=_KEPT_IN_URL + "%"))


def _meant(match: re.Match[str]) -> str:
    punctuation, decimal, hexadecimal, name = match.groups()
    if punctuation:
        return punctuation
    if name is not None:
        return html5.get(name + ";", match[0])
    number = int(decimal) if decimal is not None else int(hexadecimal, 16)
    is_character = 0 < number < 0xD800 or 0xDFFF < number < 0x110000
    return chr(number) if is_character else "\ufffd"
