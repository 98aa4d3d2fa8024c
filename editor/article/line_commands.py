"""Commands on whole lines: headings, quotes, blocks, and moving lines about."""

from __future__ import annotations

import re
from functools import partial

from editor.article.edit import (
    Command,
    Edit,
    line_after,
    line_before,
    line_end,
    line_start,
    lines_of,
    nothing,
    replace_lines,
    whole_lines,
)

_HEADING = re.compile(r"(#{1,6})(?:[ \t]+|$)")
_QUOTE = re.compile(r" {0,3}> ?")
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})")
TABLE = "| {0} | {1} |\n| --- | --- |\n|  |  |"


def heading(text: str, start: int, end: int) -> Edit:
    """The next level of heading: none, 1 to 6, none."""
    first = next(filter(None, lines_of(text, start, end)), "")
    level = (_level(first) + 1) % 7
    return _set_level(text, start, end, level)


def heading_of(level: int) -> Command:
    """The command for a heading of ``level``; on a heading of that level, plain text again."""
    return partial(_toggle_level, level=level)


def _toggle_level(text: str, start: int, end: int, *, level: int) -> Edit:
    lines = [line for line in lines_of(text, start, end) if line]
    on = bool(lines) and all(_level(line) == level for line in lines)
    return _set_level(text, start, end, 0 if on else level)


def _level(line: str) -> int:
    match = _HEADING.match(line)
    return len(match[1]) if match else 0


def _set_level(text: str, start: int, end: int, level: int) -> Edit:
    lines = lines_of(text, start, end)
    marks = "#" * level + " " if level else ""
    alone = len(lines) == 1
    changed = [marks + _HEADING.sub("", line, count=1) if line or alone else line for line in lines]
    return replace_lines(text, start, end, changed)


def quote(text: str, start: int, end: int) -> Edit:
    """Quote the lines, or one level less if all are quoted."""
    lines = lines_of(text, start, end)
    if all(_QUOTE.match(line) for line in lines):
        changed = [_QUOTE.sub("", line, count=1) for line in lines]
    elif len(lines) == 1:
        changed = ["> " + lines[0]]
    else:
        changed = ["> " + line if line else ">" for line in lines]
    return replace_lines(text, start, end, changed)


def code_block(text: str, start: int, end: int) -> Edit:
    """Put the lines in a fenced code block, or take the fence around them away."""
    first, last = whole_lines(text, start, end)
    above, below = line_before(text, first), line_after(text, last)
    if above is not None and below is not None and _fences(above, below):
        begin, finish = first - len(above) - 1, last + len(below) + 1
        shift = first - begin
        return Edit(begin, finish, text[first:last], start - shift, end - shift)
    inside = text[first:last]
    longest = max(
        (len(match[1]) for match in map(_FENCE.match, inside.split("\n")) if match), default=2
    )
    fence = "`" * max(3, longest + 1)
    if start != end:
        replacement = f"{fence}\n{inside}\n{fence}"
        at = first + len(fence) + 1
        return Edit(first, last, replacement, at, at + len(inside))
    shift = len(fence) + 1
    return Edit(first, last, f"{fence}\n{inside}\n{fence}", start + shift, end + shift)


def _fences(above: str, below: str) -> bool:
    opening, closing = _FENCE.match(above), _FENCE.fullmatch(below.rstrip())
    if not opening or not closing:
        return False
    return opening[1][0] == closing[1][0] and len(closing[1]) >= len(opening[1])


def table(text: str, start: int, end: int) -> Edit:
    """A small table below the line, its first heading (or the selection in it) selected."""
    inside = " ".join(text[start:end].split())
    edit = _block(text, start, end, TABLE.format(inside or "  ", "  "))
    at = edit.start + edit.replacement.index("| ") + 2
    return Edit(edit.start, edit.end, edit.replacement, at, at + len(inside))


def rule(text: str, start: int, end: int) -> Edit:
    """A rule below the line, the cursor behind it."""
    at = line_end(text, end)
    edit = _block(text, at, at, "---")
    cursor = edit.start + len(edit.replacement)
    return Edit(edit.start, edit.end, edit.replacement, cursor, cursor)


def _block(text: str, start: int, end: int, block: str) -> Edit:
    """Put ``block`` for the selection, with a blank line on both sides."""
    if start == end:
        start = end = line_end(text, end)
    before = text[line_start(text, start) : start]
    above = line_before(text, line_start(text, start))
    lead = "\n\n" if before.strip() else ("\n" if above is not None and above.strip() else "")
    below = line_after(text, end)
    rest = text[end : line_end(text, end)]
    tail = "\n\n" if rest.strip() else ("\n" if below is None or below.strip() else "")
    return Edit(start, end, lead + block + tail, start, end)


def move_line_up(text: str, start: int, end: int) -> Edit:
    """The lines above the line before them."""
    first, last = whole_lines(text, start, end)
    above = line_before(text, first)
    if above is None:
        return nothing(start, end)
    begin = first - len(above) - 1
    shift = first - begin
    end = min(end, last)
    return Edit(begin, last, text[first:last] + "\n" + above, start - shift, end - shift)


def move_line_down(text: str, start: int, end: int) -> Edit:
    """The lines below the line after them."""
    first, last = whole_lines(text, start, end)
    below = line_after(text, last)
    if below is None:
        return nothing(start, end)
    finish = last + len(below) + 1
    shift = len(below) + 1
    end = min(end, last)
    return Edit(first, finish, below + "\n" + text[first:last], start + shift, end + shift)


def duplicate_line(text: str, start: int, end: int) -> Edit:
    """The lines once more below, the selection on the copy."""
    first, last = whole_lines(text, start, end)
    shift = last - first + 1
    end = min(end, last)
    return Edit(last, last, "\n" + text[first:last], start + shift, end + shift)


def delete_line(text: str, start: int, end: int) -> Edit:
    """Without the lines; the cursor on the one that follows."""
    first, last = whole_lines(text, start, end)
    if last < len(text):
        return Edit(first, last + 1, "", first, first)
    at = max(first - 1, 0)
    cursor = line_start(text, at)
    return Edit(at, last, "", cursor, cursor)
