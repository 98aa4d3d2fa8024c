"""Categories as Hexo reads them: a list is one path from the top, lists in a list are several.

Pure: a value in, its paths out, and back the same way. An item is a path: a list of names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from editor.article.fields import Value
from editor.site.completion import BETWEEN
from editor.ui.form.list_shape import Shape

_TYPED_BETWEEN = re.compile(r"\s*[/>›]\s*")
NESTED = Shape(nested=True)


def is_categories(value: Value) -> bool:
    """Whether it is a name, a path of names, or a list of such."""
    if not isinstance(value, list):
        return _is_name(value)
    return all(_is_real_name(each) or _is_path(each) for each in value)


def read_paths(value: Value) -> tuple[list[Value], Shape]:
    """The paths in ``value``, and how they are written."""
    if value is None or value == "" or value == []:
        return [], Shape()
    if not isinstance(value, list):
        return [[value]], Shape(single=True)
    if any(isinstance(each, list) for each in value):
        return [each if isinstance(each, list) else [each] for each in value], NESTED
    return [list(value)], Shape()


def write_paths(items: Sequence[Value], shape: Shape) -> Value:
    """The value that has these paths; what a list alone cannot say becomes lists in a list."""
    paths = [each if isinstance(each, list) else [each] for each in items]
    if not paths:
        return "" if shape.single else []
    if len(paths) > 1 or shape.nested:
        return [list(path) for path in paths]
    return paths[0][0] if shape.single and len(paths[0]) == 1 else list(paths[0])


def shown_path(item: Value) -> str:
    """A path as its chip reads."""
    return BETWEEN.join(map(str, item)) if isinstance(item, list) else str(item)


def typed_path(text: str) -> Value:
    """What was typed, with / or > between the names, as a path."""
    return [name for name in _TYPED_BETWEEN.split(text.strip()) if name]


def _is_name(value: Value) -> bool:
    return value is None or not isinstance(value, list | dict)


def _is_path(value: Value) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_is_real_name, value))


def _is_real_name(value: Value) -> bool:
    return value is not None and value != "" and _is_name(value)
