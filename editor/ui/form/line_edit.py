"""A one-line text field that leaves undo to the window."""

from __future__ import annotations

from PySide6.QtGui import QContextMenuEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from editor.ui.undo_keys import leave_undo_to_window


class LineEdit(QLineEdit):
    """QLineEdit keeps an undo history of its own; here neither keys nor menu reach it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        leave_undo_to_window(self)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show Qt's own menu without its undo and redo."""
        menu = self.createStandardContextMenu()
        own = {QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo}
        keys = {sequence for key in own for sequence in QKeySequence.keyBindings(key)}
        for action in menu.actions():
            if action.shortcut() in keys or action.objectName() in {"edit-undo", "edit-redo"}:
                menu.removeAction(action)
        first = menu.actions()[0]
        if first.isSeparator():
            menu.removeAction(first)
        menu.exec(event.globalPos())
        menu.deleteLater()
