"""The bar for finding and replacing above the source. Says what is wanted; finds nothing itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStyle,
    QStyleOption,
    QToolButton,
    QWidget,
)

from editor.ui.icons import icon
from editor.ui.source.search import Query
from editor.ui.theme import Theme
from editor.ui.undo_keys import leave_undo_to_window

_WIDE = 480
"""Pixels from which everything about finding fits into one row."""
_PAUSE = 120
"""Milliseconds without a key before a search begins."""


class FindBar(QWidget):
    """Two fields, three switches, and buttons to go on, back, replace, replace all."""

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
        self._make_fields()
        self._make_buttons()
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
        for each in (self._replace, self._replacing):
            each.setVisible(replacing)
        self.show()
        field = self._replace if replacing and self._find.text() and text else self._find
        field.setFocus()
        field.selectAll()
        self.changed.emit()

    def tell(self, count: str, problem: str = "") -> None:
        """Say how the search went; a problem is shown in full below the fields."""
        self._count.setText(count)
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self._find.setProperty("error", bool(problem))
        self._find.style().unpolish(self._find)
        self._find.style().polish(self._find)

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
        """Use two rows where one is too narrow."""
        super().resizeEvent(event)
        self._arrange(wide=event.size().width() >= _WIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line below, as a style sheet would draw it on any other kind of widget."""
        option = QStyleOption()
        option.initFrom(self)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)

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

    def _make_fields(self) -> None:
        self._find, self._replace = QLineEdit(), QLineEdit()
        self._find.setPlaceholderText(self.tr("Find"))
        self._replace.setPlaceholderText(self.tr("Replace with"))
        self._find.setAccessibleName(self.tr("Find"))
        self._replace.setAccessibleName(self.tr("Replace with"))
        self._find.textChanged.connect(lambda: self._pause.start())
        self._count, self._problem = QLabel(), QLabel()
        self._count.setProperty("muted", True)
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
        switch.setToolTip(hint)
        switch.setAccessibleName(hint)
        switch.toggled.connect(self.changed)
        return switch

    def _button(self, name: str, hint: str, signal: SignalInstance) -> QToolButton:
        button = QToolButton()
        button.setToolTip(hint)
        button.setAccessibleName(hint)
        button.clicked.connect(lambda: signal.emit())
        self._icons[button] = name
        return button

    def _lay_out(self) -> None:
        self._switches, self._moves, self._replacing = QWidget(), QWidget(), QWidget()
        for box, parts in (
            (self._switches, (self._case, self._word, self._regex, self._count)),
            (self._moves, (self._back, self._on, self._close)),
            (self._replacing, (self._one, self._all)),
        ):
            row = QHBoxLayout(box)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(2 if box is not self._replacing else 6)
            for part in parts:
                row.addWidget(part)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(10, 6, 8, 6)
        self._grid.setSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(self._find, 0, 0)
        self._grid.addWidget(self._moves, 0, 2, Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(self._replace, 2, 0)
        self._grid.addWidget(self._problem, 3, 0, 1, 3)
        self._arrange(wide=False)

    def _arrange(self, *, wide: bool) -> None:
        """The switches beside the field where there is room, else below it."""
        left = Qt.AlignmentFlag.AlignLeft
        row, column = (0, 1) if wide else (1, 0)
        self._grid.addWidget(self._switches, row, column, left)
        self._grid.addWidget(self._replacing, 2, 1, 1, 2, left)
