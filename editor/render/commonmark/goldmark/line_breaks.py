"""What the end of a line within a paragraph becomes."""

from __future__ import annotations

import re
from unicodedata import east_asian_width

_EAST_ASIAN_LETTER = re.compile(
    "[\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9d"  # kana
    "\u2e80-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufad9"
    "\U00020000-\U000323af"  # Han
    "\u1100-\u11ff\u3131-\u318e\ua960-\ua97c\uac00-\ud7a3\ud7b0-\ud7fb\uffa0-\uffdc]"  # Hangul
)
_MARKS = tuple("`*_~[!<")
_BLANKS = 100


class LineBreaks:
    """``hard``: every one breaks. ``style``: the way in which East Asian lines are joined."""

    def __init__(self, hard: bool, style: str) -> None:
        self._hard = hard
        self._style = style

    def html(self, text: str, at: int, is_hard: bool, has_text: bool) -> str:
        """The HTML for the line feed at ``at``; ``has_text``: text stands right before it."""
        if is_hard or self._hard:
            return "<br>\n"
        if not self._style:
            return "\n"
        before, after = text[max(0, at - _BLANKS) : at].rstrip(" \t")[-1:], text[at + 1 : at + 2]
        # In this style no break is kept but one between text and text.
        return "" if not has_text or after in _MARKS or self._joins(before, after) else "\n"

    def _joins(self, before: str, after: str) -> bool:
        if not before or not after:
            return False
        if self._style == "css3draft":
            return _is_wide(before) or _is_wide(after)
        both = _EAST_ASIAN_LETTER.match(before) and _EAST_ASIAN_LETTER.match(after)
        return both is not None


def _is_wide(character: str) -> bool:
    return east_asian_width(character) in "WF" and not 0xAC00 <= ord(character) <= 0xD7A3
