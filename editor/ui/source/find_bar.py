"""The bar for finding and replacing above the source. Says what is wanted; finds nothing itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStyle,
    QStyleOption,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor.ui.find_field import FindField
from editor.ui.icons import icon
from editor.ui.source.search import Query
from editor.ui.theme import Theme
from editor.ui.undo_keys import leave_undo_to_window

_WIDE = 380
"""Pixels from which there is room for a little white."""
_SWITCH = 24
"""Pixels; a style's own idea of a button's width would leave little of the field."""
_PAUSE = 120
"""Milliseconds without a key before a search begins."""


class FindBar(QWidget):
    """Two fields, three switches, and buttons to go on, back, replace, replace all.

    Two rows at most, and no more than a third for what is wrong with an expression.
    """

    changed = Signal()
    """Something else is searched for."""
    next_wanted = Signal()
    previous_wanted = Signal()
    replace_wanted = Signal()
    replace_all_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.changed)
        self._make_buttons()
        self._make_fields()
        self._lay_out()
        leave_undo_to_window(self)

    @property
    def query(self) -> Query:
        """What is searched for."""
        return Query(
            self._find.text(),
            self._case.isChecked(),
            self._word.isChecked(),
            self._regex.isChecked(),
        )

    @property
    def replacement(self) -> str:
        """What is to be put instead."""
        return self._replace.text()

    def open(self, text: str, *, replacing: bool) -> None:
        """Show the bar, ready to search for ``text`` (or, if that is "", as before)."""
        if text:
            self._find.setText(text)
            self._pause.stop()
        self._replacing.setVisible(replacing)
        self._align()
        self.show()
        field = self._replace if replacing and self._find.text() and text else self._find
        field.setFocus()
        field.selectAll()
        self.changed.emit()

    def tell(self, count: str, problem: str = "", *, missed: bool = False) -> None:
        """Say how the search went; a problem is shown in full below the fields."""
        self._count.setText(count)
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        _set_look(self._count, "warning", missed)
        _set_look(self._find, "error", bool(problem))

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the theme's colours."""
        for button, name in self._icons.items():
            button.setIcon(icon(name, theme))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; Enter goes on, Shift+Enter back."""
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_return(back)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give up what is only pretty where there is no room."""
        super().resizeEvent(event)
        self._align()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line below, as a style sheet would draw it on any other kind of widget."""
        option = QStyleOption()
        option.initFrom(self)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)

    def _align(self) -> None:
        """Have both fields end together where there is room; the arrows stay beside theirs."""
        together = self.width() >= _WIDE and not self._replacing.isHidden()
        self._moves.setMinimumWidth(self._replacers.sizeHint().width() if together else 0)

    def _on_return(self, back: bool) -> None:
        if self._pause.isActive():
            # Not searched for yet: that goes to a match as well.
            self._pause.stop()
            self.changed.emit()
        elif self._replace.hasFocus():
            self.replace_wanted.emit()
        elif back:
            self.previous_wanted.emit()
        else:
            self.next_wanted.emit()

    def _on_toggled(self) -> None:
        self._pause.stop()
        self.changed.emit()

    def _make_fields(self) -> None:
        self._count, self._problem = QLabel(), QLabel()
        self._find = FindField(self._count, self._case, self._word, self._regex)
        self._replace = QLineEdit()
        self._find.setPlaceholderText(self.tr("Find"))
        self._replace.setPlaceholderText(self.tr("Replace with"))
        self._find.setAccessibleName(self.tr("Find"))
        self._replace.setAccessibleName(self.tr("Replace with"))
        self._find.textChanged.connect(lambda: self._pause.start())
        self._count.setProperty("caption", True)
        self._problem.setProperty("error", True)
        self._problem.setWordWrap(True)
        self._problem.hide()

    def _make_buttons(self) -> None:
        self._case = self._switch("Aa", self.tr("Match case"))
        self._word = self._switch("W", self.tr("Whole words"))
        self._regex = self._switch(".*", self.tr("Regular expression"))
        self._icons: dict[QToolButton, str] = {}
        self._back = self._button("arrow-up", self.tr("Previous (Shift+F3)"), self.previous_wanted)
        self._on = self._button("arrow-down", self.tr("Next (F3)"), self.next_wanted)
        self._close = self._button("x", self.tr("Close (Esc)"), self.closed)
        self._one = QPushButton(self.tr("Replace"))
        self._one.clicked.connect(lambda: self.replace_wanted.emit())
        self._all = QPushButton(self.tr("All"))
        self._all.setToolTip(self.tr("Replace all"))
        self._all.clicked.connect(lambda: self.replace_all_wanted.emit())

    def _switch(self, text: str, hint: str) -> QToolButton:
        switch = QToolButton()
        switch.setText(text)
        switch.setCheckable(True)
        switch.setFixedWidth(_SWITCH)
        switch.setToolTip(hint)
        switch.setAccessibleName(hint)
        switch.toggled.connect(self._on_toggled)
        return switch

    def _button(self, name: str, hint: str, signal: SignalInstance) -> QToolButton:
        button = QToolButton()
        button.setToolTip(hint)
        button.setAccessibleName(hint)
        button.clicked.connect(lambda: signal.emit())
        self._icons[button] = name
        return button

    def _lay_out(self) -> None:
        self._moves, self._replacers = QWidget(), QWidget()
        finding, self._replacing = QWidget(), QWidget()
        _row(self._moves, 2, self._back, self._on, None, self._close)
        _row(self._replacers, 6, self._one, self._all)
        _row(finding, 6, self._find, self._moves)
        _row(self._replacing, 6, self._replace, self._replacers)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 8, 6)
        column.setSpacing(6)
        for each in (finding, self._replacing, self._problem):
            column.addWidget(each)


def _row(box: QWidget, spacing: int, *parts: QWidget | None) -> None:
    """Lay ``parts`` side by side; None stands for what room is left."""
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(spacing)
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part, 1 if isinstance(part, QLineEdit) else 0)


def _set_look(widget: QWidget, name: str, value: bool) -> None:
    """Set a property that the style sheet asks for."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
