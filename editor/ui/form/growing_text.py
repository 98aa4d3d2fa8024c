"""A text field as tall as its text: long Chinese titles wrap instead of running out of sight.

Gives and takes exact text (no-break spaces and the like), says what the author changed only once
an input method has finished composing, and leaves undo to the window.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QResizeEvent,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QTextEdit

from editor.ui.form.typed_text import TypedText
from editor.ui.undo_keys import leave_undo_to_window

FRAME = 4
"""Border and padding of a text field above and below its text, in pixels (look.py)."""


class GrowingText(QTextEdit):
    """Plain text that wraps; grows up to ``most_lines`` and scrolls from there on.

    With ``one_line`` Enter asks for the next field instead of breaking the line.
    """

    edited = Signal()
    """The author changed the text (typed, pasted, dropped; composing counts once committed)."""

    def __init__(self, *, one_line: bool, most_lines: int = 0) -> None:
        super().__init__()
        self._one_line = one_line
        self._most_lines = most_lines
        self._typed = TypedText(self.document())
        self._composing = False
        self._wanted = 0
        self._set_up()
        self.textChanged.connect(self._on_text_changed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        leave_undo_to_window(self)

    def text(self) -> str:
        """The text exactly; what is still being composed is not part of it."""
        return self._typed.text

    def show_text(self, text: str) -> None:
        """Show ``text``, changing only what differs, so that the cursor stays with its text."""
        self._typed.show(text)

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(40, self._wanted or 28)

    def sizeHint(self) -> QSize:
        """As tall as the text."""
        return self.minimumSizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a one-line field goes on to the next field."""
        if self._one_line and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Hold word of changes back while an input method is composing."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        self._on_text_changed()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving ends composing, whatever the input method did."""
        super().focusOutEvent(event)
        self._composing = False
        self._on_text_changed()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste text only; in a one-line field line breaks become blanks."""
        text = source.text()
        if self._one_line:
            text = " ".join(line.strip() for line in text.splitlines() if line.strip())
        self._typed.insert(self.textCursor(), text)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the form, unless there is something to scroll in here."""
        if self.verticalScrollBar().maximum() > 0 and self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew at another width."""
        super().resizeEvent(event)
        self._fit()

    def _set_up(self) -> None:
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QTextEdit.LineWrapMode.WidgetWidth)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if self._most_lines
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setProperty("growing", True)
        self.document().setDocumentMargin(3)

    def _on_text_changed(self) -> None:
        if not self._composing and self._typed.take():
            self.edited.emit()

    def _fit(self) -> None:
        height = math.ceil(self.document().size().height())
        if self._most_lines:
            height = min(height, self._most_lines * self.fontMetrics().lineSpacing() + 6)
        wanted = max(28, height + FRAME)
        if wanted != self._wanted:
            self._wanted = wanted
            self.setFixedHeight(wanted)
