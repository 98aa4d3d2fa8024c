"""The articles that are compared: those for all sites, and those for one kind of site."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

CORPUS = Path(__file__).parent / "corpus"
SHARED = "shared"


def articles(flavour: str, folder: Path = CORPUS) -> Mapping[str, str]:
    """Whole texts by names such as ``shared/travel-kyoto``.

    A folder without ``shared`` in it has all its articles taken.
    """
    if not (folder / SHARED).is_dir():
        return _within(folder, folder)
    return _within(folder, folder / SHARED) | _within(folder, folder / flavour)


def _within(folder: Path, part: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).with_suffix("").as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(part.rglob("*.md"))
    }
