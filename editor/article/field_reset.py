"""A field put back to how it was in another version of the article: its value and its wording."""

from __future__ import annotations

from dataclasses import replace

from editor.article.article import Article
from editor.article.field_order import move_field
from editor.article.field_places import Place, places
from editor.article.fields import Value, read_fields, remove_field, set_field
from editor.article.patches import patched
from editor.article.split import split
from editor.article.value import same
from editor.errors import FieldError, FrontMatterError


def reset_field(article: Article, saved: Article, key: str) -> Article:
    """``article`` with the field ``key`` as it is in ``saved``: worded so, or absent as there.

    Where the wording cannot be put back (in another format, say) the value is. Raises
    FieldError if neither can.
    """
    before = _values(saved, key)
    if key not in before:
        return remove_field(article, key)
    was_there = key in _values(article, key)
    result = article if was_there else set_field(article, key, before[key])
    result = _reworded(result, saved, key) or set_field(result, key, before[key])
    return result if was_there else _moved_back(result, list(before), key)


def _values(article: Article, key: str) -> dict[str, Value]:
    try:
        return {field.key: field.value for field in read_fields(article)}
    except FrontMatterError as error:
        raise FieldError(key, f"line {error.line} cannot be read: {error.reason}") from error


def _reworded(article: Article, saved: Article, key: str) -> Article | None:
    """With the very text of ``saved``; None if that does not mean the same here."""
    old, new = _places(saved, key), _places(article, key)
    if article.format is not saved.format or len(old) != 1 or len(new) != 1:
        return None
    text = saved.front[slice(*old[0].span)]
    result = replace(article, front=patched(article.front, [(*new[0].span, text)]))
    meant = {**_values(article, key), key: _values(saved, key)[key]}
    try:
        alike = same(_values(result, key), meant)
    except FieldError:
        return None
    return result if alike and split(result.head) == replace(result, body="") else None


def _places(article: Article, key: str) -> list[Place]:
    return [place for place in places(article) if place.key == key]


def _moved_back(article: Article, order: list[str], key: str) -> Article:
    """With the field after the one that it followed, if that is still there."""
    now = _values(article, key)
    above = [name for name in order[: order.index(key)] if name in now]
    try:
        if above:
            return move_field(article, key, above[-1], after=True)
        below = [name for name in now if name != key]
        return move_field(article, key, below[0], after=False) if below else article
    except FieldError:
        return article
