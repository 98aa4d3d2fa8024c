"""Kinds of characters, as JavaScript's patterns have them."""

from __future__ import annotations

import re
import unicodedata

SPACE = (
    "\t\n\x0b\x0c\r \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\ufeff"
)
"""JavaScript's ``\\s``: with U+FEFF, without the control characters that Python counts."""


_BACKSLASHED = re.compile(r"\\(.)")


def _is_punctuation(character: str) -> bool:
    """Whether Unicode counts it as punctuation or symbol."""
    return unicodedata.category(character)[0] in "PS"


def unescaped(text: str) -> str:
    """``text`` without the backslashes before punctuation."""
    return _BACKSLASHED.sub(_without_backslash, text) if "\\" in text else text


def _without_backslash(match: re.Match[str]) -> str:
    return match[1] if _is_punctuation(match[1]) else match[0]


def with_escapes_covered(text: str) -> str:
    """``text`` with plus signs for punctuation with a backslash before it, and for that."""
    return _BACKSLASHED.sub(_covered, text) if "\\" in text else text


def _covered(match: re.Match[str]) -> str:
    return "++" if _is_punctuation(match[1]) else match[0]


class _Kinds(dict[int, str]):
    """Gives characters' kinds for `str.translate`; those met once are known the next time."""

    def __missing__(self, code: int) -> str:
        kind = self[code] = "." if _is_punctuation(chr(code)) else "a"
        return kind


_KINDS = _Kinds({ord(each): each for each in "*_~"} | {ord(each): " " for each in SPACE})


def kinds(text: str) -> str:
    """``text`` with a dot for punctuation, a blank for blanks, an ``a`` for all else.

    Asterisks, underscores and tildes are kept.
    """
    return text.translate(_KINDS)


def trim(text: str) -> str:
    """``text`` without blanks at its ends."""
    return text.strip(SPACE)
