"""Unsaved text kept beside the settings, so that a crash or a power cut loses nothing.

One folder a running program, one file an unsaved article. Knows nothing of when to keep.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Kept:
    """An unsaved text, and the file it belongs to (None: it never had one).

    A new one has a ``folder`` and a ``name`` that it is to get, and, if it was imported, images
    that its first save brings along: ``pictures`` by their links, and those of the web or not.
    """

    path: Path | None
    text: str
    folder: Path | None = None
    name: str = ""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    web_images: bool = False


def keep(folder: Path, name: str, kept: Kept) -> None:
    """Keep a text under ``name``, in place of what was kept there. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    data = {
        "path": str(kept.path) if kept.path else None,
        "text": kept.text,
        "folder": str(kept.folder) if kept.folder else None,
        "name": kept.name,
        "pictures": _keep_pictures(folder / f"{name}.pictures", kept.pictures),
        "web_images": kept.web_images,
    }
    beside = folder / f"{name}.tmp"
    with beside.open("w", encoding="utf-8", newline="", errors="surrogatepass") as file:
        json.dump(data, file)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(folder / f"{name}.json")


def drop(folder: Path, name: str) -> None:
    """Keep nothing under ``name`` any more."""
    with contextlib.suppress(OSError):
        (folder / f"{name}.json").unlink(missing_ok=True)
    shutil.rmtree(folder / f"{name}.pictures", ignore_errors=True)


def read_kept(folder: Path) -> dict[str, Kept]:
    """All that is kept in ``folder``, by name; what cannot be read is left out, and left there."""
    found = {}
    for file in sorted(folder.glob("*.json")):
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
            data = json.loads(file.read_text(encoding="utf-8"))
            path = Path(data["path"]) if data["path"] else None
            if isinstance(data["text"], str):
                found[file.stem] = Kept(path, data["text"], **_rest(file, data))
    return found


def _keep_pictures(folder: Path, pictures: Mapping[str, bytes]) -> dict[str, str]:
    """Their files' names, by their links; what is there already is not written again."""
    names = {link: str(number) for number, link in enumerate(pictures)}
    for link, name in names.items():
        file = folder / name
        if not file.is_file() or file.stat().st_size != len(pictures[link]):
            folder.mkdir(exist_ok=True)
            file.write_bytes(pictures[link])
    return names


def _rest(file: Path, data: Mapping[str, Any]) -> dict[str, Any]:
    """What not every text has; a picture that cannot be read is left out."""
    pictures = {}
    for link, name in data.get("pictures", {}).items():
        with contextlib.suppress(OSError):
            pictures[link] = (file.with_suffix(".pictures") / Path(name).name).read_bytes()
    return {
        "folder": Path(data["folder"]) if data.get("folder") else None,
        "name": str(data.get("name", "")),
        "pictures": pictures,
        "web_images": data.get("web_images") is True,
    }
