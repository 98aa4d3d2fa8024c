"""TOML front matter read with its places: tomllib says what it means, this finds where it stands.

Dates stay the author's text. Knows nothing of fences or of writing.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from editor.article.patches import Span
from editor.article.value import Moment, Value
from editor.errors import FrontMatterError

Path = tuple[str | int, ...]
"""Keys from the root; a number is the place in an array of tables."""

_TIME = r"[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?"
_MOMENT = re.compile(
    rf"(?:[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}(?:[Tt ]{_TIME}(?:[Zz]|[-+][0-9]{{2}}:[0-9]{{2}})?)?"
    rf"|{_TIME})(?![0-9A-Za-z_])"
)
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\])*"|\'[^\']*\'', re.DOTALL
)
_BARE = re.compile(r"[^\s,\[\]{}#=]+")
_FILLER = re.compile(r"(?:\s|#[^\n]*)*")
_KEY_PART = re.compile(r'[ \t]*("(?:\\.|[^"\\])*"|\'[^\']*\'|[A-Za-z0-9_-]+)[ \t]*(\.?)')
_DATE_MARK = "\ue000date:"


@dataclass
class Node:
    """A value in the text; ``items`` of an array, ``members`` of an inline table."""

    span: Span
    items: list[Node] = field(default_factory=list)
    members: list[Statement] = field(default_factory=list)
    is_moment: bool = False


@dataclass
class Statement:
    """``key = value`` in the section of ``table``, or a table's header (``node`` is None)."""

    path: Path
    span: Span
    node: Node | None
    table: Path = ()


@dataclass(frozen=True)
class Toml:
    """A TOML text, its values, and its statements in order."""

    text: str
    values: dict[str, Value]
    statements: list[Statement]

    def of(self, key: str) -> list[Statement]:
        """All statements that make up one top-level field."""
        return [statement for statement in self.statements if statement.path[0] == key]


def is_moment(text: str) -> bool:
    """Whether ``text`` is a date or time as TOML writes it."""
    try:
        return bool(_MOMENT.fullmatch(text)) and bool(tomllib.loads("a = " + text))
    except tomllib.TOMLDecodeError:
        return False


def read_toml(text: str) -> Toml:
    """Read a TOML text. Raises FrontMatterError with the line (from 1, in ``text``)."""
    try:
        values = tomllib.loads(text)
        statements = list(_statements(text))
        marked = _with_marked_moments(text, statements)
        values = values if marked is text else tomllib.loads(marked)
    except tomllib.TOMLDecodeError as error:
        raise _explained(error, text) from error
    except (RecursionError, ValueError) as error:
        deep = isinstance(error, RecursionError)
        reason = "it is nested too deeply" if deep else "a number is too long"
        raise FrontMatterError(1, reason) from error
    return Toml(text, {key: _value(value) for key, value in values.items()}, statements)


def _value(value: Any) -> Value:
    """A value of tomllib's as ours."""
    if isinstance(value, list):
        return [_value(item) for item in value]
    if isinstance(value, dict):
        return {key: _value(item) for key, item in value.items()}
    if isinstance(value, str) and value.startswith(_DATE_MARK):
        return Moment(value.removeprefix(_DATE_MARK))
    result: Value = value
    return result


def _with_marked_moments(text: str, statements: list[Statement]) -> str:
    """``text`` with each date as a marked string: tomllib would forget how it was written."""
    spans = [span for each in statements if each.node for span in _moments(each.node)]
    for start, end in sorted(spans, reverse=True):
        text = f'{text[:start]}"{_DATE_MARK}{text[start:end]}"{text[end:]}'
    return text


def _moments(node: Node) -> Iterator[Span]:
    if node.is_moment:
        yield node.span
    for item in node.items:
        yield from _moments(item)
    for member in node.members:
        if member.node:
            yield from _moments(member.node)


# Places. The text is valid TOML here: tomllib has read it.


