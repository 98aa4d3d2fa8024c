"""The place in a list of chips where one more is typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from editor.ui.form.chip import HEIGHT
from editor.ui.form.line_edit import LineEdit


class ChipInput(LineEdit):
    """A text field without a frame that says when the list around it has something to do."""

    finished = Signal()
    """What was typed is a whole value (Enter, or the keyboard went elsewhere)."""
    back = Signal(object)
    """Backspace or Left (the Qt.Key) at the very start."""
    focused = Signal(bool)
    """The keyboard came, or went."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("bare", True)
        self.setFixedHeight(HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the list, then those of any text field."""
        key = Qt.Key(event.key())
        enter = key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        at_start = self.cursorPosition() == 0 and not self.hasSelectedText()
        if enter and self.text().strip():
            self.finished.emit()
        elif enter:
            self.focusNextChild()
        elif at_start and key in {Qt.Key.Key_Backspace, Qt.Key.Key_Left}:
            self.back.emit(key)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say so."""
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed is a whole value, unless only a menu came up."""
        super().focusOutEvent(event)
        self.focused.emit(False)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.finished.emit()
