"""What Galley remembers between two starts, in one small JSON file.

A setting is one line of the ``Settings`` class: its name, its kind and what it is at first.
Anything unreadable in the file counts as not set; Galley always starts.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from platformdirs import user_config_path

RECENT_LENGTH = 12
CHOICES_LENGTH = 300
"""Folders or articles at most for which something is remembered; then the oldest is forgotten."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All that is remembered. Paths are strings, sizes logical pixels.

    ``flavours`` and ``style_sheets`` are what the author chose for a site, by its folder, or for
    an article that is in no site.
    """

    theme: str = "system"
    geometry: str = ""
    pane_sizes: list[int] = field(default_factory=lambda: [220, 300, 460, 460])
    hidden_panes: list[str] = field(default_factory=list)
    text_size: float = 11.0
    scroll_together: bool = True
    preview_width: str = "pane"
    preview_colours: str = "galley"
    preview_zoom: float = 1.0
    remote_images: bool = True
    stamp_changes: bool = False
    flavours: dict[str, str] = field(default_factory=dict)
    style_sheets: dict[str, str] = field(default_factory=dict)
    folder: str = ""
    open_articles: list[str] = field(default_factory=list)
    current_article: str = ""
    recent: list[str] = field(default_factory=list)

    def with_recent(self, path: Path) -> Settings:
        """These settings with ``path`` at the head of the recent files and folders."""
        entry = str(path)
        others = [each for each in self.recent if each != entry]
        return replace(self, recent=[entry, *others][:RECENT_LENGTH])


def settings_folder() -> Path:
    """Where Galley keeps its own files: ``GALLEY_HOME``, else where the system wants them."""
    own = os.environ.get("GALLEY_HOME")
    return Path(own) if own else user_config_path("Galley", appauthor=False, roaming=True)


def load_settings(folder: Path) -> Settings:
    """The settings kept in ``folder``; the defaults for what is missing or unreadable."""
    try:
        kept = json.loads((folder / "settings.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(kept, dict):
        return Settings()
    defaults = asdict(Settings())
    usable = {
        name: kept[name] for name in defaults if name in kept and _fits(kept[name], defaults[name])
    }
    return replace(Settings(), **usable)


def save_settings(settings: Settings, folder: Path) -> None:
    """Keep the settings in ``folder``, whole or not at all. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / "settings.json"
    beside = folder / f"settings.{os.getpid()}.tmp"
    text = json.dumps(asdict(settings), ensure_ascii=False, indent=2)
    beside.write_text(text + "\n", encoding="utf-8")
    beside.replace(target)


def _fits(value: object, default: object) -> bool:
    """Whether a kept value is of its setting's kind (lists: of numbers or of strings)."""
    if type(value) is not type(default):
        return False
    if isinstance(value, dict):
        return _all_of(value.values(), str)
    if isinstance(value, list) and isinstance(default, list):
        kind = type(default[0]) if default else str
        return _all_of(value, kind) and (not default or len(value) == len(default))
    return True


def _all_of(values: Iterable[object], kind: type) -> bool:
    return all(type(each) is kind for each in values)


class Memory:
    """The settings in use, written at each change. ``folder`` None keeps nothing."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.settings = load_settings(folder) if folder else Settings()

    def change(self, **values: object) -> None:
        """Set some of the settings and keep them; a disk that refuses is not the author's worry."""
        self.settings = replace(self.settings, **values)  # type: ignore[arg-type]
        self.keep()

    def choose(self, setting: str, key: Path, value: str) -> None:
        """Keep what was chosen for ``key`` in a setting that is a mapping; "" forgets it."""
        kept = {**getattr(self.settings, setting)}
        kept.pop(str(key), None)
        if value:
            kept[str(key)] = value
        newest = list(kept.items())[-CHOICES_LENGTH:]
        self.change(**{setting: dict(newest)})

    def remember_recent(self, path: Path) -> None:
        """Put ``path`` at the head of the recent files and folders."""
        self.settings = self.settings.with_recent(path.absolute())
        self.keep()

    def keep(self) -> None:
        """Write the settings to their file, as far as the disk allows."""
        if self.folder is not None:
            with contextlib.suppress(OSError):
                save_settings(self.settings, self.folder)
