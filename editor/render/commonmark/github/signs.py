"""What cmark-gfm takes for blanks and punctuation, and how it writes addresses."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from urllib.parse import quote

BLANKS = " \t\n\v\f\r"
ASCII_MARKS = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


@lru_cache(maxsize=4096)
def is_punctuation(sign: str) -> bool:
    """ASCII's signs, and Unicode's punctuation without its symbols, as CommonMark 0.29 had it."""
    return sign in ASCII_MARKS or unicodedata.category(sign)[0] == "P"


@lru_cache(maxsize=4096)
def is_space(sign: str) -> bool:
    """White space of any width; no sign at all counts as some."""
    return not sign or sign in BLANKS or unicodedata.category(sign) == "Zs"


def encoded(address: str) -> str:
    """``address`` with what cannot stand in one as percent signs; percent signs are left alone."""
    return quote(address, safe="!#$%&'()*+,-./:;=?@_~", errors="replace")
