"""The place of an article in its site: post, draft or page, and in which section."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from editor.article.value import Value
from editor.site.site import Site

INDEX = ("index", "_index")
"""Names of files that stand for their folder."""


class Role(StrEnum):
    """What an article is to its site. OUTSIDE is what the site does not publish."""

    POST = "post"
    DRAFT = "draft"
    PAGE = "page"
    OUTSIDE = "outside"


@dataclass(frozen=True)
class Place:
    """``sections`` are the folders between the site's contents and the article; ``name`` is its
    name there: the file's, or the folder's of a file that is called index.
    """

    role: Role
    sections: tuple[str, ...]
    name: str

    @property
    def section(self) -> str:
        """Hugo's section, Astro's or Jekyll's collection; "" at the top."""
        return self.sections[0].lstrip("_") if self.sections else ""


def place_of(path: Path, site: Site) -> Place:
    """Where the article, or folder of articles, ``path`` stands; it need not exist."""
    path = path.absolute()
    is_file = bool(path.suffix) and not path.is_dir()
    folder = path.parent if is_file else path
    within = _base_of(folder, site)
    sections = folder.relative_to(within).parts if within else ()
    name = name_of(path) if is_file else ""
    if is_file and path.stem in INDEX:
        sections = sections[:-1]
    return Place(_role(folder, site, within), sections, name)


def name_of(path: Path) -> str:
    """What an article's file is called; one that is an index is called as its folder is."""
    return path.parent.name if path.stem in INDEX else path.stem


def is_draft(path: Path, fields: Mapping[str, Value], site: Site) -> bool:
    """Whether the site would not publish the article yet."""
    publishing = site.kind.publishing
    if place_of(path, site).role is Role.DRAFT:
        return True
    return bool(publishing.key) and fields.get(publishing.key) == publishing.draft


def _role(folder: Path, site: Site, within: Path | None) -> Role:
    if site.drafts and _is_in(folder, site.drafts):
        return Role.DRAFT
    if _is_in(folder, site.posts):
        return Role.POST
    return Role.PAGE if within else Role.OUTSIDE


def _base_of(folder: Path, site: Site) -> Path | None:
    """The folder that sections are counted from."""
    collections = site.settings.text("collections_dir")
    bases = [site.content / collections] if collections else []
    return next((base for base in [*bases, site.content] if _is_in(folder, base)), None)


def _is_in(folder: Path, other: Path) -> bool:
    return folder == other or other in folder.parents
