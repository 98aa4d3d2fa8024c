"""A field moved to another place in the front matter, and a field given another name.

The text of every field stays as it is, but for the name. Each write is proved by reading it back;
knows nothing of how a field is shown.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from editor.article import meta_front, toml_write, yaml_write
from editor.article.article import Article, Format
from editor.article.field_places import Place, places
from editor.article.fields import Value, read_fields
from editor.article.formats import FORMATS
from editor.article.patches import patched
from editor.article.split import split
from editor.article.value import check, same
from editor.article.yaml_read import read_yaml
from editor.article.yaml_style import style_of
from editor.errors import FieldError, FrontMatterError

Pairs = Sequence[tuple[str, Value]]


def move_field(article: Article, key: str, beside: str, *, after: bool) -> Article:
    """``article`` with the field ``key`` right before the field ``beside``, or right after it.

    The blank lines between fields stay where they are. Raises FieldError if a field is not
    there, or if what is written would not mean the same any more.
    """
    found, fields = _places(article, key), dict(_pairs(article, key))
    start, end = _only(found, key), _only(found, beside)
    if key == beside:
        return article
    wanted = [place for place in found if place.key != key]
    at = wanted.index(found[end]) + after
    wanted.insert(at, found[start])
    front = article.front
    moved = [name for name in fields if name != key]
    moved.insert(moved.index(beside) + after, key)
    texts = [front[slice(*place.span)] for place in wanted]
    patches = [(*place.span, text) for place, text in zip(found, texts, strict=True)]
    result = replace(article, front=patched(front, patches))
    return _proved(result, [(name, fields[name]) for name in moved], key)


def rename_field(article: Article, key: str, name: str) -> Article:
    """``article`` with the field ``key`` called ``name``; its value and its place stay.

    Raises FieldError if there is no such field, if the name is taken or cannot be written.
    """
    name = name.strip()
    before = _pairs(article, key)
    if name == key:
        return article
    if not name:
        raise FieldError(key, "a field needs a name")
    if name in dict(before):
        raise FieldError(key, f"there is a field “{name}” already")
    keys = [span for place in _places(article, key) if place.key == key for span in place.keys]
    if not keys:
        raise FieldError(key, "it is not written here, but taken over from another value")
    try:
        check(name)
        word = _SPELL[article.format](article.front, name)
    except ValueError as error:
        raise FieldError(key, str(error)) from error
    front = patched(article.front, [(*span, word) for span in keys])
    meant = [(name if old == key else old, value) for old, value in before]
    return _proved(replace(article, front=front), meant, key)


def _pairs(article: Article, key: str) -> Pairs:
    try:
        return [(field.key, field.value) for field in read_fields(article)]
    except FrontMatterError as error:
        raise FieldError(key, f"line {error.line} cannot be read: {error.reason}") from error


def _places(article: Article, key: str) -> list[Place]:
    try:
        return places(article)
    except FrontMatterError as error:
        raise FieldError(key, f"line {error.line} cannot be read: {error.reason}") from error


def _only(found: Sequence[Place], key: str) -> int:
    """Which of the places is the one and only of a field."""
    numbers = [number for number, place in enumerate(found) if place.key == key]
    if len(numbers) > 1:
        raise FieldError(key, "its parts do not stand together in the text")
    if not numbers:
        raise FieldError(key, "it is not written here")
    return numbers[0]


def _proved(result: Article, meant: Pairs, key: str) -> Article:
    """``result`` if it reads as ``meant``, in this order, to us and to python-frontmatter."""
    try:
        found = _pairs(result, key)
        back = FORMATS[result.format].read_back(result.front)
    except FrontMatterError as error:
        raise FieldError(key, f"it could not be read any more: {error.reason}") from error
    alike = same(dict(found), dict(meant), ordered=True) and same(back, dict(meant))
    if not alike or split(result.head) != replace(result, body=""):
        raise FieldError(key, f"{result.format.upper()} would read it as something else then")
    return result


def _yaml_key(front: str, name: str) -> str:
    reading = read_yaml(front)
    flow = reading.root is not None and bool(getattr(reading.root, "flow_style", False))
    return yaml_write.key_text(name, style_of(reading), flow=flow)


_SPELL: Mapping[Format, Callable[[str, str], str]] = MappingProxyType(
    {
        Format.YAML: _yaml_key,
        Format.TOML: lambda front, name: toml_write.key_text(name),
        Format.JSON: lambda front, name: json.dumps(name, ensure_ascii=front.isascii()),
        Format.META: lambda front, name: meta_front.key_text(name),
    }
)
