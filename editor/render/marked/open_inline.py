"""Links and raw elements that a text leaves open: marked reads what follows otherwise.

After ``<a id="x"/>`` bare addresses are no links until a link ends, after ``<kbd>`` quotes stay
straight until ``</kbd>``: also in the blocks that follow.
"""

from __future__ import annotations

import re

from editor.render.engine import TookTooLong
from editor.render.marked.html import Html
from editor.render.marked.inline import Inline
from editor.render.marked.options import Options
from editor.render.marked.token import Link, Token

_OPENS = re.compile(r"<a |<(?:pre|code|kbd|script)[\s>]", re.IGNORECASE)


class OpenInline:
    """Follows what the texts of blocks leave open, as far as it is seen without references."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._inline = self._fresh()

    @property
    def is_open(self) -> bool:
        """Whether what follows may be read otherwise."""
        return self._inline.is_open

    def read(self, token: Token) -> None:
        """Read the next block."""
        if token.kind == "html" or not (self.is_open or _may_open(token.raw)):
            return
        self._inline = self._inline.following()
        try:
            Html(self._inline, str).blocks((token,))
        except (TookTooLong, RecursionError):
            # It cannot be shown either, and must not take its neighbours with it.
            self._inline = self._fresh()

    def _fresh(self) -> Inline:
        return Inline(self._options, _unknown, str)


def _may_open(text: str) -> bool:
    return "<" in text and _OPENS.search(text) is not None


def _unknown(label: str) -> Link | None:
    """An article without references: a link by one would only close what is open."""
    return None
