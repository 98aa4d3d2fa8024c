"""Which site an article belongs to, told by files that only such a site has.

All that is known of a kind of site stands in ``resources/sites/NAME.yaml``; a new kind is a new
file there. Knows nothing of the articles themselves.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from editor.article.article import Format
from editor.article.value import Value
from editor.resources import resource

PLAIN = "plain"
_LOOKED_AT = 65_536
"""Bytes of a marker file in which its text is looked for."""

Marker: TypeAlias = tuple[tuple[str, str], ...]
"""Files, or patterns of files, that are all there, each with a text that is in it ("": any)."""


@dataclass(frozen=True)
class Kind:
    """One kind of site, as its file describes it."""

    name: str
    title: str
    flavour: str
    markers: tuple[Marker, ...]
    posts: tuple[str, ...]
    drafts: str | None
    file_name: str
    lowercase: bool
    date_format: str
    new_format: Format
    new_fields: tuple[tuple[str, Value], ...]


@dataclass(frozen=True)
class Site:
    """A folder that is a site. ``posts`` is where its articles go; it need not exist yet."""

    root: Path
    kind: Kind
    posts: Path
    drafts: Path | None

    @property
    def name(self) -> str:
        """Which kind of site: hexo, hugo, … or plain."""
        return self.kind.name

    @property
    def title(self) -> str:
        """The kind's own name, for the author."""
        return self.kind.title

    @property
    def flavour(self) -> str:
        """The Markdown flavour that its pages are made with."""
        return self.kind.flavour


def find_site(path: Path) -> Site:
    """The site that the article or folder ``path`` is in: the nearest folder upwards that is one.

    Outside any site it is a plain folder. ``path`` need not exist.
    """
    path = path.absolute()
    start = path if path.is_dir() else path.parent
    for folder in (start, *start.parents):
        for kind in kinds():
            if any(_is_marked(folder, marker) for marker in kind.markers):
                return _site(folder, kind)
    return _site(start, next(kind for kind in kinds() if kind.name == PLAIN))


@cache
def kinds() -> tuple[Kind, ...]:
    """Every kind of site there is a file for. They are read once: they ship with the program."""
    return tuple(_read_kind(file) for file in sorted(resource("sites").glob("*.yaml")))


def _site(root: Path, kind: Kind) -> Site:
    folders = [root / folder for folder in kind.posts]
    posts = next((folder for folder in folders if folder.is_dir()), folders[0])
    return Site(root, kind, posts, root / kind.drafts if kind.drafts else None)


def _read_kind(file: Path) -> Kind:
    data: dict[str, Any] = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    new = data["new_article"]
    return Kind(
        name=file.stem,
        title=data["title"],
        flavour=data["flavour"],
        markers=tuple(
            tuple((each["file"], each.get("text", "")) for each in marker)
            for marker in data["markers"]
        ),
        posts=tuple(data["posts"]),
        drafts=data.get("drafts"),
        file_name=data["file_name"],
        lowercase=data["lowercase"],
        date_format=data["date_format"],
        new_format=Format(new["format"]),
        new_fields=tuple(new["fields"].items()),
    )


def _is_marked(folder: Path, marker: Marker) -> bool:
    return all(_is_there(folder, file, text) for file, text in marker)


def _is_there(folder: Path, name: str, text: str) -> bool:
    try:
        found: Iterable[Path] = folder.glob(name) if "*" in name else (folder / name,)
        return any(file.exists() and (not text or _contains(file, text)) for file in found)
    except OSError:
        # A folder that may not be looked into tells nothing.
        return False


def _contains(file: Path, text: str) -> bool:
    if not file.is_file():
        return False
    with file.open("rb") as opened:
        return text.encode() in opened.read(_LOOKED_AT)
