"""What stands before the body of a text: front matter, however sloppy, or lines with labels.

Knows where it ends and what each line of it holds; nothing of what else may tell a title.
"""

from __future__ import annotations

import re

from editor.article.article import Article, Format
from editor.article.fields import read_fields
from editor.article.split import split
from editor.errors import FrontMatterError
from editor.exchange.found import Span
from editor.exchange.keys import role_of_key
from editor.exchange.loose_head import Head, Item, LooseHead

_NO_HEAD = (Format.NONE, Format.META)
"""Lines of ``Title: x`` are labels here, which may stand in any language and with other lines."""


def read_head(text: str, start: int, end: int) -> Head:
    """The head of the stretch of ``text``; an empty one if it has none."""
    skipped = len(text[start:end]) - len(text[start:end].lstrip("\n \t\u3000\ufeff\u200b"))
    # An indented first line is no fence.
    first = (
        text.rfind("\n", start, start + skipped) + 1
        if "\n" in text[start : start + skipped]
        else start
    )
    return (
        _strict(text, first, end)
        or _strict(text, start + skipped, end)
        or LooseHead(text, start, end).read()
        or _empty(text, first, end)
        or Head(start, start)
    )


def _strict(text: str, start: int, end: int) -> Head | None:
    """Front matter as it should be."""
    article = split(text[start:end])
    if article.format in _NO_HEAD:
        return None
    try:
        fields = read_fields(article)
    except FrontMatterError:
        return None
    if not fields:
        return None
    starts = _line_starts(article, start)
    stop = start + len(article.opening + article.front)
    items = []
    for number, each in enumerate(fields):
        line = starts[min(each.line, len(starts)) - 1]
        following = fields[number + 1].line if number + 1 < len(fields) else 0
        line_end = starts[following - 1] if following > each.line else stop
        value_at = text.find(each.text, line, line_end) if each.text else -1
        span = Span(value_at, value_at + len(each.text)) if value_at >= 0 else Span(line, line_end)
        role = role_of_key(each.key, each.value)
        items.append(Item(each.key, role, each.value, span, Span(line, line_end), "front-matter"))
    return Head(start, start + len(article.head), tuple(items))


def _empty(text: str, start: int, end: int) -> Head | None:
    """Fences with nothing between them, or with what cannot be made sense of."""
    article = split(text[start:end])
    return None if article.format in _NO_HEAD else Head(start, start + len(article.head))


def _line_starts(article: Article, start: int) -> list[int]:
    return [start, *(start + match.end() for match in re.finditer("\n", article.head))]
