"""Reads a text into spans, told what may begin where a sign is found."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from editor.render.kramdown.asked import Asked
from editor.render.kramdown.options import Options
from editor.render.kramdown.source import Patience
from editor.render.kramdown.tree import Node

Accept = Callable[[re.Match[str], Node], bool]

_SIGNS = r"[*_`<\[$&]|!\[|\{:|[^\\]?[\"']|\\|  (?=\n)"
_TYPOGRAPHIC_SIGNS = r"|--|\.\.\.| ?>>|<<"
_STRIKE_SIGN = r"|~~"


@dataclass(frozen=True)
class Kinds:
    """Read the ``span``, or only the ``tag``, at a place; False if none begins there."""

    span: Callable[[SpanReader, Node], bool]
    tag: Callable[[SpanReader, Node], bool]


class SpanReader:
    """Reads one text. ``open``: the elements around the one being read, outermost first.

    ``failed``: what is known not to begin at a place (see `key`), so that it is not tried again.
    """

    def __init__(
        self, text: str, options: Options, asked: Asked, patience: Patience, kinds: Kinds
    ) -> None:
        self.text = text
        self.at = 0
        self.options = options
        self.asked = asked
        self.patience = patience
        self.open: list[Node] = []
        self.kinds = kinds
        self.failed: set[tuple[int, str, frozenset[str]]] = set()

    def read(
        self, node: Node, stop: str = "", accept: Accept | None = None, *, only_html: bool = False
    ) -> bool:
        """Read into ``node`` up to where the pattern ``stop`` is accepted; False if nowhere.

        ``only_html``: nothing but tags means anything. Without ``stop`` all is read.
        """
        signs, stopping = _patterns(stop, self.options.input, self.options.gfm_quirks, only_html)
        self.open.append(node)
        text, found_stop = self.text, False
        while self.at < len(text):
            found = signs.search(text, self.at)
            if found is None:
                if not stop:
                    node.add_text(text[self.at :], "text")
                    self.at = len(text)
                break
            if found.start() > self.at:
                node.add_text(text[self.at : found.start()], "text")
                self.at = found.start()
            if stopping is not None and (end := stopping.match(text, self.at)):
                found_stop = accept is None or accept(end, node)
                if found_stop:
                    break
            self.patience.go_on()
            if not (self.kinds.tag if only_html else self.kinds.span)(self, node):
                self.take_text(node)
        self.open.pop()
        return found_stop

    def is_within(self, *kinds: str) -> bool:
        """Whether the element being read is or stands in one of these kinds."""
        return any(node.kind in kinds for node in self.open)

    def key(self, kind: str) -> tuple[int, str, frozenset[str]]:
        """What failing to find a ``kind`` here depends on, apart from the text."""
        return self.at, kind, frozenset(node.kind for node in self.open)

    def take_text(self, node: Node, length: int = 1) -> None:
        """Read the next characters as text."""
        node.add_text(self.text[self.at : self.at + length], "text")
        self.at += length

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """What matches here, read."""
        found = pattern.match(self.text, self.at)
        if found is not None:
            self.at = found.end()
        return found


def may_have_spans(text: str, options: Options) -> bool:
    """Whether reading it can give anything but itself."""
    return _patterns("", options.input, options.gfm_quirks, False)[0].search(text) is not None


@lru_cache(maxsize=512)
def _patterns(
    stop: str, markdown: str, gfm_quirks: tuple[str, ...], only_html: bool
) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
    """What may begin or end a span, and what may end it."""
    if only_html:
        signs = "<"
    else:
        is_gfm = markdown.lower() == "gfm"
        is_plain = is_gfm and "no_auto_typographic" in gfm_quirks
        signs = _SIGNS + ("" if is_plain else _TYPOGRAPHIC_SIGNS)
        signs += _STRIKE_SIGN if is_gfm else ""
    if not stop:
        return re.compile(signs), None
    return re.compile(f"(?:{stop})|{signs}"), re.compile(stop)
