"""Quotes, dashes and dots as a printer sets them, in goldmark's way.

Its rules for the single quote know English contractions; where they give something odd
(an apostrophe before ``'test'``), the site shows the same. A quote that is open stays so until
another closes it, be it paragraphs later: whether one closes hangs on all that was read before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from unicodedata import category

from editor.render.commonmark.goldmark.characters import (
    is_plain_punctuation,
    is_punctuation,
    is_space,
)
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


class Mark(Enum):
    """What a mark does to the quotes that are open."""

    NOTHING = 0
    OPENS = 1
    CLOSES = 2
    """One that is open, wherever in the article; it is no quote if none is."""


_NONE: tuple[str, Mark] = ("", Mark.NOTHING)


@dataclass(frozen=True, slots=True)
class Typeset:
    """The HTML for ``length`` characters of the text."""

    html: str
    length: int
    mark: Mark = Mark.NOTHING


class Typographer:
    """Replaces punctuation; ``marks`` says by what."""

    def __init__(self, marks: Mapping[str, str]) -> None:
        self._marks = marks

    def replaced(self, text: str, at: int) -> Typeset | None:
        """What stands for the punctuation at ``at``, if anything does."""
        if text[at] in "\"'":
            end = text.find("\n", at)
            line = text[at : end + 1 or len(text)]
            before = text[at - 1] if at else "\n"
            name, mark = (self._single if line[0] == "'" else self._double)(line, before)
            return Typeset(self._marks[name], 1, mark) if name else None
        for run, name in _RUNS:
            if text.startswith(run, at):
                return Typeset(self._marks[name], len(run))
        return None

    def _single(self, line: str, before: str) -> tuple[str, Mark]:
        """The name of what replaces the single quote that ``line`` begins with, or nothing."""
        can_open, can_close = _flanks(line, before)
        if _is_apostrophe(line, before, can_open and not can_close):
            return "apostrophe", Mark.NOTHING
        if can_open and not can_close:
            if _is_contraction(line):
                return "rightSingleQuote", Mark.NOTHING
            return "leftSingleQuote", Mark.OPENS
        if _has_two_bytes(line[1:]) and category(line[1]) != "Nd":
            return "rightSingleQuote", Mark.NOTHING
        closes = _may_close(line, can_open, can_close)
        return ("rightSingleQuote", Mark.CLOSES) if closes else _NONE

    def _double(self, line: str, before: str) -> tuple[str, Mark]:
        can_open, can_close = _flanks(line, before)
        if can_open and not can_close:
            return "leftDoubleQuote", Mark.OPENS
        if not _may_close(line, can_open, can_close):
            return _NONE
        if line[1:2] == '"' and category(before) == "Nd":  # Monitor 21""
            return _NONE
        return "rightDoubleQuote", Mark.CLOSES


def _flanks(line: str, before: str) -> tuple[bool, bool]:
    """Whether the run of quotes that ``line`` begins with can open, and whether close."""
    after = line.lstrip(line[0])[:1] or " "
    return flanks(before, after)


def _may_close(line: str, can_open: bool, can_close: bool) -> bool:
    """Whether the quote closes one that is open, if one is."""
    if not can_close or not can_open:
        return can_close
    # Goldmark looks at the bytes of what follows: behind a Chinese mark nothing ends a word.
    following = line[1:2]
    is_mark = following.isascii() and bool(following) and is_plain_punctuation(following)
    return is_mark and _ends_word(line, 2)


def _is_apostrophe(line: str, before: str, only_opens: bool) -> bool:
    if only_opens and _is_decade(line):
        return True
    if len(line) < 2:
        return False
    if (is_plain_punctuation(before) or is_space(before)) and line[1] in "tenl":
        return True
    return line[1].isalpha() and (category(before)[0] == "L" or category(before) == "Nd")


def _is_decade(line: str) -> bool:
    """The '90s."""
    digits, rest = line[1:3], line[3:]
    after = rest[1:2] or " "
    is_word_end = is_space(after) or is_punctuation(after)
    return len(digits) == 2 and digits.isdecimal() and rest.startswith("s") and is_word_end


def _is_contraction(line: str) -> bool:
    """Alice's, I'm, don't, you'd; I've, I'll, you're."""
    if line[1:2] in ("s", "m", "t", "d") and _ends_word(line, 2):
        return True
    return line[1:3] in ("ve", "ll", "re") and _ends_word(line, 3)


def _ends_word(line: str, at: int) -> bool:
    following = line[at : at + 1]
    return not following or (following.isascii() and not following.isalnum())


def _has_two_bytes(text: str) -> bool:
    return len(text) > 1 or not text.isascii()
