"""Quotes, dashes and dots as a printer sets them, in goldmark's way.

Its rules for the single quote know English contractions; where they give something odd
(an apostrophe before ``'test'``), the site shows the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from unicodedata import category

from editor.render.commonmark.goldmark.characters import is_plain_punctuation, is_space
from editor.render.commonmark.goldmark.delimiters import flanks

PUNCTUATION: Mapping[str, str] = {
    "leftSingleQuote": "&lsquo;",
    "rightSingleQuote": "&rsquo;",
    "leftDoubleQuote": "&ldquo;",
    "rightDoubleQuote": "&rdquo;",
    "enDash": "&ndash;",
    "emDash": "&mdash;",
    "ellipsis": "&hellip;",
    "leftAngleQuote": "&laquo;",
    "rightAngleQuote": "&raquo;",
    "apostrophe": "&rsquo;",
}
"""What each is replaced by when the site does not say otherwise, named as in its settings."""

_RUNS = (
    ("---", "emDash"),
    ("...", "ellipsis"),
    ("<<", "leftAngleQuote"),
    (">>", "rightAngleQuote"),
    ("--", "enDash"),
)


class Typographer:
    """Replaces punctuation within one block; ``marks`` says by what (empty: not at all)."""

    def __init__(self, marks: Mapping[str, str]) -> None:
        self._marks = marks
        self._open = {"'": 0, '"': 0}

    def replaced(self, text: str, at: int) -> tuple[str, int] | None:
        """The HTML for the punctuation at ``at`` and how many characters it stands for."""
        if text[at] in self._open:
            end = text.find("\n", at)
            line = text[at : min(end + 1 or len(text), at + 5)]
            before = text[at - 1] if at else "\n"
            name = (self._single if line[0] == "'" else self._double)(line, before)
            return (self._marks[name], 1) if name else None
        for run, name in _RUNS:
            if self._marks[name] and text.startswith(run, at):
                return self._marks[name], len(run)
        return None

    def _single(self, line: str, before: str) -> str:
        """The name of what replaces the single quote that ``line`` begins with, or nothing."""
        after = line[1:2] or " "
        can_open, can_close = flanks(before, after)
        if not can_open and not can_close:
            return ""
        if self._marks["apostrophe"] and _is_apostrophe(line, before, can_open and not can_close):
            return "apostrophe"
        if self._marks["leftSingleQuote"] and can_open and not can_close:
            if _is_contraction(line):
                return "rightSingleQuote" if self._marks["rightSingleQuote"] else ""
            self._open["'"] += 1
            return "leftSingleQuote"
        if not self._marks["rightSingleQuote"]:
            return ""
        if len(line) > 2 and category(line[1]) != "Nd":
            return "rightSingleQuote"
        return "rightSingleQuote" if self._closes(line, can_open, can_close) else ""

    def _double(self, line: str, before: str) -> str:
        after = line[1:2] or " "
        can_open, can_close = flanks(before, after)
        if self._marks["leftDoubleQuote"] and can_open and not can_close:
            self._open['"'] += 1
            return "leftDoubleQuote"
        if not self._marks["rightDoubleQuote"] or not self._open['"']:
            return ""
        if line[1:2] == '"' and category(before) == "Nd":  # Monitor 21""
            return ""
        return "rightDoubleQuote" if self._closes(line, can_open, can_close) else ""

    def _closes(self, line: str, can_open: bool, can_close: bool) -> bool:
        """Whether the quote closes one that was opened before; if so, that one is closed."""
        if not self._open[line[0]] or not can_close:
            return False
        if can_open:
            if len(line) < 2 or not is_plain_punctuation(line[1]):
                return False
            if len(line) > 2 and not _ends_word(line, 2):
                return False
        self._open[line[0]] -= 1
        return True


def _is_apostrophe(line: str, before: str, only_opens: bool) -> bool:
    if only_opens and len(line) > 3 and line[1].isdecimal() and line[2].isdecimal():
        if line[3] == "s" and (len(line) < 5 or is_space(line[4]) or is_plain_punctuation(line[4])):
            return True
    if len(line) < 2:
        return False
    if (is_plain_punctuation(before) or is_space(before)) and line[1] in "tenl":
        return True
    return category(before)[0] == "L" or category(before) == "Nd" if line[1].isalpha() else False


def _is_contraction(line: str) -> bool:
    """Alice's, I'm, don't, you'd; I've, I'll, you're."""
    if line[1:2] in ("s", "m", "t", "d") and _ends_word(line, 2):
        return True
    return line[1:3] in ("ve", "ll", "re") and _ends_word(line, 3)


def _ends_word(line: str, at: int) -> bool:
    following = line[at : at + 1]
    return not following or (following.isascii() and not following.isalnum())
