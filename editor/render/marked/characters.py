"""Kinds of characters as JavaScript's patterns have them, to be written inside of ``[…]``."""

from __future__ import annotations

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
        if unicodedata.category(chr(code))[0] in "PS":
            start = code if start is None else start
        elif start is not None:
            yield start, code - 1
            start = None


PUNCTUATION = "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in _runs())
"""Unicode's punctuation and symbols."""


def trim(text: str) -> str:
    """``text`` without blanks at its ends."""
    return text.strip(SPACE)
