"""Dashes, ellipses and doubled marks as retext-smartypants makes them, as its options say."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

_RUN = re.compile(r"\.{3,}|-{2,3}(?!-)|-+|`+|'+")
_DOTS = "..."
_ELLIPSIS = "…"
_DASHES: Mapping[str, Mapping[str, str]] = {
    "default": {"--": "—"},
    "oldschool": {"--": "–", "---": "—"},
    "inverted": {"--": "—", "---": "–"},
}
_MARKS = {"``": "“", "''": "”"}
_ALL_MARKS = {**_MARKS, "`": "‘", "'": "’"}
_SPACED_DOTS = re.compile(r"(?<!\.)\.{1,2}[ \t\n]+\.{1,2}[ \t\n]+\.+")
_SPACED_RUNS = re.compile(r"(?<!\.)\.+[ \t\n]+\.+[ \t\n]+\.+")
"""Where dots without spaces stay."""
_NOT_SEEN = re.compile(r"(?=\s[a-z\d.])(?:\s+|[^\W_]+(?:['’][^\W_]+)*|([^\w\s]|_)\1*){0,4}")
"""The four words and signs after spaced dots in a sentence; retext-smartypants misses them."""


def runs(options: Mapping[str, Any]) -> Callable[[str], str]:
    """What changes a text so. ``options``: ``dashes``, ``ellipses``, ``backticks``."""
    dots, dashes, marks = (options.get(name) for name in ("ellipses", "dashes", "backticks"))
    signs = dict[str, str]()
    if dashes is not False:
        signs |= _DASHES.get(str(dashes), _DASHES["default"])
    if marks is not False:
        signs |= _ALL_MARKS if marks == "all" else _MARKS
    if dots not in (False, "spaced"):
        signs[_DOTS] = _ELLIPSIS
    spaced = _SPACED_RUNS if dots == "spaced" else _SPACED_DOTS

    def shown(found: re.Match[str]) -> str:
        run = found[0]
        return signs.get(_DOTS if run.startswith(_DOTS) else run, run)

    def change(text: str) -> str:
        if dots in (False, "unspaced"):
            return _RUN.sub(shown, text)
        first, *more = spaced.split(text)
        return _ELLIPSIS.join([_RUN.sub(shown, first), *map(after_dots, more)])

    def after_dots(text: str) -> str:
        passed = _NOT_SEEN.match(text)
        at = passed.end() if passed else 0
        return text[:at] + _RUN.sub(shown, text[at:])

    return change
