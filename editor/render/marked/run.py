"""A text whose inline marks are being read, and what readers of one kind of them may ask for."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Protocol

from editor.render.marked import inline_patterns as patterns
from editor.render.marked.characters import kinds, with_escapes_covered
from editor.render.marked.options import Options
from editor.render.marked.token import Link

References = Callable[[str], Link | None]
"""What the article defines under a label."""


class InlineReader(Protocol):
    """Reads all kinds of marks: what one kind needs for what is inside of it."""

    is_in_link: bool

    @property
    def options(self) -> Options:
        """The site's."""

    @property
    def references(self) -> References:
        """What the article defines."""

    @property
    def kept(self) -> Callable[[str], str]:
        """What stands for an address that would not pass the sanitiser."""

    def html(self, text: str) -> str:
        """``text`` as HTML. Raises TookTooLong."""

    def spend(self, amount: int) -> None:
        """Note that so many characters are looked at. Raises TookTooLong."""


class Masked:
    """A text in which nothing is covered until somebody asks."""

    def __init__(self, text: str, references: References) -> None:
        self._text = text
        self._references = references
        self._kinds: str | None = None
        self._covered: str | None = None

    @property
    def kinds(self) -> str:
        """The kinds of its characters."""
        if self._kinds is None:
            self._kinds = kinds(self._text)
        return self._kinds

    @property
    def text(self) -> str:
        """Its characters' kinds, what cannot end an emphasis covered."""
        if self._covered is None:
            self._covered = kinds(self._cover())
        return self._covered

    def _cover(self) -> str:
        text = self._text
        if "[" in text:
            text = patterns.ANY_REFERENCE.sub(self._known, text)
        text = with_escapes_covered(text)
        return patterns.SKIPPED.sub(_mask, text)

    def _known(self, match: re.Match[str]) -> str:
        label = match[0][match[0].rfind("[") + 1 : -1]
        # Written in capitals, it is not covered: so marked compares them.
        is_known = label == label.lower() and self._references(label) is not None
        return _mask(match) if is_known else match[0]


def _mask(match: re.Match[str]) -> str:
    return "[" + "a" * (len(match[0]) - 2) + "]"


class Run:
    """A text being read: how far, and the character before if it is plain text."""

    def __init__(self, text: str, options: Options, references: References) -> None:
        self.text = text
        self.position = 0
        self.before = ""
        self.pattern = patterns.PLAIN_TEXT
        if options.gfm:
            self.pattern = patterns.TEXT[options.breaks, "@" in text]
        self.masked = Masked(text, references)
