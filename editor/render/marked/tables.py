"""Tables of GitHub's kind."""

from __future__ import annotations

import re

from editor.render.marked import patterns
from editor.render.marked.characters import trim
from editor.render.marked.token import Token

_DELIMITERS_BEGIN = frozenset(" |:-")
_PIPE = re.compile(r"(\\*)\|")
_ENDS = re.compile(r"^\||\| *\Z")
_LAST_BREAK = re.compile(r"\n[ \t]*\Z")
_ALIGN = (
    ("right", re.compile(r" *-+: *")),
    ("center", re.compile(r" *:-+: *")),
    ("left", re.compile(r" *:-+ *")),
)


def table(text: str, position: int, tokens: list[Token]) -> int:
    """Read a table and append its token; where it ends, or -1 if there is none."""
    below = text.find("\n", position) + 1
    if not below or text[below : below + 1] not in _DELIMITERS_BEGIN:
        return -1
    head = patterns.TABLE.match(text, position)
    if head is None or not re.search("[:|]", head[2]):
        return -1
    titles = cells(head[1])
    columns = _ENDS.sub("", head[2]).split("|")
    end = _rows_end(text, head.end())
    if len(titles) != len(columns):
        return -1
    body = text[head.end() + 1 : end]
    lines = _LAST_BREAK.sub("", body).split("\n") if trim(body) else []
    token = Token("table", text[position : _after_breaks(text, end)])
    token.rows = [titles, *(cells(line, len(titles)) for line in lines)]
    token.align = [_alignment(column) for column in columns]
    tokens.append(token)
    return position + len(token.raw)


def cells(row: str, count: int = 0) -> list[str]:
    """A row's cells, as many as ``count`` says."""
    parts = _PIPE.sub(_cut, row).split(" |")
    if not trim(parts[0]):
        del parts[0]
    if parts and not trim(parts[-1]):
        del parts[-1]
    if count:
        parts = parts[:count] + [""] * (count - len(parts))
    return [trim(part).replace("\\|", "|") for part in parts]


def _cut(pipe: re.Match[str]) -> str:
    """A pipe that ends a cell gets a blank before it; an escaped one does not."""
    return pipe[0] if len(pipe[1]) % 2 else pipe[1] + " |"


def _rows_end(text: str, position: int) -> int:
    """Where the rows end, the last one's line break included; from the delimiters' end."""
    at = min(position + 1, len(text))
    while at < len(text) and not patterns.ROW_STOP.match(text, at):
        line = text.find("\n", at)
        at = line + 1 if line >= 0 else len(text)
    return at


def _after_breaks(text: str, position: int) -> int:
    while position < len(text) and text[position] == "\n":
        position += 1
    return position


def _alignment(column: str) -> str:
    return next((name for name, pattern in _ALIGN if pattern.fullmatch(column)), "")
