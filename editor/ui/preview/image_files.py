"""Which file a reference of the article stands for: one inside its site, or none, and why not.

Paths only; knows nothing of Qt or of how the file is sent.
"""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

LARGEST = 64 * 1024 * 1024
"""Bytes; a larger image is not shown."""

MIME_TYPES = {
    ".apng": "image/apng",
    ".avif": "image/avif",
    ".bmp": "image/bmp",
    ".gif": "image/gif",
    ".ico": "image/x-icon",
    ".jfif": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}

_CONTROL = re.compile(r"[\x00-\x1f\x7f\\]")
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\..*)?", re.I)
_WITHOUT_CASE = sys.platform in ("win32", "darwin")
"""Where a file is found by its name in other capitals, as web servers do not find it."""


class Why(Enum):
    """Why a place does not give the image."""

    ABSENT = "absent"
    OUTSIDE = "outside"
    OTHER_CASE = "other case"
    NO_IMAGE = "no image"
    TOO_LARGE = "too large"


@dataclass(frozen=True, slots=True)
class Tried:
    """One place that was looked at, and what was wrong. ``there``: the name it has there."""

    path: Path
    why: Why
    there: str = ""


def mime_type(path: Path) -> str | None:
    """The media type of an image file by its name; None if it is not an image the page can show."""
    return MIME_TYPES.get(path.suffix.lower())


def image_among(root: Path, places: Iterable[Path]) -> tuple[Path | None, tuple[Tried, ...]]:
    """The first of ``places`` that is an image inside ``root``, and what was wrong with others."""
    tried: list[Tried] = []
    for place in places:
        found = _judged(root, place)
        if isinstance(found, Path):
            return found, tuple(tried)
        tried.append(found)
    return None, tuple(tried)


def file_inside(root: Path, place: Path, *, windows: bool = os.name == "nt") -> Path | None:
    """The existing file at ``place``, an absolute path, if it is plainly inside ``root``."""
    try:
        inside = place.relative_to(root)
    except ValueError:
        return None
    return file_at(root, inside.as_posix(), windows=windows)


def file_at(root: Path, address: str, *, windows: bool = os.name == "nt") -> Path | None:
    """The existing file at ``address`` (decoded, parts joined by ``/``) inside ``root``.

    None if there is no such file, if the address tries to leave ``root`` (``..``, a drive, a
    symbolic link that leads out) or names a device. ``windows``: by that system's rules.
    """
    parts = [part for part in address.split("/") if part]
    if not parts or not all(_is_plain(part, windows) for part in parts):
        return None
    try:
        path = root.joinpath(*parts).resolve(strict=True)
        inside = path.is_relative_to(root.resolve(strict=True))
        return path if inside and path.is_file() else None
    except (OSError, ValueError, RuntimeError):
        return None


def alike(place: Path) -> str:
    """The name of the file beside ``place`` whose name differs from its in capitals only, or ""."""
    wanted = _composed(place.name)
    try:
        names = [each.name for each in place.parent.iterdir()]
    except (OSError, ValueError):
        return ""
    if any(_composed(name) == wanted for name in names):
        return ""
    folded = wanted.casefold()
    return next((name for name in names if _composed(name).casefold() == folded), "")


def _judged(root: Path, place: Path) -> Path | Tried:
    path = file_inside(root, place)
    if path is None:
        if not _is_inside(root, place):
            return Tried(place, Why.OUTSIDE)
        other = alike(place)
        return Tried(place, Why.OTHER_CASE if other else Why.ABSENT, other)
    if mime_type(path) is None:
        return Tried(place, Why.NO_IMAGE)
    if _WITHOUT_CASE and (other := alike(place)):
        return Tried(place, Why.OTHER_CASE, other)
    try:
        return path if path.stat().st_size <= LARGEST else Tried(place, Why.TOO_LARGE)
    except OSError:
        return Tried(place, Why.ABSENT)


def _is_inside(root: Path, place: Path) -> bool:
    """Whether ``place``, or what a symbolic link there leads to, is inside ``root``."""
    try:
        inside = place.resolve().is_relative_to(root.resolve())
    except (OSError, ValueError, RuntimeError):
        return False
    return inside and place.is_relative_to(root)


def _is_plain(part: str, windows: bool) -> bool:
    if part in (".", "..") or _CONTROL.search(part):
        return False
    if not windows:
        return True
    return ":" not in part and part[-1] not in ". " and not _DEVICE.fullmatch(part)


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)
