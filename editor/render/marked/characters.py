"""Kinds of characters, as JavaScript's patterns have them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# What is punctuation lies below; looking at all characters would take ten times as long.
_ASSIGNED = 0x20000

SPACE = (
    "\t\n\x0b\x0c\r \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\ufeff"
)
"""JavaScript's ``\\s``: with U+FEFF, without the control characters that Python counts."""


def _runs() -> Iterator[tuple[int, int]]:
    start = None
    for code in range(_ASSIGNED):
        if _is_punctuation(code):
            start = code if start is None else start
        elif start is not None:
            yield start, code - 1
            start = None


def _is_punctuation(code: int) -> bool:
    """Whether Unicode counts it as punctuation or symbol."""
    return unicodedata.category(chr(code))[0] in "PS"


_PUNCTUATION = "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in _runs())
ESCAPED = re.compile(rf"\\([{_PUNCTUATION}])")
"""A backslash before punctuation."""


class _Kinds(dict[int, str]):
    """Gives characters' kinds for `str.translate`."""

    def __missing__(self, code: int) -> str:
        return "." if _is_punctuation(code) else "a"


_KINDS = _Kinds({ord(each): each for each in "*_~"} | {ord(each): " " for each in SPACE})


def kinds(text: str) -> str:
    """``text`` with a dot for punctuation, a blank for blanks, an ``a`` for all else.

    Asterisks, underscores and tildes are kept.
    """
    return text.translate(_KINDS)


def trim(text: str) -> str:
    """``text`` without blanks at its ends."""
    return text.strip(SPACE)
