"""Which site an article belongs to, told by files that only such a site has.

All that is known of a kind of site stands in ``resources/sites/NAME.yaml``; what one site has of
its own, in its own settings. Knows nothing of the articles themselves.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from editor.site.kind import PLAIN, Kind, Marker, kinds
from editor.site.settings import Settings, read_settings

_LOOKED_AT = 65_536
"""Bytes of a marker file in which its text is looked for."""


@dataclass(frozen=True)
class Site:
    """A folder that is a site. ``posts`` is where its articles go; it need not exist yet.

    ``draws`` is what its pages draw, of what only some sites of its kind do (see Kind).
    """

    root: Path
    kind: Kind
    content: Path
    posts: Path
    drafts: Path | None
    settings: Settings = field(default_factory=Settings)
    draws: frozenset[str] = frozenset()

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

    @property
    def markdown(self) -> Mapping[str, Any]:
        """What the site's own settings say of Markdown, named and shaped as they are there."""
        return {**self.settings.markdown, **dict.fromkeys(sorted(self.draws), True)}


def find_site(path: Path, known: tuple[Kind, ...] | None = None) -> Site:
    """The site that the article or folder ``path`` is in: the nearest folder upwards that is one.

    Outside any site it is a plain folder. ``path`` need not exist. ``known`` are the kinds that
    are looked for, by default all that Galley comes with.
    """
    return Sites(known).of(path)


class Sites:
    """Finds the sites of many paths. Every folder is looked at once: what changes is not seen."""

    def __init__(self, known: tuple[Kind, ...] | None = None) -> None:
        self._known = kinds() if known is None else known
        self._at: dict[Path, Site | None] = {}
        self._plain: dict[Path, Site] = {}

    def of(self, path: Path) -> Site:
        """As `find_site`."""
        path = path.absolute()
        start = path if path.is_dir() else path.parent
        for folder in (start, *start.parents):
            if folder not in self._at:
                self._at[folder] = self._marked(folder)
            if (site := self._at[folder]) is not None:
                return site
        if start not in self._plain:
            plain = next(kind for kind in kinds() if kind.name == PLAIN)
            self._plain[start] = _site(start, plain)
        return self._plain[start]

    def _marked(self, folder: Path) -> Site | None:
        for kind in self._known:
            if any(_is_marked(folder, marker) for marker in kind.markers):
                return _site(folder, kind)
        return None


def _site(root: Path, kind: Kind) -> Site:
    settings = read_settings(root, kind)
    content = _content(root, kind, settings)
    folders = list(candidates(kind.posts, root, content, settings))
    posts = next((folder for folder in folders if folder.is_dir()), folders[0])
    found = next(candidates((kind.drafts or "",), root, content, settings, posts=posts))
    drafts = found if kind.drafts else None
    draws = frozenset(
        what
        for what, files in kind.draws.items()
        if any(_is_there(root, file, text) for file, text in files)
    )
    return Site(root, kind, content, posts, drafts, settings, draws)


def _content(root: Path, kind: Kind, settings: Settings) -> Path:
    """The folder of all contents: as the settings say, from the folder that the kind's own says."""
    usual = kind.content
    above = root
    if usual.startswith("{config}/"):
        # The settings lie in a folder of their own inside of what they are about.
        above = settings.file.parent.parent if settings.file else root
        usual = "."
    elif source := settings.text("source"):
        usual = "/".join((source, *Path(usual).parts[1:]))
    return _joined(above, settings.text("content") or usual)


def candidates(
    patterns: Iterable[str], root: Path, content: Path, settings: Settings, **more: object
) -> Iterator[Path]:
    """The folders or files that patterns such as ``{content}/{sections}`` stand for, in order.

    A pattern with a name that neither the settings nor ``more`` know stands for none.
    """
    for pattern in patterns:
        names: dict[str, Any] = {**settings.values, "content": content, **more}
        several = names.get("sections") if "{sections}" in pattern else None
        for each in several if isinstance(several, list) else [None]:
            try:
                yield _joined(
                    root, pattern.format_map({**names, "sections": each} if each else names)
                )
            except KeyError:
                break


def _joined(root: Path, path: str) -> Path:
    return Path(os.path.normpath(root / path))


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
        return re.search(text.encode(), opened.read(_LOOKED_AT), re.MULTILINE) is not None
