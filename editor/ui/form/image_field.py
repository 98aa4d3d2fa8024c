"""A picture, by its path or address as the article names it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QCoreApplication, QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage, QImageReader, QKeyEvent, QKeySequence, QPixmap
from PySide6.QtWidgets import QLabel

from editor.ui.form.file_field import FileField
from editor.ui.form.surroundings import Surroundings

PATTERNS = "*.png *.jpg *.jpeg *.gif *.webp *.svg *.avif *.bmp *.ico"
HEIGHT = 84
"""The tallest thumbnail, in pixels."""
LARGEST = 40_000_000
"""Bytes of a file that is not read for a thumbnail."""
PAUSE = 150
"""Milliseconds of typing after which the picture is looked for."""


class ImageField(FileField):
    """Edits a path, shows the picture, and takes one that is picked, dropped or pasted."""

    def __init__(self) -> None:
        words = QCoreApplication.translate("form", "Choose a picture")
        super().__init__("image", words, PATTERNS)
        self._thumbnail = QLabel()
        self._thumbnail.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self._thumbnail.hide()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(PAUSE)
        self._later.timeout.connect(self._look_for_it)
        self.column.addWidget(self._thumbnail)
        self.line.installEventFilter(self)

    def follow(self, text: str) -> None:
        """Look for the picture once the typing pauses."""
        super().follow(text)
        self._later.start()

    def set_surroundings(self, around: Surroundings) -> None:
        """Look for the picture from there."""
        before = self.around
        super().set_surroundings(around)
        if (around.path, around.profile) != (before.path, before.profile):
            self._later.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pasting a picture keeps it among the site's files and names it."""
        pastes = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Paste)
        if pastes and event.type() == QEvent.Type.KeyPress:
            data = QGuiApplication.clipboard().mimeData()
            if data.hasImage() and not data.hasText():
                self.take_picture(QGuiApplication.clipboard().image())
                return True
        return super().eventFilter(watched, event)

    def take_picture(self, picture: QImage) -> None:
        """Keep a picture that was copied elsewhere, under the article's name."""
        buffer = QBuffer()
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        if picture.save(buffer, "PNG"):  # type: ignore[call-overload]
            path = self.around.path
            self.take_data(f"{path.stem if path else 'picture'}.png", bytes(buffer.data().data()))

    def _look_for_it(self) -> None:
        file = self.around.file_at(self.line.text())
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
