"""A file of the site, by its path or address as the article names it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog

from editor.errors import GalleyError
from editor.ui.form.line_field import LineField
from editor.ui.form.surroundings import Surroundings


class FileField(LineField):
    """Edits a path, and takes a file that is picked or dropped.

    A file from outside the site is copied to where the site has such files; nothing there is
    overwritten.
    """

    def __init__(self, icon: str = "file", words: str = "", patterns: str = "*") -> None:
        words = words or QCoreApplication.translate("form", "Choose a file")
        super().__init__(icon, words)
        self.around = Surroundings()
        self._words = words
        self._patterns = patterns
        self._problem = ""
        self.setAcceptDrops(True)
        self.line.setAcceptDrops(False)  # the whole field takes what is dropped

    def press(self) -> None:
        """Choose a file, where the one named now is, or in the article's folder."""
        now = self.around.file_at(self.line.text())
        start = now or self.around.folder or Path.home()
        kinds = QCoreApplication.translate("form", "Files ({patterns})")
        name, _ = QFileDialog.getOpenFileName(
            self, self._words, str(start), kinds.format(patterns=self._patterns)
        )
        if name:
            self.take(Path(name))

    def take(self, file: Path) -> None:
        """Name this file, as the article would."""
        try:
            self._take_over(self.around.address_of(file))
        except GalleyError as error:
            self._say(str(error))

    def take_data(self, name: str, data: bytes) -> None:
        """Put a file with this data among the site's, and name it."""
        try:
            self._take_over(self.around.bring(name, data))
        except GalleyError as error:
            self._say(str(error))

    def follow(self, text: str) -> None:
        """What was wrong before is no more."""
        self._problem = ""

    def set_surroundings(self, around: Surroundings) -> None:
        """Look for the file from there."""
        self.around = around

    def doubt(self) -> str:
        """Whether there is such a file, where that can be told."""
        text = self.line.text()
        local = bool(text) and "://" not in text and not text.startswith(("//", "data:"))
        known = self.around.folder is not None and self.around.profile is not None
        if self._problem or not local or not known or self.around.file_at(text) is not None:
            return self._problem
        return QCoreApplication.translate("form", "There is no such file.")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file, from the disk or from the web."""
        if _dropped(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Name what was dropped."""
        dropped = _dropped(event.mimeData())
        if isinstance(dropped, Path):
            self.take(dropped)
        elif dropped:
            self.put(dropped)
        event.acceptProposedAction()

    def _take_over(self, address: str) -> None:
        if address == self.line.text():
            self.follow(address)
        elif address:
            self.put(address)

    def _say(self, problem: str) -> None:
        self._problem = problem
        self.changed.emit()


def _dropped(data: QMimeData) -> Path | str | None:
    """The one file, or the one address, in what is dragged."""
    urls = data.urls()
    if len(urls) == 1 and urls[0].isLocalFile():
        return Path(urls[0].toLocalFile())
    if len(urls) == 1 and urls[0].scheme() in ("http", "https"):
        return urls[0].toString()
    return None
