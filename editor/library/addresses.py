"""Which article of a site has a given address there. Reads the beginnings of articles, no more."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path, PurePath, PurePosixPath
from urllib.parse import unquote, urlsplit

from editor.article.fields import read_fields
from editor.errors import FileProblem, FrontMatterError
from editor.library.listing import SUFFIXES, beginning, find_articles
from editor.site.names import address_of, slug_of
from editor.site.site import Site

MOST_READ = 1_500
"""Articles that are read, those whose names are like the address first."""
_ENDINGS = ("/index.html", "/index", ".html", ".htm")


def article_at(address: str, site: Site) -> Path | None:
    """The article at ``address`` ("/2024/07/31/name/", with or without the site's base), if any."""
    wanted = set(_forms(address, site))
    return next((path for path in _likely(address, site) if _address(path, site) in wanted), None)


def article_called(reference: str, site: Site) -> Path | None:
    """The article that Hugo's ``ref`` finds: by its path in the content, or by a name of its own.

    ``reference`` is relative, with or without an extension. Two of one name: None.
    """
    wanted = PurePosixPath(reference)
    wanted = wanted.with_suffix("") if wanted.suffix in SUFFIXES else wanted
    try:
        named = {
            path: _name(path.relative_to(site.content)) for path in find_articles(site.content)
        }
    except FileProblem:
        return None
    exact = [path for path, name in named.items() if name == wanted]
    found = exact or [path for path, name in named.items() if name.name == str(wanted)]
    return found[0] if len(found) == 1 else None


def _name(path: PurePath) -> PurePosixPath:
    """What an article of the content is called: a folder's own is called like the folder."""
    is_folders = path.stem in ("index", "_index")
    return PurePosixPath((path.parent if is_folders else path.with_suffix("")).as_posix())


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
