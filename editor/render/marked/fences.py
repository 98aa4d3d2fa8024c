"""Fenced code, which Hexo takes out of the text before its Markdown is read.

A fence begins at a line's start, after blanks, up to three ``>`` or a list's mark; it ends with the
next line that has exactly as many marks, wherever that stands. What stands in its place is a
comment (`PLACE`), and where that goes, the code goes. Source: hexo's ``backtick_code_block``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_B = r"[^\S\r\n]"
_OPENS = re.compile(
    rf"^((?:(?:{_B}*>){{0,3}}|[-*+]|[0-9]+\.){_B}*)(`{{3,}}|~{{3,}})([^\n]*)\n", re.MULTILINE
)
_CLOSES = re.compile(rf"^(?:{_B}*>){{0,3}}{_B}*(`{{3,}}|~{{3,}}){_B}?(\n+|\Z)", re.MULTILINE)
_COMMENT = re.compile("<!--")
PLACE = re.compile("(?:<|&lt;)!--code\ufffc([0-9]+)--(?:>|&gt;)")


@dataclass(frozen=True, slots=True)
class Fenced:
    """Code at ``start`` to ``end`` of the text, line breaks after it left out.

    ``before`` is what stands before the fence on its line, ``info`` what stands after it.
    """

    start: int
    end: int
    before: str
    info: str
    code: str

    @property
    def content(self) -> str:
        """The code, without the marks of the quote it stands in."""
        depth = self.before.count(">")
        code = self.code.removesuffix("\n")
        if not depth:
            return code
        return re.sub(rf"^({_B}*>){{0,{depth}}}({_B}|$)", "", code, flags=re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Fences:
    """``found`` in order; ``unclosed``: where lines stand that would begin one."""

    found: tuple[Fenced, ...] = ()
    unclosed: tuple[int, ...] = ()


def fences(text: str) -> Fences:
    """All fenced code of a text that begins outside of any. Takes linear time."""
    if "```" not in text and "~~~" not in text:
        return Fences()
    ends: dict[str, list[re.Match[str]]] = {}
    for match in _CLOSES.finditer(text):
        ends.setdefault(match[1], []).append(match)
    found, unclosed = list[Fenced](), list[int]()
    spans, _ = comments(text)
    at = 0
    while (opening := _OPENS.search(text, at)) is not None:
        made = next(_closed(opening, ends), None)
        # Of code without a line the same mark further down would be the end.
        if made is None or not made[0].code:
            unclosed.append(opening.start())
        if made is None:
            at = opening.end()
            continue
        fenced, at = made
        if not _is_within(spans, fenced.start, at):
            found.append(fenced)
    return Fences(tuple(found), tuple(unclosed))


def without(text: str, fenced: Sequence[Fenced]) -> str:
    """The text with a comment in the place of each."""
    parts, done = list[str](), 0
    for number, each in enumerate(fenced):
        parts += (text[done : each.start], place(number, each))
        done = each.end
    return "".join((*parts, text[done:]))


def place(number: int, fenced: Fenced) -> str:
    """What goes through Markdown instead of the code."""
    return f"{fenced.before}<!--code\ufffc{number}-->"


def comments(text: str) -> tuple[list[tuple[int, int]], list[int]]:
    """Where comments start and end; where those start that do not end."""
    spans, at = list[tuple[int, int]](), 0
    while (start := text.find("<!--", at)) >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            return spans, [match.start() for match in _COMMENT.finditer(text, start)]
        at = end + 3
        spans.append((start, at))
    return spans, []


def _closed(
    opening: re.Match[str], ends: dict[str, list[re.Match[str]]]
) -> Iterator[tuple[Fenced, int]]:
    """The code and where the text goes on; with fewer marks if there is no end for all.

    The line after the first is code even if it could be the end, unless there is no other.
    """
    marks, rest = opening[2], opening[3]
    for count in range(len(marks), 2, -1):
        mark, info = marks[:count], (marks[count:] + rest).strip()
        if info.endswith("`"):
            continue
        ending = ends.get(mark, [])
        index = bisect_left(ending, opening.end(), key=lambda match: match.start())
        is_next = index < len(ending) and ending[index].start() == opening.end()
        if is_next and index + 1 < len(ending):
            index += 1
        if index < len(ending):
            end = ending[index]
            code = opening.string[opening.end() : end.start()]
            fenced = Fenced(opening.start(), end.start(2), opening[1], info, code)
            yield fenced, end.end()


def _is_within(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    index = bisect_left(spans, start, key=lambda span: span[0]) - 1
    return index >= 0 and spans[index][1] > end
