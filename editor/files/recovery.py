"""Unsaved text kept beside the settings, so that a crash or a power cut loses nothing.

One folder a running program, one file an unsaved article. Knows nothing of when to keep.
"""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Kept:
    """An unsaved text, and the file it belongs to (None: it never had one)."""

    path: Path | None
    text: str


def keep(folder: Path, name: str, kept: Kept) -> None:
    """Keep a text under ``name``, in place of what was kept there. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    data = {"path": str(kept.path) if kept.path else None, "text": kept.text}
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


def read_kept(folder: Path) -> dict[str, Kept]:
    """All that is kept in ``folder``, by name; what cannot be read is left out, and left there."""
    found = {}
    for file in sorted(folder.glob("*.json")):
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            data = json.loads(file.read_text(encoding="utf-8"))
            path = Path(data["path"]) if data["path"] else None
            if isinstance(data["text"], str):
                found[file.stem] = Kept(path, data["text"])
    return found
