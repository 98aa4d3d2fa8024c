"""Underlines the letters that Alt goes with, while Alt is held: a form at rest stays quiet."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QWidget
from shiboken6 import isValid

_WORDS = "words with key"


class AltKey(QObject):
    """Says when Alt goes down and up in the window that holds a widget."""

    held = Signal(bool)
    """Alt is down (True), or no longer."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._down = False
        self._watched: QObject | None = None

    def watch(self) -> None:
        """Watch the window that the widget is in now; it must be shown."""
        window = self._widget.window().windowHandle()
        if window is not None and window is not self._watched:
            # Qt may have unmade the old window and made another.
            if self._watched is not None and isValid(self._watched):
                self._watched.removeEventFilter(self)
            self._watched = window
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at Alt, touch nothing."""
        kind = event.type()
        if kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._tell(event.key() == Qt.Key.Key_Alt)
        elif kind in (QEvent.Type.KeyRelease, QEvent.Type.FocusOut):
            self._tell(False)
        return False

    def _tell(self, down: bool) -> None:
        if down != self._down:
            self._down = down
            self.held.emit(down)


def set_words(button: QAbstractButton, words: str) -> None:
    """Name a button; the letter after ``&`` with Alt presses it, and is not underlined."""
    button.setProperty(_WORDS, words)
    underline_key(button, False)


def underline_key(button: QAbstractButton, on: bool) -> None:
    """Show, or hide, the letter of a button that was named by ``set_words``."""
    words = button.property(_WORDS)
    if isinstance(words, str):
        button.setText(words if on else words.replace("&", ""))
        button.setShortcut(QKeySequence.mnemonic(words))
