"""What stands above an article's text in the preview: title, date and author, as on a site."""

from __future__ import annotations

import re

from editor.article.article import Article
from editor.article.fields import read_fields
from editor.errors import FrontMatterError

Heading = dict[str, str]
TITLED_BY_THEIR_TEXT = frozenset({"mkdocs", "vitepress"})
"""Flavours of sites that show the front matter's title at most where the text has none."""
_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}(?=[T\s]|$)")


def heading_of(article: Article) -> Heading | None:
    """``title`` and ``byline`` as plain text; None if the front matter names neither.

    Raises FrontMatterError while the front matter cannot be read.
    """
    fields = {field.key.lower(): field.value for field in read_fields(article)}
    title = _words(fields.get("title"))
    date = _words(fields.get("date") or fields.get("pubdate"))
    if day := _DAY.match(date):
        date = day[0]
    author = _words(fields.get("author") or fields.get("authors"))
    byline = " · ".join(filter(None, (date, author)))
    return {"title": title, "byline": byline} if title or byline else None


def heading_or(article: Article, before: Heading | None) -> Heading | None:
    """``heading_of``, or ``before`` while the front matter cannot be read."""
    try:
        return heading_of(article)
    except FrontMatterError:
        return before


def _words(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_words, value)))
    if isinstance(value, dict):
        return _words(value.get("name"))
    return "" if value is None or isinstance(value, bool) else " ".join(str(value).split())
