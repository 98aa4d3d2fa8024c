"""What a link of the article leads to: an article of the site, another file there, or nothing."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from urllib.parse import unquote

from editor.article.document import Document
from editor.library.addresses import article_at, article_called
from editor.library.listing import SUFFIXES
from editor.ui.preview.home import Home
from editor.ui.preview.image_files import file_inside

INDEXES = ("index", "_index", "README", "readme")
"""Names of files that are shown for their folder."""


class Leads(Enum):
    """To what a link leads."""

    HERE = "here"
    ARTICLE = "article"
    FILE = "file"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class Target:
    """``path`` is where it leads, or the likeliest place where nothing was found."""

    leads: Leads
    path: Path | None = None
    fragment: str = ""


def target_of(reference: str, home: Home, document: Document | None) -> Target:
    """Where ``reference``, as written in the article, leads on its site."""
    bare, _, fragment = reference.partition("#")
    fragment = unquote(fragment)
    if not bare.partition("?")[0]:
        return Target(Leads.HERE, home.article, fragment)
    address = home.address(document)
    places = home.candidates(bare, address)
    for place in places:
        for each in _files_for(place):
            if found := file_inside(home.root, each):
                return _found(found, home, fragment)
    if found := _by_address(bare, home, address) or _by_name(bare, home):
        return _found(found, home, fragment)
    return Target(Leads.NOWHERE, places[0] if places else None, fragment)


def _found(file: Path, home: Home, fragment: str) -> Target:
    if file == home.article or (home.article.exists() and file.samefile(home.article)):
        return Target(Leads.HERE, file, fragment)
    leads = Leads.ARTICLE if file.suffix.lower() in SUFFIXES else Leads.FILE
    return Target(leads, file, fragment)


def _files_for(place: Path) -> Iterator[Path]:
    """The files that a site may make into the page ``place``."""
    yield place
    if place.suffix.lower() in SUFFIXES:
        return
    bare = place.with_suffix("") if place.suffix.lower() in (".html", ".htm") else place
    for suffix in SUFFIXES:
        yield bare.with_name(bare.name + suffix)
    for name in INDEXES:
        yield bare / f"{name}.md"


def _by_name(bare: str, home: Home) -> Path | None:
    """The article that a site finds by its name alone."""
    if not home.site.kind.links_by_name or bare.startswith("/") or ":" in bare:
        return None
    found = article_called(unquote(bare.partition("?")[0]), home.site)
    return file_inside(home.root, found) if found else None


def _by_address(bare: str, home: Home, own: str) -> Path | None:
    """The article whose address on the site the reference comes to."""
    path = unquote(bare.partition("?")[0])
    if not path.startswith("/"):
        if not own:
            return None
        path = posixpath.normpath(posixpath.join(own[: own.rfind("/") + 1], path))
    if ":" in path:
        return None
    return article_at(path, home.site)
