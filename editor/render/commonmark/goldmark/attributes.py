"""Attribute lists: ``{#id .class key="value"}`` behind a heading, a fence's language, a block."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

_SPACES = re.compile(r"[ \t\n\v\f\r,]*")
_SHORT = re.compile(r"([#.])([\w:.-]+)")
_NAME = re.compile(r"[a-zA-Z_:][a-zA-Z0-9_:.-]*")
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
_WORD = re.compile(r"[^\s\"'`,=<>{}\[\]]+")
_STRING = re.compile(r'"((?:\\.|[^"\\\n])*)"')
_ESCAPED = re.compile(r"\\(.)")
_DEEPEST = 8

Attributes = Mapping[str, Any]
"""Texts, numbers, truth values, None and lists of these by name."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An attribute list in a text, and where it ends."""

    attributes: Attributes
    end: int


def attributes(text: str, at: int) -> Listed | None:
    """The attribute list that begins at ``at``, if one does."""
    if not text.startswith("{", at):
        return None
    found: dict[str, Any] = {}
    at = _skipped(text, at + 1)
    while not text.startswith("}", at):
        one = _one(text, at)
        if one is None:
            return None
        name, value, at = one
        if name == "class" and isinstance(found.get(name), str):
            value = f"{found[name]} {value}"
        found[name] = value
        at = _skipped(text, at)
    return Listed(found, at + 1)


def html(given: Attributes) -> str:
    """The attributes as they stand in a tag, with a space before each."""
    return "".join(f' {name}="{escape(_text(value))}"' for name, value in given.items())


def _skipped(text: str, at: int) -> int:
    spaces = _SPACES.match(text, at)
    return spaces.end() if spaces else at


def _one(text: str, at: int) -> tuple[str, Any, int] | None:
    short = _SHORT.match(text, at)
    if short:
        return "id" if short[1] == "#" else "class", short[2], short.end()
    name = _NAME.match(text, at)
    if not name:
        return None
    at = _skipped(text, name.end())
    if not text.startswith("=", at):
        return None
    value = _value(text, _skipped(text, at + 1))
    return (name[0], *value) if value else None


def _value(text: str, at: int, depth: int = 0) -> tuple[Any, int] | None:
    string = _STRING.match(text, at)
    if string:
        return _ESCAPED.sub(r"\1", string[1]), string.end()
    if text.startswith("[", at) and depth < _DEEPEST:
        return _list(text, at, depth)
    number = _NUMBER.match(text, at)
    if number:
        return number[0], number.end()
    word = _WORD.match(text, at)
    if not word:
        return None
    known = {"true": True, "false": False, "null": None}
    return known.get(word[0], word[0]), word.end()


def _list(text: str, at: int, depth: int) -> tuple[Any, int] | None:
    values = []
    at = _skipped(text, at + 1)
    while not text.startswith("]", at):
        value = _value(text, at, depth + 1)
        if value is None:
            return None
        values.append(value[0])
        at = _skipped(text, value[1])
    return values, at + 1


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else ""
