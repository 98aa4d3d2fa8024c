"""What a line of Markdown carries over to the next: an open fence, comment, formula, table.

A state is one small integer, because Qt keeps one for each block. Knows nothing of Qt.
"""

from __future__ import annotations

import re

TEXT, FENCE, COMMENT, MATH = range(4)
"""Kinds of what may be open, the lowest two bits of a state."""
PARAGRAPH = 1 << 2
"""The line is text that an underline of ``===`` or ``---`` below would make a heading."""
TABLE = 1 << 3
QUOTED = 1 << 4
TILDES = 1 << 5
LENGTH = 6
"""From this bit on: how long the open fence is, at most 63."""
BITS = 12
"""A state fits in so many bits."""

_FENCE = re.compile(
    r"(?P<lead>[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(?P<fence>`{3,}|~{3,})(?P<info>.*)"
)
_QUOTE = re.compile(r"[ ]{0,3}>")
_DELIMITERS = re.compile(r"[ ]{0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_NOT_PARAGRAPH = re.compile(
    r"[ ]{0,3}(?:#{1,6}(?:\s|$)|>|[-*+]\s|\d{1,9}[.)]\s|\||:::|\[[^\]]*\]:|<)"
)


def kind(state: int) -> int:
    """What is open at the end of a line with this state."""
    return state & 3


def next_state(line: str, state: int) -> int:
    """The state at the end of ``line``, given that at the end of the line above."""
    match kind(state):
        case 1:
            return TEXT if ends_fence(line, state) else _if_quoted(line, state)
        case 2:
            return COMMENT if "-->" not in line else TEXT
        case 3:
            return MATH if "$$" not in line and line.strip() else TEXT
        case _:
            return _after_text(line, state)


def opening_fence(line: str) -> re.Match[str] | None:
    """The fence that begins a code block on this line: groups lead, fence, info."""
    match = _FENCE.match(line)
    if match and match["fence"][0] == "`" and "`" in match["info"]:
        return None
    return match


def ends_fence(line: str, state: int) -> bool:
    """Whether ``line`` is the closing fence of the code block that ``state`` is in."""
    bare = line.strip(" \t>")
    character = "~" if state & TILDES else "`"
    return len(bare) >= state >> LENGTH and not bare.strip(character)


def is_delimiter_row(line: str) -> bool:
    """Whether this is the row of dashes between a table's heads and its cells."""
    return "|" in line and "-" in line and _DELIMITERS.fullmatch(line) is not None


def _if_quoted(line: str, state: int) -> int:
    """A fence inside a quote ends with the quote."""
    if state & QUOTED and not _QUOTE.match(line):
        return _after_text(line, TEXT)
    return state


def _after_text(line: str, state: int) -> int:
    if not line or line.isspace():
        return TEXT
    if any(sign in line for sign in ("```", "~~~", "<!--", "$$")):
        opened = _opened(line)
        if opened:
            return opened
    if is_delimiter_row(line) or (state & TABLE and "|" in line):
        return TABLE
    return TEXT if _NOT_PARAGRAPH.match(line) else PARAGRAPH


def _opened(line: str) -> int:
    fence = opening_fence(line)
    if fence:
        length = min(len(fence["fence"]), 63)
        tildes = TILDES if fence["fence"][0] == "~" else 0
        return FENCE | tildes | (QUOTED if ">" in fence["lead"] else 0) | length << LENGTH
    comment = line.rfind("<!--")
    if comment >= 0 and "-->" not in line[comment:] and "`" not in line[:comment]:
        return COMMENT
    formula = line.lstrip(" \t>")
    if formula.startswith("$$") and "$$" not in formula[2:]:
        return MATH
    return TEXT
