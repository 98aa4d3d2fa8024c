"""Values spelled in TOML, by tomlkit where it can. Knows not where in a text they go."""

from __future__ import annotations

import re
from typing import Any

import tomlkit

from editor.article.toml_read import is_moment
from editor.article.value import Moment, Value

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
"""What has no place in a text without escapes, by the standard or by what some readers do."""
_LARGEST = 2**63


def holds(value: Value) -> Value:
    """``value`` as TOML can hold it. Raises ValueError with the reason if it cannot."""
    if value is None:
        raise ValueError("TOML has no empty value; remove the field instead")
    if isinstance(value, Moment):
        return value if is_moment(value) else str(value)
    if isinstance(value, int) and not -_LARGEST <= value < _LARGEST:
        raise ValueError("the number is too large for TOML")
    if isinstance(value, list):
        return [holds(item) for item in value]
    if isinstance(value, dict):
        return {key: holds(item) for key, item in value.items()}
    return value


def spell(value: Value, like: str = '"') -> str:
    """``value`` on one line; a text quoted as ``like`` (the old value's text) if it can be."""
    if isinstance(value, Moment):
        return value
    if isinstance(value, str):
        return _text(value, like)
    if isinstance(value, list):
        return "[" + ", ".join(spell(item, like) for item in value) + "]"
    if isinstance(value, dict):
        members = [f"{key_text(key)} = {spell(item, like)}" for key, item in value.items()]
        return "{" + ", ".join(members) + "}"
    return str(tomlkit.item(value).as_string())


def key_text(key: str) -> str:
    """A key, quoted if it must be."""
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else spell(key)


def tables(key: str, value: Value) -> str:
    """A table, or an array of tables, as ``[key]`` and the lines below it."""
    return _escaped(tomlkit.dumps({key: _item(value)}).strip("\n")) + "\n"


def _escaped(toml: str) -> str:
    """The text from tomlkit with escapes for what it leaves as it is: only texts hold such."""
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", toml)


def _item(value: Value) -> Any:
    """``value`` as tomlkit takes it: dates keep their text."""
    if isinstance(value, Moment):
        return tomlkit.value(value)
    if isinstance(value, list):
        return [_item(item) for item in value]
    if isinstance(value, dict):
        return {key: _item(item) for key, item in value.items()}
    return value


def _text(text: str, like: str) -> str:
    if like.startswith("'''") and not re.search("'''|'\\Z", text) and not _CONTROL.search(text):
        return f"'''{_first_break(text, like)}{text}'''"
    if like.startswith(("'''", '"""')):
        lines = [_escaped(tomlkit.item(line).as_string()[1:-1]) for line in text.split("\n")]
        return '"""' + _first_break(text, like) + "\n".join(lines) + '"""'
    if like.startswith("'") and not re.search("['\n]", text) and not _CONTROL.search(text):
        return f"'{text}'"
    return _escaped(tomlkit.item(text).as_string())


def _first_break(text: str, like: str) -> str:
    """The line break after the opening quotes, which counts for nothing."""
    return "\n" if like[3:4] == "\n" or text.startswith("\n") else ""
