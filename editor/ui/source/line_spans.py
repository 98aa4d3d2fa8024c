"""Which stretches of a line of Markdown are what: headings, marks, links, code.

Every step is linear in the line's length, whatever the line holds. Knows nothing of Qt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.ui.source.line_state import (
    COMMENT,
    FENCE,
    MATH,
    PARAGRAPH,
    TABLE,
    ends_fence,
    is_delimiter_row,
    kind,
    next_state,
    opening_fence,
)

Span = tuple[int, int, str]
"""From, to (characters in the line), and the name of a style; later spans win."""

LONGEST = 8000
"""Characters of a line that are looked at; longer lines are data, not prose."""
HUGE = 50_000
"""Lines longer than this are not coloured at all: Qt draws them in half the time then."""

_QUOTE = re.compile(r"(?:[ ]{0,3}>[ ]?)+")
_HEADING = re.compile(r"[ ]{0,3}(#{1,6})(?=[ \t]|$)")
_RULE = re.compile(r"[ ]{0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*")
_UNDERLINE = re.compile(r"[ ]{0,3}(?:=+|-+)[ \t]*")
_ITEM = re.compile(r"[ \t]*(?P<mark>[-*+]|\d{1,9}[.)])(?:[ \t]+(?P<task>\[[ xX]\](?=\s|$))?|$)")
_DEFINITION = re.compile(r"[ ]{0,3}\[(?P<note>\^)?[^\]\[]+\]:[ \t]*")
_CONTAINER = re.compile(r"[ ]{0,3}(?::::+|!!!|\?\?\?\+?|===)(?=\s|$|\w|\{).*")
_BACKTICKS = re.compile(r"`+")
_RUN = re.compile(r"\*+|_+|~~|==")
_LABEL = r"(?:[^\[\]\\]|\\.|\[[^\[\]]*+\])*+"
_INLINE = re.compile(
    r"(?=[\\<\[!&{$h])(?:(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<comment><!--(?:.*?-->|.*))"
    r"|(?P<note>\[\^[^\]\[\s]++\])"
    rf"|(?P<link>!?\[(?P<label>{_LABEL})\](?P<target>\((?:[^()\s\\<]|\\.|\([^()\s]*+\)|<[^<>]*+>)*+"
    r"""(?:\s++(?:"[^"]*+"|'[^']*+'))?\s*+\)|\[[^\[\]]*+\]))"""
    r"|(?P<auto><(?:https?://|ftp://|mailto:)[^<>\s]*+>)"
    r"|(?P<html></?[A-Za-z][^<>]*+>|&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z]\w{1,31});)"
    r"|(?P<liquid>\{%[^%]*+%\}|\{\{[^{}]*+\}\})"
    r"|(?P<math>\$\$[^$]++\$\$|(?<![\\$\w])\$(?![\s$])[^$]++(?<![\s\\])\$(?![\d$]))"
    r"|(?P<url>\bhttps?://[^\s<>\"'`)\]，。、；：！？）】」』》]++))"
)
_ODD = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd2-\ufdef\ue000-\uf8ff\ufeff\u200b\u2060]")
_BLANK = re.compile("[\u00a0\u202f]")


def is_odd(character: str) -> bool:
    """Whether a character is one that nobody sees or means to write."""
    return bool(_ODD.match(character) or _BLANK.match(character))


def spans(line: str, state: int, below: str = "") -> list[Span]:
    """The styled stretches of ``line``; ``state`` is that of the line above it."""
    if len(line) > HUGE:
        return []
    line = line[:LONGEST]
    found = [*_block_spans(line, state, below[:LONGEST])]
    if not line.isascii() or not line.isprintable():
        found += [(m.start(), m.end(), "odd") for m in _ODD.finditer(line)]
        found += [(m.start(), m.end(), "blank") for m in _BLANK.finditer(line)]
    return found


def _block_spans(line: str, state: int, below: str) -> Iterator[Span]:
    open_kind = kind(state)
    if open_kind == FENCE and (ends_fence(line, state) or kind(next_state(line, state)) == FENCE):
        yield 0, len(line), "fence" if ends_fence(line, state) else "code_block"
    elif open_kind == COMMENT:
        end = line.find("-->")
        yield 0, len(line) if end < 0 else end + 3, "comment"
        if end >= 0:
            yield from _inline(line, end + 3)
    elif open_kind == MATH:
        yield 0, len(line), "math"
    elif line:
        yield from _text_spans(line, state, below)


def _text_spans(line: str, state: int, below: str) -> Iterator[Span]:
    fence = opening_fence(line)
    if fence:
        yield fence.start("fence"), len(line), "fence"
        yield fence.start("info"), len(line), "info"
        return
    if kind(next_state(line, state)) == MATH:
        yield 0, len(line), "math"
        return
    at = 0
    quote = _QUOTE.match(line)
    if quote:
        at = quote.end()
        yield at, len(line), "quote"
        yield 0, at, "quote_mark"
    if _container(line, at):
        yield at, len(line), "fence"
        return
    if state & PARAGRAPH and _UNDERLINE.fullmatch(line):
        yield 0, len(line), "heading_mark"
    elif _RULE.fullmatch(line, at):
        yield at, len(line), "rule"
    else:
        yield from _line_spans(line, at, state, below)


