"""Tells the author how far an import's images are, and keeps the window open for them."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from editor.ui.importing.images import Images
from editor.ui.message_bar import MessageBar


class ImageNews(QObject):
    """Follows Images; other messages are not pushed aside, but for the first of its own."""

    def __init__(self, window: QWidget, images: Images, messages: MessageBar) -> None:
        super().__init__(window)
        self._window = window
        self._images = images
        self._messages = messages
        self._told = ""
        self._wants_close = False
        images.progressed.connect(self._on_progress)
        images.brought.connect(self._on_brought)

    def may_close(self) -> bool:
        """Whether nothing is under way; else the window is closed as soon as that is so."""
        if not self._images.is_busy:
            return True
        self._wants_close = True
        self._told = self.tr("Galley closes when the images are there.")
        self._messages.say(
            self._told,
            kind="info",
            answers=[
                (self.tr("Close without them"), self._images.cancel),
                (self.tr("Don’t close"), self._stay),
            ],
        )
        return False

    def _stay(self) -> None:
        self._wants_close = False
        # So that the next image is told again.
        self._told = ""

    def _on_progress(self, done: int, whole: int) -> None:
        if not whole:
            return
        words = self.tr("Bringing images along: {number} of {whole}")
        words = words.format(number=min(done + 1, whole), whole=whole)
        if self._wants_close:
            words = f"{words}. {self.tr('Galley closes when the images are there.')}"
        if not self._told:
            answers = [(self.tr("Cancel"), self._images.cancel)]
            self._messages.say(words, kind="info", answers=answers)
        elif self._messages.text == self._told:
            self._messages.retell(words)
        else:
            # The author has dismissed it, or something else is more important now.
            return
        self._told = words

    def _on_brought(self) -> None:
        if self._images.is_busy:
            return
        if self._told and self._messages.text == self._told:
            self._messages.clear()
        self._told = ""
        if self._wants_close:
            self._wants_close = False
            self._window.close()
