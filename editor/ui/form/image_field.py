"""A picture, by its path or address as the article names it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, QSize, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImageReader, QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel

from editor.ui.form.line_field import LineField
from editor.ui.form.surroundings import Surroundings

PATTERNS = "*.png *.jpg *.jpeg *.gif *.webp *.svg *.avif *.bmp *.ico"
HEIGHT = 84
"""The tallest thumbnail, in pixels."""
LARGEST = 40_000_000
"""Bytes of a file that is not read for a thumbnail."""
PAUSE = 150
"""Milliseconds of typing after which the picture is looked for."""


class ImageField(LineField):
    """Edits a path, shows the picture, and takes one that is picked or dropped."""

    def __init__(self) -> None:
        super().__init__("image", QCoreApplication.translate("form", "Choose a picture"))
        self._around = Surroundings()
        self._thumbnail = QLabel()
        self._thumbnail.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self._thumbnail.hide()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(PAUSE)
        self._later.timeout.connect(self._look_for_it)
        self.column.addWidget(self._thumbnail)
        self.setAcceptDrops(True)
        self.line.setAcceptDrops(False)  # the whole field takes what is dropped

    def press(self) -> None:
        """Choose a file, where the one named now is, or in the article's folder."""
        now = self._around.file_at(self.line.text())
        start = now or self._around.folder or Path.home()
        words = QCoreApplication.translate("form", "Choose a picture")
        kinds = QCoreApplication.translate("form", "Pictures ({patterns})")
        name, _ = QFileDialog.getOpenFileName(
            self, words, str(start), kinds.format(patterns=PATTERNS)
        )
        if name:
            self.take(Path(name))

    def take(self, file: Path) -> None:
        """Name this file, as the article would."""
        self.put(self._around.address_of(file))

    def follow(self, text: str) -> None:
        """Look for the picture once the typing pauses."""
        self._later.start()

    def set_surroundings(self, around: Surroundings) -> None:
        """Look for the picture from there."""
        before, self._around = self._around, around
        if (around.path, around.profile) != (before.path, before.profile):
            self.follow(self.line.text())

    def doubt(self) -> str:
        """Whether there is such a file, where that can be told."""
        text = self.line.text()
        local = bool(text) and "://" not in text and not text.startswith(("//", "data:"))
        known = self._around.folder is not None
        if not local or not known or self._around.file_at(text) is not None:
            return ""
        return QCoreApplication.translate("form", "There is no such file.")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one picture, from the disk or from the web."""
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

    def _look_for_it(self) -> None:
        file = self._around.file_at(self.line.text())
        picture = thumbnail(file, self.width(), self.devicePixelRatioF()) if file else QPixmap()
        self._thumbnail.setPixmap(picture)
        self._thumbnail.setVisible(not picture.isNull())


def thumbnail(file: Path, width: int, ratio: float) -> QPixmap:
    """The picture in ``file``, at most so many pixels wide; a null one if it cannot be read."""
    try:
        if file.stat().st_size > LARGEST:
            return QPixmap()
    except OSError:
        return QPixmap()
    reader = QImageReader(str(file))
    reader.setAutoTransform(True)
    size = reader.size()
    room = QSize(max(width, 40), HEIGHT)
    if size.isValid() and (size.width() > room.width() or size.height() > room.height()):
        size = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
    reader.setScaledSize(size * ratio)
    picture = QPixmap.fromImage(reader.read())
    picture.setDevicePixelRatio(ratio)
    return picture


def _dropped(data: QMimeData) -> Path | str | None:
    """The one file, or the one address, in what is dragged."""
    urls = data.urls()
    if len(urls) == 1 and urls[0].isLocalFile():
        return Path(urls[0].toLocalFile())
    if len(urls) == 1 and urls[0].scheme() in ("http", "https"):
        return urls[0].toString()
    return None