def _container(line: str, at: int) -> bool:
    return line[at : at + 1] in ":!?= " and _CONTAINER.fullmatch(line, at) is not None


def _line_spans(line: str, at: int, state: int, below: str) -> Iterator[Span]:
    heading = _HEADING.match(line, at)
    if heading:
        yield at, len(line), "heading"
        yield heading.start(1), heading.end(1), "heading_mark"
        yield from _inline(line, heading.end())
        return
    if below and next_state(line, state) & PARAGRAPH and _UNDERLINE.fullmatch(below):
        yield at, len(line), "heading"
    item = _ITEM.match(line, at)
    while item:
        yield *item.span("mark"), "list"
        if item["task"]:
            yield *item.span("task"), "list"
        at = item.end()
        item = _ITEM.match(line, at)
    definition = _DEFINITION.match(line, at)
    if definition:
        yield at, definition.end(), "link" if not definition["note"] else "note"
        if not definition["note"]:
            yield definition.end(), len(line), "url"
            return
        at = definition.end()
    if is_delimiter_row(line):
        yield 0, len(line), "table"
        return
    yield from _inline(line, at)
    if state & TABLE or line.lstrip().startswith("|"):
        yield from ((m.start(), m.end(), "table") for m in re.finditer(r"(?<!\\)\|", line))


def _inline(line: str, at: int) -> Iterator[Span]:
    """Spans inside a line; what is found is masked, so that no mark inside it counts."""
    masked = line
    if "`" in line:
        code = list(_code_spans(line, at))
        masked = _mask(masked, [(start, end) for start, end, _ in code])
        yield from code
    tokens = list(_tokens(masked, at))
    yield from tokens
    hidden = [(start, end) for start, end, style in tokens if style not in {"link", "image"}]
    yield from _emphasis(_mask(masked, hidden), at)


def _tokens(line: str, at: int) -> Iterator[Span]:
    for match in _INLINE.finditer(line, at):
        if match["link"]:
            label, target = match.span("label"), match.span("target")
            yield match.start(), label[0], "mark"
            yield *label, "image" if match[0][0] == "!" else "link"
            yield label[1], target[0], "mark"
            yield *target, "url"
        else:
            name = next(each for each in _TOKENS if match[each])
            yield *match.span(), _TOKENS[name]


_TOKENS = {
    "escape": "mark",
    "comment": "comment",
    "note": "note",
    "auto": "link",
    "html": "html",
    "liquid": "html",
    "math": "math",
    "url": "link",
}


def _mask(line: str, hidden: list[tuple[int, int]]) -> str:
    """``line`` with the hidden stretches blotted out by dots."""
    if not hidden:
        return line
    pieces, at = [], 0
    for start, end in sorted(hidden):
        if start >= at:
            pieces += [line[at:start], "." * (end - start)]
            at = end
    return "".join([*pieces, line[at:]])


def _code_spans(line: str, at: int) -> Iterator[Span]:
    """Runs of backticks paired with the next run of the same length."""
    runs = [match.span() for match in _BACKTICKS.finditer(line, at)]
    later: dict[int, list[int]] = {}
    for number in range(len(runs) - 1, -1, -1):
        later.setdefault(runs[number][1] - runs[number][0], []).append(number)
    number = 0
    while number < len(runs):
        start, end = runs[number]
        same = later[end - start]
        while same and same[-1] <= number:
            same.pop()
        if same and not (start and line[start - 1] == "\\"):
            number = same[-1]
            yield start, runs[number][1], "code"
        number += 1


def _emphasis(line: str, at: int) -> Iterator[Span]:
    """Strong, emphasised, struck and marked text, by runs of marks that open and close."""
    openers: dict[str, list[tuple[int, int]]] = {}
    marks: list[Span] = []
    for match in _RUN.finditer(line, at):
        start, end = match.span()
        mark = line[start]
        before, after = line[start - 1 : start], line[end : end + 1]
        opens = bool(after) and not after.isspace()
        closes = start > at and not before.isspace()
        if mark == "_":
            opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
        stack = openers.setdefault(mark, [])
        while closes and stack and start < end:
            opener, count = stack.pop()
            used = 2 if mark in "~=" or (count >= 2 and end - start >= 2) else 1
            yield opener + count - used, start + used, _MARKS[mark, used]
            marks.append((opener + count - used, opener + count, "mark"))
            marks.append((start, start + used, "mark"))
            start += used
            if count > used:
                stack.append((opener, count - used))
        if opens and start < end:
            stack.append((start, end - start))
    yield from marks


_MARKS = {
    ("*", 1): "emphasis",
    ("*", 2): "strong",
    ("_", 1): "emphasis",
    ("_", 2): "strong",
    ("~", 2): "strike",
    ("=", 2): "highlight",
}
