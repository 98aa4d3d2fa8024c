"""Code within a line: where the backticks that close it are."""

from __future__ import annotations

import re
from html import escape

from editor.render.commonmark.goldmark.characters import named
from editor.render.commonmark.goldmark.delimiters import Node

_TICKS = re.compile("`+")


def code_node(raw: str, is_cell: bool) -> Node:
    """What shows the text between backticks; ``is_cell``: bars in it are escaped."""
    first, feed, _ = raw.partition("\n")
    code = raw.replace("\n", " ")
    if len(code) > 1 and code[0] == code[-1] == " " and code.strip(" "):
        code = code[1:-1]
    if is_cell:
        code = code.replace("\\|", "|")
    return Node(f"<code>{escape(code)}</code>", named(first + feed if feed else code))


class CodeSpans:
    """Finds code in one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._last: dict[int, int] | None = None

    def at(self, at: int) -> tuple[int, int] | None:
        """Where the code begins and ends whose first backtick is at ``at``."""
        ticks = _TICKS.match(self._text, at)
        if not ticks:
            return None
        count = len(ticks[0])
        end = self._closing(ticks.end(), count)
        return (ticks.end(), end) if end >= 0 else None

    def run_end(self, at: int) -> int:
        """Where the backticks end that begin at ``at``."""
        ticks = _TICKS.match(self._text, at)
        return ticks.end() if ticks else at

    def _closing(self, start: int, count: int) -> int:
        """Where as many backticks close the code; the last of each length is remembered."""
        if self._last is None:
            self._last = {len(run[0]): run.start() for run in _TICKS.finditer(self._text)}
        if self._last.get(count, -1) < start:
            return -1
        runs = _TICKS.finditer(self._text, start)
        return next((run.start() for run in runs if run.end() - run.start() == count), -1)
