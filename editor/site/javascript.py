"""Objects written out in JavaScript or TypeScript, as far as what they hold is plain values.

Never runs anything. What is computed (a call, a function, a name) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

_TOKEN = re.compile(
    r"""(?P<text>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\$])*`)"""
    r"""|(?P<number>-?\d+(?:\.\d+)?(?![\w.]))|(?P<word>[A-Za-z_$][\w$-]*)|(?P<sign>\S)"""
)
_WORDS: Mapping[str, Any] = {"true": True, "false": False, "null": None}
_OPENING, _CLOSING = frozenset("{[("), frozenset("}])")
_DEEPEST = 20
_NOTHING = object()


def javascript_objects(text: str) -> dict[str, dict[str, Any]]:
    """The objects that are members of something, by name; the first of a name counts.

    ``text`` is without comments. What stands in an object found here is not looked at again.
    """
    tokens = [(found.lastgroup or "", found[0]) for found in _TOKEN.finditer(text)]
    found: dict[str, dict[str, Any]] = {}
    at = 0
    while at + 2 < len(tokens):
        kind, name = tokens[at]
        if kind in ("word", "text") and _signs(tokens, at + 1) in (":{", "={"):
            value, at = _object(tokens, at + 3, 0)
            found.setdefault(_name(kind, name), value)
        else:
            at += 1
    return found


_Tokens = Sequence[tuple[str, str]]


def _signs(tokens: _Tokens, at: int) -> str:
    return "".join(text for kind, text in tokens[at : at + 2] if kind == "sign")


def _name(kind: str, name: str) -> str:
    return name[1:-1] if kind == "text" else name


def _object(tokens: _Tokens, at: int, depth: int) -> tuple[dict[str, Any], int]:
    """The object whose inside begins at ``at``, and where what follows it begins."""
    members: dict[str, Any] = {}
    while at < len(tokens) and tokens[at][1] != "}":
        kind, name = tokens[at]
        if kind in ("word", "text") and tokens[at + 1 : at + 2] == [("sign", ":")]:
            value, at = _value(tokens, at + 2, depth)
            if value is not _NOTHING:
                members.setdefault(_name(kind, name), value)
        at = _after_value(tokens, at)
    return members, at + 1


def _array(tokens: _Tokens, at: int, depth: int) -> tuple[list[Any], int]:
    items: list[Any] = []
    while at < len(tokens) and tokens[at][1] != "]":
        value, at = _value(tokens, at, depth)
        if value is not _NOTHING:
            items.append(value)
        at = _after_value(tokens, at)
    return items, at + 1


def _value(tokens: _Tokens, at: int, depth: int) -> tuple[Any, int]:
    """A plain value and where what follows it begins; else _NOTHING and ``at``."""
    if at >= len(tokens):
        return _NOTHING, at
    kind, text = tokens[at]
    if text == "{" and depth < _DEEPEST:
        return _object(tokens, at + 1, depth + 1)
    if text == "[" and depth < _DEEPEST:
        return _array(tokens, at + 1, depth + 1)
    value: Any = _NOTHING
    if kind == "text":
        value = re.sub(r"\\(.)", r"\1", text[1:-1])
    elif kind == "number":
        value = float(text) if "." in text else int(text)
    elif kind == "word":
        value = _WORDS.get(text, _NOTHING)
    ends = at + 1 >= len(tokens) or tokens[at + 1][1] in (",", "}", "]")
    return (value, at + 1) if value is not _NOTHING and ends else (_NOTHING, at)


def _after_value(tokens: _Tokens, at: int) -> int:
    """Past the next comma at this depth, or at what closes the object or array."""
    depth = 0
    while at < len(tokens):
        text = tokens[at][1] if tokens[at][0] == "sign" else ""
        if not depth and text == ",":
            return at + 1
        if not depth and text in _CLOSING:
            return at
        depth += (text in _OPENING) - (text in _CLOSING)
        at += 1
    return at
