"""Commands on lists: making and ending them, Enter, Tab and their numbers."""

from __future__ import annotations

import re

from editor.article.edit import (
    Edit,
    line_after,
    line_before,
    line_end,
    line_start,
    lines_of,
    replace_lines,
    whole_lines,
)

INDENT = 4
"""Blanks to a level: what every flavour of Markdown takes for one."""
_NEAR = 40
"""Lines to look back for how the author indents."""

ITEM = re.compile(
    r"(?P<quote>[ ]{0,3}(?:>[ ]?)*)(?P<indent>[ \t]*)"
    r"(?P<mark>[-*+]|(?P<number>\d{1,9})(?P<dot>[.)]))(?P<gap>[ \t]+|$)"
    r"(?P<task>\[[ xX]\](?:[ \t]+|$))?"
)
_QUOTED = re.compile(r"[ ]{0,3}(?:>[ ]?)+")
_INDENT = re.compile(r"[ \t]*")
_RULE = re.compile(r"[ ]{0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*")
_BULLET, _NUMBER, _TASK = "bullet", "number", "task"


def bullet_list(text: str, start: int, end: int) -> Edit:
    """Make the lines a bullet list, or plain if they are one."""
    return _toggle(text, start, end, _BULLET)


def number_list(text: str, start: int, end: int) -> Edit:
    """Make the lines a numbered list, or plain if they are one."""
    return _toggle(text, start, end, _NUMBER)


def task_list(text: str, start: int, end: int) -> Edit:
    """Make the lines a task list, or plain if they are one."""
    return _toggle(text, start, end, _TASK)


def continue_list(text: str, start: int, end: int) -> Edit:
    """Enter: a new line that goes on with the list or quote; on an empty item, end it."""
    first = line_start(text, start)
    line = text[first : line_end(text, end)]
    lead = _lead(line)
    if start - first < len(lead) or not lead.strip() or _RULE.fullmatch(line):
        return newline(text, start, end)
    if start == end and not line[len(lead) :].strip():
        return _without_marker(first, first + len(line), line)
    item = ITEM.match(line)
    if item is None:
        return _typed(start, end, "\n" + lead)
    number = _next_number(text, first, item)
    edit = _typed(start, end, "\n" + _next_lead(item, number))
    return _renumbered(text, edit, item, number)


def newline(text: str, start: int, end: int) -> Edit:
    """A new line, indented as this one, and nothing else."""
    before = text[line_start(text, start) : start]
    return _typed(start, end, "\n" + before[: len(before) - len(before.lstrip(" \t"))])


def indent(text: str, start: int, end: int) -> Edit:
    """Tab: lists and selected lines one level in; elsewhere blanks up to the next stop."""
    lines = lines_of(text, start, end)
    if start == end and not ITEM.match(lines[0]):
        column = start - line_start(text, start)
        return _typed(start, end, " " * (INDENT - column % INDENT))
    blanks = " " * _step(text, start)
    changed = [blanks + line if line else line for line in lines]
    return replace_lines(text, start, end, changed)


def dedent(text: str, start: int, end: int) -> Edit:
    """Shift+Tab: the lines one level out."""
    step = _step(text, start)
    changed = [_dedented(line, step) for line in lines_of(text, start, end)]
    return replace_lines(text, start, end, changed)


def _toggle(text: str, start: int, end: int, kind: str) -> Edit:
    lines = lines_of(text, start, end)
    filled = [line for line in lines if line.strip()] or lines
    on = all(_kind(line) == kind for line in filled)
    changed, number = [], 0
    for line in lines:
        if line.strip() or len(lines) == 1:
            number += 1
            line = _plain(line) if on else _item(line, kind, number)
        changed.append(line)
    return replace_lines(text, start, end, changed)


def _kind(line: str) -> str:
    item = ITEM.match(line)
    if item is None:
        return ""
    return _TASK if item["task"] else _NUMBER if item["number"] else _BULLET


def _item(line: str, kind: str, number: int) -> str:
    mark = {_BULLET: "- ", _NUMBER: f"{number}. ", _TASK: "- [ ] "}[kind]
    item = ITEM.match(line)
    if item:
        return item["quote"] + item["indent"] + mark + line[item.end() :]
    lead = _QUOTED.match(line) or _INDENT.match(line)
    at = lead.end() if lead else 0
    return line[:at] + mark + line[at:]


def _plain(line: str) -> str:
    item = ITEM.match(line)
    return item["quote"] + item["indent"] + line[item.end() :] if item else line


def _lead(line: str) -> str:
    """The quote marks and item marker that the line begins with."""
    match = ITEM.match(line) or _QUOTED.match(line)
    return match[0] if match else ""


def _next_lead(item: re.Match[str], number: int) -> str:
    mark = f"{number}{item['dot']}" if item["number"] else item["mark"]
    task = "[ ] " if item["task"] else ""
    return item["quote"] + item["indent"] + mark + (item["gap"] or " ") + task


def _without_marker(first: int, last: int, line: str) -> Edit:
    """The line with its innermost marker gone: the item, else the last quote mark."""
    item = ITEM.match(line)
    kept = item["quote"] if item else re.sub(r"[ ]{0,3}>[ ]?$", "", line.rstrip(" ") + " ")
    return Edit(first, last, kept, first + len(kept), first + len(kept))


def _typed(start: int, end: int, inserted: str) -> Edit:
    at = start + len(inserted)
    return Edit(start, end, inserted, at, at)


def _next_number(text: str, first: int, item: re.Match[str]) -> int:
    """One more; or the same, in a list that numbers every item alike (``1.`` ``1.``)."""
    number = int(item["number"] or 0)
    above = ITEM.match(line_before(text, first) or "")
    alike = above is not None and _same_list(above, item) and above["number"] == item["number"]
    return number if alike else number + 1


def _same_list(one: re.Match[str], other: re.Match[str]) -> bool:
    return all(one[name] == other[name] for name in ("quote", "indent", "dot"))


def _renumbered(text: str, edit: Edit, item: re.Match[str], number: int) -> Edit:
    """``edit`` with the items right below counted on, as long as they were in order."""
    if not item["number"] or number == int(item["number"]):
        return edit
    end = line_end(text, edit.end)
    added, expected = text[edit.end : end], number
    while (line := line_after(text, end)) is not None:
        below = ITEM.match(line)
        if below is None or not _same_list(item, below) or below["number"] != str(expected):
            break
        expected += 1
        at = below.start("number")
        added += "\n" + line[:at] + str(expected) + line[below.end("number") :]
        end += len(line) + 1
    if expected == number:
        return edit
    return Edit(edit.start, end, edit.replacement + added, edit.anchor, edit.cursor)


def _step(text: str, at: int) -> int:
    """Blanks to a level of the list around ``at``: as the author indents, else four."""
    first, _ = whole_lines(text, at, at)
    for _ in range(_NEAR):
        above = line_before(text, first)
        if above is None or not above.strip():
            break
        item = ITEM.match(above)
        # Indented by less than a level of code, an item shows what the author's level is.
        blanks = len(item["quote"] + item["indent"]) if item and ">" not in item["quote"] else 0
        if 2 <= blanks <= INDENT:
            return blanks
        first -= len(above) + 1
    return INDENT


def _dedented(line: str, step: int) -> str:
    if line.startswith("\t"):
        return line[1:]
    blanks = len(line) - len(line.lstrip(" "))
    return line[min(step, blanks) :]
