"""What the reader does on the page with mouse and keys, before the page gets to see it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QWheelEvent

_NOTCH = 120
"""Eighths of a degree that make one step of a mouse's wheel."""
_TOUCHES = {
    QEvent.Type.Wheel,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.KeyPress,
    QEvent.Type.TouchUpdate,
    QEvent.Type.NativeGesture,
}


class Gestures(QObject):
    """Looks at the events of the widget that it is installed on."""

    touched = Signal()
    """The reader has used mouse or keys on the page."""
    pressed = Signal()
    """A mouse button went down on the page."""
    clicked = Signal(QPointF)
    """One plain click of the left button, at this place; no drag, no second click."""
    zoom_wanted = Signal(int)
    """1 larger, -1 smaller: the wheel was turned with Ctrl held."""
    copy_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._press: QPointF | None = None
        self._turned = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """See one event, and keep it from the page if it is ours (Qt calls this)."""
        if event.type() in _TOUCHES:
            self.touched.emit()
        if isinstance(event, QWheelEvent):
            return self._on_wheel(event)
        if isinstance(event, QMouseEvent):
            self._on_mouse(event)
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
            return True
        return False

    def _on_wheel(self, event: QWheelEvent) -> bool:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        self._turned += event.angleDelta().y()
        steps = int(self._turned / _NOTCH)
        self._turned -= steps * _NOTCH
        for _ in range(abs(steps)):
            self.zoom_wanted.emit(1 if steps > 0 else -1)
        return True

    def _on_mouse(self, event: QMouseEvent) -> None:
        if event.type() == QEvent.Type.MouseButtonPress:
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            is_left = event.button() == Qt.MouseButton.LeftButton
            self._press = event.position() if plain and is_left else None
            self.pressed.emit()
        elif event.type() == QEvent.Type.MouseButtonDblClick:
            self._press = None
        elif event.type() == QEvent.Type.MouseButtonRelease and self._press is not None:
            press, self._press = self._press, None
            moved = (event.position() - press).manhattanLength()
            if moved < QGuiApplication.styleHints().startDragDistance():
                self.clicked.emit(event.position())
