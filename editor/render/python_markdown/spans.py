"""What extensions let go on over blank lines, besides fences and raw HTML.

Where something is open that is never closed, the segment goes on to the end of the article: that is
always right, if slow.
"""

from __future__ import annotations

import re
from typing import Protocol

from markdown import Markdown


class Span(Protocol):
    """Reads an article from a cut on."""

    @property
    def is_open(self) -> bool:
        """Whether it goes on after what has been read."""

    def read(self, text: str) -> None:
        """More of the text, whole lines."""


def spans(md: Markdown) -> list[Span]:
    """Those that ``md`` knows, at rest."""
    found: list[Span] = []
    if "critic" in md.preprocessors:
        found.append(_Critic())
    if "galley-snippets" in md.preprocessors:
        found.append(_Snippets())
    if "blocks" in md.parser.blockprocessors:
        found.append(_Blocks())
    return found


_CLOSING = {"++": "++}", "--": "--}", "==": "==}", ">>": "<<}", "~~": "~>", "~>": "~~}"}


class _Critic:
    """``{++ … ++}`` and its like, which do not nest."""

    _OPENING = re.compile(r"\{(\+\+|--|==|>>|~~)")

    def __init__(self) -> None:
        self._until = ""

    @property
    def is_open(self) -> bool:
        """See Span."""
        return bool(self._until)

    def read(self, text: str) -> None:
        """See Span."""
        at = 0
        while True:
            if self._until:
                closing = text.find(self._until, at)
                if closing < 0:
                    return
                at = closing + len(self._until)
                self._until = "~~}" if self._until == "~>" else ""
            else:
                opening = self._OPENING.search(text, at)
                if opening is None:
                    return
                at, self._until = opening.end(), _CLOSING[opening[1]]


class _Snippets:
    """A list of files between two lines of ``--8<--``."""

    _MARK = re.compile(r"^[ \t>]*-+8<-+[ \t]*$", re.MULTILINE)

    def __init__(self) -> None:
        self.is_open = False

    def read(self, text: str) -> None:
        """See Span."""
        if "8<-" in text:
            self.is_open ^= len(self._MARK.findall(text)) % 2 == 1


class _Blocks:
    """``/// name`` to ``///``, which nest."""

    _BEFORE = r"^(?:[ \t>]|[*+:-][ \t]|\(?[\w#]+[.)][ \t])*"
    _MARK = re.compile(_BEFORE + r"(/{3,})[ ]*([\w-]*)", re.MULTILINE)

    def __init__(self) -> None:
        self._slashes: list[str] = []

    @property
    def is_open(self) -> bool:
        """See Span."""
        return bool(self._slashes)

    def read(self, text: str) -> None:
        """See Span."""
        for mark in self._MARK.finditer(text):
            if mark[2]:
                self._slashes.append(mark[1])
            elif mark[1] in self._slashes:
                del self._slashes[self._slashes.index(mark[1]) :]
