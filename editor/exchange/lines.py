"""A text's lines, each with its place, and where its code is, which nothing is read into."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from editor.exchange.found import Span


class Line(NamedTuple):
    """One line: its place without the line feed, and its text. ``code``: inside a fence."""

    start: int
    end: int
    text: str
    code: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether nothing is to be seen in it."""
        return not self.text.strip(BLANKS)


BLANKS = " \t\r\u00a0\u3000\u200b\ufeff\u2060"
_FENCE = re.compile(r" {0,3}(?:>[ >]*)?(`{3,}|~{3,})(.*)")
_INLINE_CODE = re.compile(r"(?<!`)(`+)(?!`)(?:.|\n(?!\n))+?(?<!`)\1(?!`)")
_INDENTED = re.compile(r"(?:\A|(?<=\n\n))(?:(?: {4}|\t)[^\n]*(?:\n|\Z)|\n(?= {4}|\t))+")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:—[ \t]*){3,})")


def lines_of(text: str, start: int = 0, end: int | None = None) -> Iterator[Line]:
    """The lines of a stretch of ``text``; the fences of a code block are code, too."""
    stop = len(text) if end is None else end
    fence = ""
    while start < stop:
        found = text.find("\n", start, stop)
        line_end = stop if found < 0 else found
        line = text[start:line_end]
        match = _FENCE.fullmatch(line)
        was_code = bool(fence)
        if match and not fence and not (match[1][0] == "`" and "`" in match[2]):
            fence = match[1]
        elif match and fence and match[1].startswith(fence) and not match[2].strip():
            fence = ""
        yield Line(start, line_end, line, was_code or bool(fence))
        start = line_end + 1


def is_rule(line: str) -> bool:
    """Whether a line is a horizontal rule, were it alone."""
    return _RULE.fullmatch(line) is not None


class Spans:
    """Stretches of a text; asking whether a character is in one of them is quick."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans):
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def has(self, position: int) -> bool:
        """Whether the character at ``position`` is in one of them."""
        before = bisect_right(self._starts, position) - 1
        return before >= 0 and position < self._ends[before]


def code_in(text: str, start: int, end: int, *, indented: bool = True) -> Spans:
    """Where code is: fenced, within a line and, if wished, indented after a blank line."""
    spans = [Span(each.start, each.end + 1) for each in lines_of(text, start, end) if each.code]
    for pattern in (_INLINE_CODE, _INDENTED) if indented else (_INLINE_CODE,):
        spans += [Span(*match.span()) for match in pattern.finditer(text, start, end)]
    return Spans(spans)
