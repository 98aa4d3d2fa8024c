"""Where a field's new name is typed, in place of its label."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from editor.ui.form.line_edit import LineEdit


class NameEdit(LineEdit):
    """Enter takes the name, Escape or going elsewhere does not."""

    named = Signal(str)
    """The author wants this name."""
    left = Signal()
    """The author thought better of it."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("New name of the field"))
        self.hide()

    def ask(self, name: str) -> None:
        """Let the author change ``name``."""
        self.setText(name)
        self.selectAll()
        self.show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The two ways out, else as any text field."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.named.emit(self.text())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave, unless only a menu or another window came up."""
        super().focusOutEvent(event)
        elsewhere = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in elsewhere:
            self.left.emit()
