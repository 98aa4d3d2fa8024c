"""What a front-matter field can hold, whatever the format it is written in.

Knows nothing of YAML, TOML or JSON.
"""

from __future__ import annotations

import math
import re


class Moment(str):
    """A date, a time or both, exactly as the author wrote it. Never converted, never an instant."""

    __slots__ = ()


Value = None | bool | int | float | str | list["Value"] | dict[str, "Value"]
"""A field's value; a ``str`` may be a Moment."""

_MOMENT = re.compile(
    r"[0-9]{4}([-/])[0-9]{1,2}\1[0-9]{1,2}"
    r"(?:(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]*)?)?"
    r"(?:[ \t]*(?:[Zz]|[-+][0-9]{1,2}(?::?[0-9]{2})?))?)?"
)


_HALF = re.compile("[\ud800-\udfff]")
_TOO_LONG = 10**4000


def looks_like_moment(text: str) -> bool:
    """Whether unquoted ``text`` is a date to an author: ``2024-07-31``, ``2024/7/1 9:00``."""
    return _MOMENT.fullmatch(text) is not None


def check(value: Value) -> None:
    """That some format could hold ``value``. Raises ValueError with the reason."""
    if isinstance(value, str) and _HALF.search(value):
        raise ValueError("half a character is in the text")
    if isinstance(value, int) and abs(value) >= _TOO_LONG:
        raise ValueError("the number is too long")
    if isinstance(value, dict):
        for key in value:
            check(key)
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for part in parts:
        check(part)


def same(one: Value, other: Value, *, ordered: bool = False) -> bool:
    """Whether two values are the same to every reader: ``1`` is not ``True``, NaN is NaN.

    ``ordered``: whether mappings must have their keys in the same order, too.
    """
    return _same(one, other, ordered, set())


def _same(one: Value, other: Value, ordered: bool, seen: set[tuple[int, int]]) -> bool:
    # ``seen`` keeps values that share their parts (YAML's anchors) from being compared again
    # and again: "billion laughs" would take for ever.
    pair = (id(one), id(other))
    if one is other or pair in seen:
        return True
    if type(one) is not type(other):
        return False
    if isinstance(one, float) and isinstance(other, float):
        return one == other or (math.isnan(one) and math.isnan(other))
    if isinstance(one, list) and isinstance(other, list):
        seen.add(pair)
        return len(one) == len(other) and all(
            _same(left, right, ordered, seen) for left, right in zip(one, other, strict=True)
        )
    if isinstance(one, dict) and isinstance(other, dict):
        seen.add(pair)
        alike = list(one) == list(other) if ordered else one.keys() == other.keys()
        return alike and all(_same(one[key], other[key], ordered, seen) for key in one)
    return one == other
