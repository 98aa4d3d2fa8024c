"""The sample articles: copied to where the author may write in them."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import QLocale

from editor.resources import resource


def samples(folder: Path | None) -> Path:
    """The samples as a folder within ``folder``, copied there once; None: where they ship.

    Raises OSError.
    """
    shipped = resource("sample")
    if folder is None:
        return shipped
    own = folder / "sample"
    if not own.exists():
        # As new files of the author's: where they ship they may be read-only.
        shutil.copytree(shipped, own, copy_function=shutil.copyfile)
    return own


def welcome(folder: Path) -> Path:
    """The article to begin with, in the author's language."""
    chinese = QLocale().language() is QLocale.Language.Chinese
    return folder / ("welcome-zh.md" if chinese else "welcome.md")
