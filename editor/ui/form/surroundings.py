"""What a field may need to know besides its own value: other fields, and where the article lies."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from editor.site.spec import FieldSpec

PICTURE_FOLDERS = ("static", "source", "public", "assets", "content", "docs")
"""Where sites keep what they publish as it is; an address that begins with / starts there."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """``folder`` is the article's, ``root`` its site's; None where there is none (yet).

    ``fields`` is what is known of the site's fields.
    """

    title: str = ""
    folder: Path | None = None
    root: Path | None = None
    fields: tuple[FieldSpec, ...] = ()

    def file_at(self, address: str) -> Path | None:
        """The file that an address in the article means, if it is there."""
        bare = address.split("?")[0].split("#")[0]
        if not bare or "://" in bare or bare.startswith(("//", "data:")):
            return None
        inside = bare.lstrip("/")
        folders: list[Path] = []
        if self.folder is not None and not bare.startswith("/"):
            folders.append(self.folder)
        if self.root is not None:
            folders += [self.root / name for name in PICTURE_FOLDERS] + [self.root]
        for folder in folders:
            try:
                if (folder / inside).is_file():
                    return folder / inside
            except (OSError, ValueError):  # a name that the system does not take
                continue
        return None

    def address_of(self, file: Path, like: str) -> str:
        """How the article would name ``file``: from the site's root if ``like`` is named so."""
        file = file.absolute()
        if self.root is not None and (like.startswith("/") or self.folder is None):
            for name in PICTURE_FOLDERS:
                if file.is_relative_to(self.root / name):
                    return "/" + file.relative_to(self.root / name).as_posix()
        if self.folder is None:
            return file.as_posix()
        try:
            relative = os.path.relpath(file, self.folder)
        except ValueError:  # on another drive
            return file.as_posix()
        return Path(relative).as_posix()
