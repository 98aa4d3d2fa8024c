"""Which file an image address of the preview stands for: one inside the folder, or none.

Paths only; knows nothing of Qt or of how the file is sent.
"""

from __future__ import annotations

import os
import re
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


def mime_type(path: Path) -> str | None:
    """The media type of an image file by its name; None if it is not an image the page can show."""
    return MIME_TYPES.get(path.suffix.lower())


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


def image_at(root: Path, address: str) -> Path | None:
    """Like ``file_at``, and only an image of a size that can be shown."""
    path = file_at(root, address)
    if path is None or mime_type(path) is None:
        return None
    try:
        return path if path.stat().st_size <= LARGEST else None
    except OSError:
        return None


def address_of(root: Path, folder: Path) -> str:
    """The address of ``folder`` inside ``root``, ending in ``/``; that of ``root`` if outside."""
    try:
        inside = folder.resolve().relative_to(root.resolve())
    except (OSError, ValueError):
        return "/"
    return "/" + "".join(part + "/" for part in inside.parts)


def _is_plain(part: str, windows: bool) -> bool:
    if part in (".", "..") or _CONTROL.search(part):
        return False
    if not windows:
        return True
    return ":" not in part and part[-1] not in ". " and not _DEVICE.fullmatch(part)
