"""A small window with a calendar, below the field that asked for it.

A window of its own and not a Qt.Popup: text fields in those get no input method, and its
calendar has one for the year.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor.ui.form.look import Look
from editor.ui.theme import calm_calendar


class CalendarWindow(QFrame):
    """Asks for a day; closes once one is chosen, on Escape, and when another window is used.

    ``with_time`` offers this moment besides today.
    """

    chosen = Signal(object)
    """The day (datetime.date) that was clicked, or on which Enter was pressed."""
    now_asked = Signal()
    today_asked = Signal()

    def __init__(self, parent: QWidget, look: Look | None, *, with_time: bool) -> None:
        super().__init__(parent, Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("calendarWindow")
        self.setAccessibleName(self.tr("Calendar"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._calendar = QCalendarWidget()
        # Its own hint forgets the frame around the days and cuts off their names.
        self._calendar.setMinimumSize(252, 226)
        if look is not None:
            colours = look.theme.colours
            calm_calendar(self._calendar, look.theme)
            self.setStyleSheet(
                f"QFrame#calendarWindow {{ background: {colours['raised']};"
                f" border: 1px solid {colours['control_border']}; }}"
            )
        self._calendar.clicked.connect(self._on_day)
        self._calendar.activated.connect(self._on_day)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 8)
        column.setSpacing(4)
        column.addWidget(self._calendar)
        column.addLayout(self._buttons(with_time=with_time))
        self.setFocusProxy(self._calendar)

    def open_at(self, day: date, below: QWidget) -> None:
        """Show ``day``'s month under ``below``, or above it where there is no room."""
        self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.adjustSize()
        self.move(_place(self, below))
        self.show()
        self.activateWindow()
        self._calendar.setFocus()

    def event(self, event: QEvent) -> bool:
        """Close once another window is used."""
        if event.type() is QEvent.Type.WindowDeactivate:
            self.close()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _buttons(self, *, with_time: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 8, 0)
        buttons = [(self.tr("&Today"), self.today_asked)]
        if with_time:
            buttons.append((self.tr("&Now"), self.now_asked))
        for words, asked in buttons:
            button = QPushButton(words)
            button.clicked.connect(lambda _on, asked=asked: (asked.emit(), self.close()))
            row.addWidget(button, 1)
        return row

    def _on_day(self, day: QDate) -> None:
        self.chosen.emit(date(day.year(), day.month(), day.day()))
        self.close()


def _place(window: QWidget, below: QWidget) -> QPoint:
    """Where ``window`` fits on the screen next to ``below``."""
    corner = below.mapToGlobal(QPoint(0, below.height() + 2))
    room = below.screen().availableGeometry()
    if corner.y() + window.height() > room.bottom():
        corner.setY(below.mapToGlobal(QPoint(0, 0)).y() - window.height() - 2)
    corner.setX(max(room.left(), min(corner.x(), room.right() - window.width())))
    corner.setY(max(room.top(), corner.y()))
    return corner
