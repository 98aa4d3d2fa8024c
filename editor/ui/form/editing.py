"""From a value in a widget to the article with that value, and what emptying a field means.

Goes through editor.article.fields; knows nothing of widgets.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import Enum, auto

from editor.article.article import Article, Format
from editor.article.fields import Field, Value, remove_field, set_field
from editor.site.spec import Empty
from editor.ui.form.value_text import reworded


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


_HABITS: Mapping[Empty, Blank] = {
    Empty.KEY: Blank.NULL,
    Empty.TEXT: Blank.TEXT,
    Empty.LIST: Blank.LIST,
    Empty.REMOVED: Blank.ABSENT,
}


def likely_blank(field: Field, form: Format, habit: Empty = Empty.KEPT) -> Blank:
    """How a field that was never seen empty here is to be emptied.

    As the author does in other articles; else in the style that it is written in.
    """
    known = _HABITS.get(habit)
    if known is not None and not (known is Blank.NULL and form is not Format.YAML):
        return known
    if isinstance(field.value, list):
        return Blank.LIST
    plain = not field.text.lstrip().startswith(('"', "'"))
    return Blank.NULL if form is Format.YAML and plain else Blank.TEXT


def written(
    article: Article, key: str, value: Value, blank: Blank, wording: str | None = None
) -> Article:
    """``article`` with ``key`` set to ``value``; an empty value is written as ``blank`` says.

    With a ``wording``, YAML, the value is written in these words where that can be.
    Raises FieldError if the field cannot hold it.
    """
    if not is_blank(value):
        exact = reworded(article, key, value, wording) if wording is not None else None
        return exact or set_field(article, key, value)
    if blank is Blank.ABSENT:
        return remove_field(article, key)
    empty: dict[Blank, Value] = {Blank.NULL: None, Blank.TEXT: "", Blank.LIST: []}
    return set_field(article, key, empty[blank])


class Hand:
    """Writes one field for as long as the author stays in it.

    Each value is written into the article as it was before the author came, so that what is
    typed on the way leaves no trace: ``2`` must be quoted, ``2 cats`` need not be.
    """

    def __init__(self) -> None:
        self._key = ""
        self._base = Article()
        self._left = ""

    def is_in(self, article: Article, key: str) -> bool:
        """Whether ``article`` is as this hand left it when it last wrote this field."""
        return key == self._key and article.head == self._left

    def write(
        self, article: Article, key: str, value: Value, blank: Blank, wording: str | None = None
    ) -> Article:
        """As ``written``, but for what was typed before in the same field."""
        if not self.is_in(article, key):
            self._key, self._base, self._left = key, article, article.head
        base = replace(self._base, body=article.body)
        result = written(base, key, value, blank, wording)
        self._left = result.head
        return result
