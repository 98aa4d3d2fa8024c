"""Ids of headings as github-slugger makes them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache


def slug(title: str) -> str:
    """Lower case, with hyphens for spaces, of letters, marks, digits, ``_`` and ``-`` alone.

    What stands for a footnote's number (`note_number`) stays.
    """
    return "".join(filter(_stays, title.lower())).replace(" ", "-")


@lru_cache(maxsize=4096)
def _stays(sign: str) -> bool:
    if sign in " -_\0":
        return True
    category = unicodedata.category(sign)
    return category[0] in "LM" or category in ("Nd", "Nl", "Pc") or bool(_CIRCLED.match(sign))


# Symbols that Unicode counts as alphabetic.
_CIRCLED = re.compile(
    "[\u24b6-\u24e9\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189]"
)
