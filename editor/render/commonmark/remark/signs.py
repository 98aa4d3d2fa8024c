"""What kinds of signs there are, and addresses as micromark writes them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote

_ENCODED = re.compile(r"(%[0-9A-Za-z]{2})")
_SAFE = "!#$&'()*+,-./:;=?@_~"


@lru_cache(maxsize=4096)
def is_punctuation(sign: str) -> bool:
    """Whether ``sign`` is Unicode punctuation or a symbol, one of UTF-16's one unit."""
    return unicodedata.category(sign)[0] in "PS" and ord(sign) < 0x10000


def encoded(address: str) -> str:
    """``address`` with signs encoded that cannot stand in one."""
    parts = _ENCODED.split(address)
    return "".join(
        part if at % 2 else quote(part, safe=_SAFE, errors="replace")
        for at, part in enumerate(parts)
    )
