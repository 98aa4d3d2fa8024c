"""What the end of a line within a paragraph becomes."""

from __future__ import annotations

from unicodedata import east_asian_width

_FULL = "\u3000"


class LineBreaks:
    """``hard``: every one breaks. ``style``: the way in which East Asian lines are joined."""

    def __init__(self, hard: bool, style: str) -> None:
        self._hard = hard
        self._style = style

    def html(self, text: str, at: int, is_hard: bool) -> str:
        """The HTML for the line feed at ``at``."""
        if is_hard or self._hard:
            return "<br>\n"
        if self._style and self._joins(text[:at].rstrip(" \t")[-1:], text[at + 1 : at + 2]):
            return ""
        return "\n"

    def _joins(self, before: str, after: str) -> bool:
        if not before or not after:
            return False
        if self._style == "css3draft":
            return _is_wide(before) or _is_wide(after)
        return _is_wide(before) and _is_wide(after)


def _is_wide(character: str) -> bool:
    return east_asian_width(character) in "WF" and not 0xAC00 <= ord(character) <= 0xD7A3