def _statements(text: str) -> Iterator[Statement]:
    table: Path = ()
    counts: dict[Path, int] = {}
    at = _filler(text, 0)
    while at < len(text):
        if text[at] == "[":
            double = text.startswith("[[", at)
            keys, end = _key(text, at + 1 + double)
            end = text.index("]", end) + 1 + double
            table = _indexed(keys, counts)
            if double:
                place = counts.get(table, -1) + 1
                counts[table] = place
                table = (*table, place)
            yield Statement(table, (at, end), None, table)
        else:
            keys, end = _key(text, at)
            node = _node(text, _filler(text, text.index("=", end) + 1))
            yield Statement((*table, *keys), (at, node.span[1]), node, table)
            end = node.span[1]
        at = _filler(text, end)


def _indexed(keys: Path, counts: dict[Path, int]) -> Path:
    """A header's path with the place in each array of tables it leads through."""
    path: Path = ()
    for number, key in enumerate(keys):
        path = (*path, key)
        if path in counts and number < len(keys) - 1:
            path = (*path, counts[path])
    return path


def _filler(text: str, at: int) -> int:
    found = _FILLER.match(text, at)
    return found.end() if found else at


def _key(text: str, at: int) -> tuple[Path, int]:
    parts: list[str] = []
    while found := _KEY_PART.match(text, at):
        part = found[1]
        if part[0] in "\"'":
            part = next(iter(tomllib.loads(part + " = 0")))
        parts.append(part)
        at = found.end()
        if not found[2]:
            break
    return tuple(parts), at


def _node(text: str, at: int) -> Node:
    """The value that begins at ``at``."""
    if text[at] == "[":
        return _array(text, at)
    if text[at] == "{":
        return _inline_table(text, at)
    for pattern in (_STRING, _MOMENT, _BARE):
        found = pattern.match(text, at)
        if found:
            return Node(found.span(), is_moment=pattern is _MOMENT)
    raise ValueError("a value is missing")


def _array(text: str, start: int) -> Node:
    node = Node((start, start))
    at = _filler(text, start + 1)
    while text[at] != "]":
        node.items.append(_node(text, at))
        at = _filler(text, node.items[-1].span[1])
        if text[at] == ",":
            at = _filler(text, at + 1)
    node.span = (start, at + 1)
    return node


def _inline_table(text: str, start: int) -> Node:
    node = Node((start, start))
    at = _filler(text, start + 1)
    while text[at] != "}":
        keys, end = _key(text, at)
        value = _node(text, _filler(text, text.index("=", end) + 1))
        node.members.append(Statement(keys, (at, value.span[1]), value))
        at = _filler(text, value.span[1])
        if text[at] == ",":
            at = _filler(text, at + 1)
    node.span = (start, at + 1)
    return node


_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_REASONS = (
    ("Cannot overwrite a value", "this key is there already"),
    ("Cannot declare", "this table is there already"),
    ("Cannot mutate", "this key belongs to a table that is complete already"),
    ("Duplicate inline table key", "this key is there already"),
    ("Expected '=' after a key", "this line is not “key = value”"),
    ("Invalid initial character for a key part", "a key is missing or needs quotes"),
    ("Invalid statement", "this line is not “key = value”"),
    ("Invalid value", "the value is missing or needs quotes"),
    ("Unclosed array", "the closing bracket (]) is missing"),
    ("Unclosed inline table", "the closing brace (}) is missing"),
    ("Unterminated string", "the closing quote is missing"),
    ("Expected '\"'", "the closing quote is missing"),
    ('Expected "\'"', "the closing quote is missing"),
    ("Illegal character '\\n'", "the closing quote is missing"),
    ("Illegal character", "a control character is in the text; write it as \\u and four digits"),
    ("Unescaped '\\' in a string", "a backslash in double quotes must be doubled (\\\\)"),
    ("Invalid hex value", "after \\u come four digits"),
    ("Expected newline or end of document", "there is text after the value; quote all of it"),
    ("Expected ']' at the end of a table", "the closing bracket (]) is missing"),
    ("Expected ']]' at the end of an array", "the closing brackets (]]) are missing"),
    ("Invalid date or datetime", "there is no such date"),
)


def _explained(error: tomllib.TOMLDecodeError, text: str) -> FrontMatterError:
    message = str(error)
    place = _PLACE.search(message)
    last = text.rstrip("\n").count("\n") + 1
    line = min(int(place[1]), last) if place and place[1] else last
    for said, reason in _REASONS:
        if said in message:
            return FrontMatterError(line, reason)
    return FrontMatterError(line, _PLACE.sub("", message))
