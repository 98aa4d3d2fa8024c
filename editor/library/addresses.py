"""Which article of a site has a given address there. Reads the beginnings of articles, no more."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from urllib.parse import unquote, urlsplit

from editor.article.fields import read_fields
from editor.errors import FileProblem, FrontMatterError
from editor.library.listing import beginning, find_articles
from editor.site.names import address_of, slug_of
from editor.site.site import Site

MOST_READ = 1_500
"""Articles that are read, those whose names are like the address first."""
_ENDINGS = ("/index.html", "/index", ".html", ".htm")


def article_at(address: str, site: Site) -> Path | None:
    """The article at ``address`` ("/2024/07/31/name/", with or without the site's base), if any."""
    wanted = set(_forms(address, site))
    return next((path for path in _likely(address, site) if _address(path, site) in wanted), None)


def _likely(address: str, site: Site) -> Iterator[Path]:
    """The site's articles, those first whose names occur in the address."""
    try:
        paths = find_articles(site.content)
    except FileProblem:
        return
    parts = set(_plain(address).split("/"))
    named = [path for path in paths if {path.stem.casefold(), slug_of(path).casefold()} & parts]
    yield from islice(dict.fromkeys([*named, *paths]), MOST_READ)


def _address(path: Path, site: Site) -> str | None:
    """The address of one article; None if it cannot be read."""
    try:
        fields = {each.key: each.value for each in read_fields(beginning(path))}
        return _plain(address_of(path, fields, site))
    except (FileProblem, FrontMatterError, ValueError):
        return None


def _forms(address: str, site: Site) -> Iterator[str]:
    plain = _plain(address)
    yield plain
    base = _plain(urlsplit(site.settings.text("base")).path)
    if base and plain.startswith(f"{base}/"):
        yield plain.removeprefix(f"{base}/")


def _plain(address: str) -> str:
    """The address without what makes no difference to where it leads."""
    path = unquote(address).casefold()
    for ending in _ENDINGS:
        path = path.removesuffix(ending)
    return path.strip("/")
