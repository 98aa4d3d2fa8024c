"""A date: the author's own text, and a calendar that changes only the day in it."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton

from editor.article.fields import Moment, Value
from editor.site.dates import (
    DateStyle,
    day_of,
    has_time,
    is_date,
    now_text,
    with_day,
    with_moment,
)
from editor.ui.form.calendar_window import CalendarWindow
from editor.ui.form.field_widget import FieldWidget
from editor.ui.form.line_edit import LineEdit
from editor.ui.form.look import Look
from editor.ui.form.surroundings import Surroundings


class DateLine(LineEdit):
    """The text of the date; Down opens the calendar, Ctrl+; is today, Ctrl+Shift+; now."""

    def __init__(self, field: DateField) -> None:
        super().__init__()
        self._field = field

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a date field, then those of any text field."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Down and not control:
            self._field.open_calendar()
        elif control and event.key() == Qt.Key.Key_Semicolon:
            self._field.put_today()
        elif control and event.key() == Qt.Key.Key_Colon:
            self._field.put_now()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A date longer than the field shows its day, not its time zone."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.setCursorPosition(0)


class DateField(FieldWidget):
    """Edits a date as text. A date that the author wrote as a quoted text stays one."""

    def __init__(self) -> None:
        self._line = DateLine(self)
        super().__init__(self._line)
        self._quoted = False
        self._style: DateStyle | None = None
        self._look: Look | None = None
        self._window: CalendarWindow | None = None
        self._button = QToolButton()
        self._button.setToolTip(self.tr("Choose a day (Down)"))
        self._button.setAccessibleName(self.tr("Calendar"))
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.clicked.connect(self.open_calendar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._line, 1)
        row.addWidget(self._button)
        self._line.textEdited.connect(lambda _text: self.changed.emit())

    def value(self) -> Value:
        """A date as the author's text; plain text while it is none, or was written as text."""
        text = self._line.text()
        return Moment(text) if is_date(text) and not self._quoted else text

    def show_value(self, value: Value, written: str) -> None:
        """Show the author's text."""
        text = value if isinstance(value, str) else ""
        self._quoted = bool(text) and not isinstance(value, Moment) and is_date(text)
        if text != self._line.text():
            typing = self._line.hasFocus()
            place = self._line.cursorPosition() if typing else 0
            self._line.setText(text)
            self._line.setCursorPosition(min(place, len(text)))

    def set_surroundings(self, around: Surroundings) -> None:
        """Take note of how the site has its dates, for a date that there is none of yet."""
        self._style = around.profile.dates if around.profile else None

    def set_hint(self, text: str) -> None:
        """A quiet placeholder."""
        self._line.setPlaceholderText(text)

    def set_look(self, look: Look) -> None:
        """Draw the calendar's icon in the theme's colours."""
        self._look = look
        self._button.setIcon(look.icons["calendar"])

    def open_calendar(self) -> None:
        """Show the calendar at the date's day, or at today."""
        text = self._line.text()
        window = CalendarWindow(self, self._look, with_time=has_time(text) or not is_date(text))
        window.chosen.connect(self._on_day)
        window.today_asked.connect(self.put_today)
        window.now_asked.connect(self.put_now)
        window.open_at(day_of(text) or date.today(), self._line)

    def put_today(self) -> None:
        """Put today's day into the date; a time in it stays."""
        self._on_day(date.today())

    def put_now(self) -> None:
        """Put this moment into the date, in its own pattern and offset."""
        now = datetime.now().astimezone()
        text = self._line.text()
        style = self._style
        self._put(now_text(style, now) if style and not text.strip() else with_moment(text, now))

    def _on_day(self, day: date) -> None:
        self._put(with_day(self._line.text(), day))

    def _put(self, text: str) -> None:
        if text != self._line.text():
            self._line.setText(text)
            self._line.setCursorPosition(0)
            self.changed.emit()
