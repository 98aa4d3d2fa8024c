"""From a value in a widget to the article with that value: what emptying a field means.

Pure functions over editor.article.fields; knows nothing of widgets.
"""

from __future__ import annotations

from enum import Enum, auto

from editor.article.article import Article, Format
from editor.article.fields import Field, Value, remove_field, set_field


class Blank(Enum):
    """How an author leaves a field empty."""

    ABSENT = auto()
    """The field is not there at all."""
    NULL = auto()
    """``key:``"""
    TEXT = auto()
    """``key: ""``"""
    LIST = auto()
    """``key: []``"""


def is_blank(value: Value) -> bool:
    """Whether there is nothing to see in ``value``."""
    return value is None or value == "" or value == []


def blank_of(field: Field | None) -> Blank | None:
    """How ``field`` is empty, or None if it is not."""
    if field is None:
        return Blank.ABSENT
    if not is_blank(field.value):
        return None
    if field.value is None:
        return Blank.NULL
    return Blank.LIST if isinstance(field.value, list) else Blank.TEXT


def likely_blank(field: Field, form: Format) -> Blank:
    """How a field that was never seen empty is to be emptied: in the style it is written in."""
    if isinstance(field.value, list):
        return Blank.LIST
    plain = not field.text.lstrip().startswith(('"', "'"))
    return Blank.NULL if form is Format.YAML and plain else Blank.TEXT


def written(article: Article, key: str, value: Value, blank: Blank) -> Article:
    """``article`` with ``key`` set to ``value``; an empty value is written as ``blank`` says.

    Raises FieldError if the field cannot hold it.
    """
    if not is_blank(value):
        return set_field(article, key, value)
    if blank is Blank.ABSENT:
        return remove_field(article, key)
    empty: dict[Blank, Value] = {Blank.NULL: None, Blank.TEXT: "", Blank.LIST: []}
    return set_field(article, key, empty[blank])
