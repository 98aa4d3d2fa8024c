"""One value of a list as a small box with a button to take it off."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QToolButton

from editor.ui.form.elided_label import ElidedLabel
from editor.ui.form.look import Look

HEIGHT = 20


class Chip(QFrame):
    """Shows one text. Takes the keyboard by a click or from its neighbours, not by Tab."""

    removed = Signal()
    """The author wants it gone, by its button."""
    pressed = Signal(object)
    """A key (QKeyEvent) was pressed on it."""
    dragged = Signal(object)
    """It is being dragged with the mouse, to this place (a QPoint on the screen)."""
    dropped = Signal()
    """Dragging it has ended."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("chip", True)
        self.setFixedHeight(HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._pressed_at = QPoint()
        self._is_dragged = False
        self._label = ElidedLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._button = QToolButton()
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.setFixedSize(16, 16)
        self._button.setIconSize(QSize(12, 12))
        self._button.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(7, 0, 2, 0)
        row.setSpacing(2)
        row.addWidget(self._label, 1)
        row.addWidget(self._button)

    def show_text(self, text: str) -> None:
        """Show ``text``."""
        if text != self._label.text():
            self._label.setText(text)
            self.setToolTip(text if len(text) > 20 else "")
            self.setAccessibleName(text)
            remove = self.tr("Remove “{text}”").format(text=text)
            self._button.setAccessibleName(remove)
            self.updateGeometry()

    def set_look(self, look: Look) -> None:
        """Draw the button in the theme's colours."""
        self._button.setIcon(look.icons["x"])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag would begin."""
        super().mousePressEvent(event)
        self._pressed_at = event.position().toPoint()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, once the mouse has moved far enough to mean it."""
        way = (event.position().toPoint() - self._pressed_at).manhattanLength()
        if event.buttons() & Qt.MouseButton.LeftButton and (
            self._is_dragged or way >= QApplication.startDragDistance()
        ):
            self._is_dragged = True
            self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag."""
        super().mouseReleaseEvent(event)
        if self._is_dragged:
            self._is_dragged = False
            self.dropped.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the list decide."""
        self.pressed.emit(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring (the style sheet knows ``:focus``)."""
        super().focusInEvent(event)
        self.update()
