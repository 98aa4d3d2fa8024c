"""Emoji by GitHub's names for them, from the table that comes with PyMdown Extensions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from pymdownx import gemoji_db

_CODE_POINT = re.compile(r":u[0-9a-f]{4}:")


@cache
def emoji_by_name() -> Mapping[str, str]:
    """The characters by names like ``:smile:``."""
    signs = {
        name: "".join(chr(int(code, 16)) for code in codes.split("-"))
        for name, facts in gemoji_db.emoji.items()
        if (codes := facts.get("unicode_alt") or facts.get("unicode"))
    }
    aliases = gemoji_db.aliases.items()
    return signs | {
        alias: signs[name]
        for alias, name in aliases
        if name in signs and not _CODE_POINT.fullmatch(alias)
    }
