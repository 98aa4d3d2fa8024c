"""A text field with small widgets inside its right end."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget


class FindField(QLineEdit):
    """A QLineEdit whose text ends where the widgets inside it begin."""

    def __init__(self, *inside: QWidget) -> None:
        super().__init__()
        self._inside = inside
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 4, 3)
        row.setSpacing(1)
        row.addStretch(1)
        for each in inside:
            each.setCursor(Qt.CursorShape.ArrowCursor)
            row.addWidget(each)

    def event(self, event: QEvent) -> bool:
        """Make room anew when a widget inside wants another width."""
        if event.type() is QEvent.Type.LayoutRequest:
            width = sum(each.sizeHint().width() + 1 for each in self._inside)
            self.setTextMargins(0, 0, width, 0)
        return super().event(event)
