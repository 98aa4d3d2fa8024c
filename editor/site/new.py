"""A new article in the style of its site."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from editor.article.article import Article, Format
from editor.article.fields import set_field
from editor.article.value import Moment, Value
from editor.site.site import Site

_FENCES = {Format.YAML: "---\n", Format.TOML: "+++\n"}


def new_article(title: str, site: Site, now: datetime | None = None) -> Article:
    """The article that a new file starts with. ``now`` is local time, by default this moment.

    Raises FieldError if the title cannot be put into front matter.
    """
    moment = (now or datetime.now()).astimezone()
    fence = _FENCES[site.kind.new_format]
    article = Article(site.kind.new_format, opening=fence, closing=fence, body="\n")
    for key, value in site.kind.new_fields:
        article = set_field(article, key, _filled(value, title, _written(moment, site)))
    return article


def _filled(value: Value, title: str, date: str) -> Value:
    if value == "{title}":
        return title
    return Moment(date) if value == "{date}" else value


def _written(moment: datetime, site: Site) -> str:
    if site.kind.date_format == "iso":
        return moment.isoformat(timespec="seconds")
    return moment.strftime(site.kind.date_format)


def folder_for_new(site: Site, where: Path) -> Path:
    """Where a new article goes for somebody who is in ``where``: there, or where the site has
    its articles, made if need be. Raises OSError.
    """
    here = where.absolute()
    if here == site.posts or site.posts in here.parents:
        return where
    site.posts.mkdir(parents=True, exist_ok=True)
    return site.posts
