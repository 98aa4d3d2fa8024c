"""Ids of headings, made of their text."""

from __future__ import annotations

import re
import unicodedata

_NO_LETTER_FIRST = re.compile(r"^[^a-zA-Z]+", re.MULTILINE)
_NOT_IN_ID = re.compile(r"[^a-zA-Z0-9 -]")
_WORD = re.compile(r"[\w\- \t]")


def gfm_id(text: str) -> str:
    """As GitHub makes them: letters of all scripts, digits, ``-`` and ``_``. May be empty."""
    kept = (sign for sign in text.lower() if _is_word(sign))
    return "".join(kept).replace(" ", "-").replace("\t", "-")


def _is_word(sign: str) -> bool:
    if sign.isascii() or sign.isalpha():
        return _WORD.match(sign) is not None
    return unicodedata.category(sign) in ("Mn", "Mc", "Me", "Nd", "Nl", "Pc")


def basic_id(text: str) -> str:
    """As kramdown itself makes them: ASCII only. May be empty."""
    return _NOT_IN_ID.sub("", _NO_LETTER_FIRST.sub("", text)).replace(" ", "-").lower()


def unique_gfm(slug: str, counters: dict[str, int]) -> str:
    """``slug`` with how often it was used before."""
    counters[slug] = counters.get(slug, -1) + 1
    return f"{slug}-{counters[slug]}" if counters[slug] else slug
