"""The bar for finding in the preview. Says what is wanted; finds nothing itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from editor.ui.find_field import FindField
from editor.ui.icons import icon
from editor.ui.theme import Theme
from editor.ui.undo_keys import leave_undo_to_window

_SWITCH = 24
"""Pixels; a style's own idea of a button's width would leave little of the field."""
_PAUSE = 120
"""Milliseconds without a key before a search begins."""


class FindBar(QWidget):
    """A field with a count and a switch for capitals, and buttons to go on, back and away."""

    changed = Signal()
    """Something else is searched for."""
    next_wanted = Signal()
    previous_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons: dict[QToolButton, str] = {}
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.changed)
        self._count = QLabel()
        self._count.setProperty("caption", True)
        self._case = self._make_switch()
        self.field = FindField(self._count, self._case)
        self.field.setPlaceholderText(self.tr("Find in the preview"))
        self.field.setAccessibleName(self.tr("Find in the preview"))
        self.field.textChanged.connect(lambda: self._pause.start())
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 8, 6)
        row.setSpacing(2)
        row.addWidget(self.field, 1)
        row.addSpacing(4)
        for name, hint, signal in (
            ("arrow-up", self.tr("Previous (Shift+F3)"), self.previous_wanted),
            ("arrow-down", self.tr("Next (F3)"), self.next_wanted),
            ("x", self.tr("Close (Esc)"), self.closed),
        ):
            row.addWidget(self._button(name, hint, signal))
        leave_undo_to_window(self)
        self.hide()

    @property
    def text(self) -> str:
        """What is searched for."""
        return self.field.text()

    @property
    def with_case(self) -> bool:
        """Whether capitals matter."""
        return self._case.isChecked()

    def open(self, text: str) -> None:
        """Show the bar, ready to search for ``text`` (or, if that is "", as before)."""
        if text:
            self.field.setText(text)
            self._pause.stop()
        self.show()
        self.field.setFocus()
        self.field.selectAll()
        self.changed.emit()

    def tell(self, count: int, number: int) -> None:
        """Say how many there are, and which of them (from 1) is in front."""
        missed = bool(self.text) and not count
        words = self.tr("Not found") if missed else f"{number}/{count}" if count else ""
        self._count.setText(words)
        if self._count.property("warning") != missed:
            self._count.setProperty("warning", missed)
            self._count.style().unpolish(self._count)
            self._count.style().polish(self._count)

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the theme's colours."""
        for button, name in self._icons.items():
            button.setIcon(icon(name, theme))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; Enter goes on, Shift+Enter back (Qt calls this)."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._pause.isActive():
                # Not searched for yet: that goes to a match as well.
                self._pause.stop()
                self.changed.emit()
            elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.previous_wanted.emit()
            else:
                self.next_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _make_switch(self) -> QToolButton:
        switch = QToolButton()
        switch.setText("Aa")
        switch.setCheckable(True)
        switch.setFixedWidth(_SWITCH)
        switch.setToolTip(self.tr("Match case"))
        switch.setAccessibleName(self.tr("Match case"))
        switch.toggled.connect(lambda _on: self.changed.emit())
        return switch

    def _button(self, name: str, hint: str, signal: SignalInstance) -> QToolButton:
        button = QToolButton()
        button.setToolTip(hint)
        button.setAccessibleName(hint)
        button.clicked.connect(lambda: signal.emit())
        self._icons[button] = name
        return button
