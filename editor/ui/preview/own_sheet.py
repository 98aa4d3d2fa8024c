"""The author's own style sheet for the preview of a site: which file, what is in it, watched."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

USUAL = Path(".galley") / "preview.css"
"""In the site's folder, unless the author chose another."""
LARGEST = 512 * 1024
"""Bytes that are read of it."""
_SETTLE = 120
"""Milliseconds: editors write a file in several steps."""


def read_sheet(file: Path) -> str:
    """The text of a style sheet; "" if there is none that can be read."""
    try:
        if not file.is_file():
            return ""
        with file.open("rb") as opened:
            return opened.read(LARGEST).decode("utf-8-sig", errors="replace")
    except (OSError, ValueError):
        return ""


class OwnSheet(QObject):
    """Follows one style sheet, which need not be there."""

    changed = Signal(str)
    """The text that it has now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.text = ""
        self._file: Path | None = None
        self._watcher = QFileSystemWatcher(self)
        self._soon = QTimer(self, singleShot=True, interval=_SETTLE)
        self._soon.timeout.connect(self.read)
        self._watcher.fileChanged.connect(lambda _path: self._soon.start())
        self._watcher.directoryChanged.connect(lambda _path: self._soon.start())

    def follow(self, root: Path | None, chosen: Path | None = None) -> None:
        """Use the ``chosen`` sheet, or the usual one of the site in ``root``."""
        file = chosen or (root / USUAL if root else None)
        if file != self._file:
            self._file = file
            self.read()

    def read(self) -> None:
        """Read it (again), and watch it: the file, and the folders in which it may turn up."""
        if watched := [*self._watcher.files(), *self._watcher.directories()]:
            self._watcher.removePaths(watched)
        if self._file is not None:
            above = self._file.parent if self._file.parent.is_dir() else self._file.parent.parent
            self._watcher.addPaths([str(each) for each in (self._file, above) if each.exists()])
        text = read_sheet(self._file) if self._file else ""
        if text != self.text:
            self.text = text
            self.changed.emit(text)
