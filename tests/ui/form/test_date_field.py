"""The date field: text, calendar and keys."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCalendarWidget, QLineEdit

from editor.ui.form.calendar_window import CalendarWindow
from tests.ui.form.conftest import Author


def article(text: str) -> str:
    return f"---\ntitle: A\ndate: {text}\nend: 1\n---\n"


def calendar(author: Author) -> CalendarWindow:
    author.presses("date", Qt.Key.Key_Down)
    return author.pane.findChildren(CalendarWindow)[-1]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2024-07-31", "2025-01-02"),
        ("2024-07-31 10:00:00", "2025-01-02 10:00:00"),
        ("2024/07/31 10:00", "2025/01/02 10:00"),
        ("2024-07-31 10:00:00 +0800  # c", "2025-01-02 10:00:00 +0800  # c"),
        ("2024-07-31T10:00:00Z", "2025-01-02T10:00:00Z"),
        ('"2024-07-31"', '"2025-01-02"'),
        ("'2024-07-31'", "'2025-01-02'"),
    ],
)
def test_another_day_from_the_calendar_keeps_all_else(
    author: Author, before: str, after: str
) -> None:
    author.opens(article(before))
    window = calendar(author)
    grid = window.findChild(QCalendarWidget)
    assert isinstance(grid, QCalendarWidget)
    assert grid.selectedDate() == QDate(2024, 7, 31)
    grid.clicked.emit(QDate(2025, 1, 2))
    assert author.text == article(after)


def test_the_calendar_is_no_popup(author: Author) -> None:
    author.opens(article("2024-07-31"))
    window = calendar(author)
    assert window.windowType() is Qt.WindowType.Tool
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
    assert author.text == article("2024-07-31")


@pytest.mark.parametrize(
    ("before", "after"),
    [("2024-07-31", "2024-07-30"), ("2024-07-31 10:00:05", "2024-07-31 10:00:00")],
)
def test_typing_over_a_date_ends_with_a_plain_date(author: Author, before: str, after: str) -> None:
    author.opens(article(before))
    author.presses("date", Qt.Key.Key_End, Qt.Key.Key_Backspace)
    author.types("date", after[-1])
    assert author.text == article(after)


def test_control_semicolon_is_today_in_the_same_pattern(author: Author) -> None:
    author.opens(article("2001/02/03 04:05"))
    focus = author.goes_to("date")
    QTest.keyClick(focus, Qt.Key.Key_Semicolon, Qt.KeyboardModifier.ControlModifier)
    assert author.text == article(f"{date.today():%Y/%m/%d} 04:05")


def test_now_in_a_field_that_is_not_there_writes_day_and_time(author: Author) -> None:
    author.opens("---\ntitle: A\n---\n")
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(author.goes_to("date"), Qt.Key.Key_Colon, keys)
    shown = author.reads("date")
    assert author.text == f"---\ntitle: A\ndate: {shown}\n---\n"
    written = datetime.strptime(str(shown), "%Y-%m-%d %H:%M:%S")
    assert abs((datetime.now() - written).total_seconds()) < 120


def test_toml_dates_stay_dates(author: Author) -> None:
    text = '+++\ntitle = "A"\ndate = 2024-07-31T10:00:00+08:00\n+++\n'
    author.opens(text)
    calendar(author).chosen.emit(date(2025, 1, 2))
    assert author.text == text.replace("2024-07-31", "2025-01-02")


LONG = "2026-08-02T07:15:00.123456789+02:00"


def test_a_date_too_long_for_the_field_shows_its_day(author: Author) -> None:
    author.opens(f"---\ndate: {LONG}\n---\n")
    line = author.goes_to("date")
    assert isinstance(line, QLineEdit)
    author.pane.resize(220, 600)
    author.types("date", "x")
    assert line.cursorPosition() == len(LONG) + 1
    author.goes_to("title")
    assert line.cursorPosition() == 0
