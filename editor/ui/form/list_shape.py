"""How an author writes a list of short values: as a list, or as one text with commas.

Pure: a value in, its items out, and back the same way.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from editor.article.fields import Value

SEPARATORS = re.compile("[,，、;；\n\r\t\u2028\u2029]")
"""What ends one value when several are typed or pasted at once."""
_JOINT = re.compile("\\s*[,，、]\\s*")


@dataclass(frozen=True, slots=True)
class Shape:
    """``joint`` stands between the items of a text; ``single`` is a lone value that is no list.

    ``nested``: each item is a list in the list.
    """

    joint: str | None = None
    single: bool = False
    nested: bool = False


def read_items(value: Value) -> tuple[list[Value], Shape]:
    """The items of ``value`` and how it is written (empty, as a list)."""
    if isinstance(value, list):
        return list(value), Shape()
    if value is None or value == "":
        return [], Shape()
    joint = _JOINT.search(value) if type(value) is str else None
    if joint is None:
        return [value], Shape(single=True)
    parts: list[Value] = [part for part in _JOINT.split(str(value)) if part]
    return parts, Shape(joint=joint[0])


def write_items(items: Sequence[Value], shape: Shape) -> Value:
    """The value that holds ``items``; a lone value becomes a list once it has company."""
    if shape.joint is not None:
        return shape.joint.join(str(item) for item in items)
    if shape.single and len(items) < 2:
        return items[0] if items else ""
    return list(items)


def read_one(value: Value) -> tuple[list[Value], Shape]:
    """The one item that ``value`` is, commas and all."""
    return [] if value is None or value == "" else [value], Shape(single=True)


def write_one(items: Sequence[Value], _shape: Shape) -> Value:
    """The last of ``items``, the newest."""
    return items[-1] if items else ""


def split_typed(text: str) -> tuple[list[str], str]:
    """The whole values in a text that was typed or pasted, and the rest that is still open."""
    *whole, rest = SEPARATORS.split(text)
    return [part.strip() for part in whole if part.strip()], rest.lstrip() if whole else rest
