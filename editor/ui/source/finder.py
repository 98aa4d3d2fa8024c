"""Finding in the source: the find bar's wishes carried out on the text in front."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from editor.article.edit import Edit
from editor.ui.source.find_bar import FindBar
from editor.ui.source.search import (
    Matches,
    Query,
    SearchError,
    TooLong,
    find_all,
    replace_all,
    replace_one,
)
from editor.ui.source.sheet import Sheet
from editor.ui.source.source_edit import SourceEdit
from editor.ui.theme import Theme

_PAUSE = 150
"""Milliseconds after a change to the text before it is searched again."""
_MARKED = 500
"""Matches marked at most; more than a screen holds."""


class Finder(QObject):
    """Joins a find bar to the editor. ``perform`` makes an Edit and selects what it says."""

    def __init__(self, editor: SourceEdit, bar: FindBar, perform: Callable[[Edit], None]) -> None:
        super().__init__(editor)
        self._editor = editor
        self._bar = bar
        self._perform = perform
        self._sheet: Sheet | None = None
        self._query = Query("")
        self._matches = Matches()
        self._given_up = Query("")
        self._format = QTextCharFormat()
        self._again = QTimer(self, singleShot=True, interval=_PAUSE)
        self._again.timeout.connect(self._search)
        # Never while Qt scrolls: it may do so in the midst of taking the marks (laying out the
        # lines they are on, it finds the text longer), and taking others then ends in a crash.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._mark)
        for signal, slot in (
            (bar.changed, self._on_query),
            (bar.next_wanted, self.find_next),
            (bar.previous_wanted, self.find_previous),
            (bar.replace_wanted, self._replace),
            (bar.replace_all_wanted, self._replace_all),
            (bar.closed, self.stop_finding),
            (editor.selectionChanged, self._tell),
            (editor.textChanged, self._on_text),
            (editor.verticalScrollBar().valueChanged, lambda: self._soon.start()),
        ):
            signal.connect(slot)

    def show_sheet(self, sheet: Sheet) -> None:
        """Search this text from now on."""
        self._sheet = sheet
        if self._bar.isVisible():
            self._search()
        else:
            self._matches = Matches()

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colour for matches."""
        self._format.setBackground(theme.colour("warning_soft"))
        self._mark()

    def find(self) -> None:
        """Show the bar for finding, for what is selected if that is within a line."""
        self._bar.open(self._selected(), replacing=False)

    def replace(self) -> None:
        """Show the bar for finding and replacing, likewise."""
        self._bar.open(self._selected(), replacing=True)

    def stop_finding(self) -> None:
        """Hide the bar and go back to the text."""
        self._bar.hide()
        self._matches = Matches()
        self._editor.set_found([])
        self._editor.setFocus()

    def find_next(self) -> None:
        """Select the match after the selection, from the top after the last one."""
        self._go(lambda matches, _start, end: matches.following(end))

    def find_previous(self) -> None:
        """Select the match before the selection, from the end before the first one."""
        self._go(lambda matches, start, _end: matches.preceding(start))

    def _go(self, choose: Callable[[Matches, int, int], int]) -> None:
        if self._sheet is None:
            return
        if not self._bar.query.text:
            self.find()
            return
        self._search()
        if self._matches:
            self._select(choose(self._matches, *self._selection(self._sheet)))

    def _on_query(self) -> None:
        """Search, and go to the first match from where the selection begins."""
        self._search()
        if self._matches and self._sheet is not None:
            start, end = self._selection(self._sheet)
            if self._matches.number_of(start, end) is None:
                self._select(self._matches.following(start))

    def _on_text(self) -> None:
        # Composing says that the text changed too; then the search finds the same.
        if self._bar.isVisible() and self._given_up != self._bar.query:
            self._again.start()

    def _search(self) -> None:
        self._again.stop()
        self._matches, problem = Matches(), ""
        self._query = self._bar.query
        self._given_up = Query("")
        try:
            if self._sheet is not None:
                self._matches = find_all(self._query, self._sheet.document.body)
        except SearchError as error:
            problem = str(error)
            if isinstance(error, TooLong):
                # Nobody wants to wait for that again at every pause in writing.
                self._given_up = self._query
        self._tell(problem)
        self._mark()

    def _tell(self, problem: str = "") -> None:
        if not self._bar.isVisible() or self._sheet is None:
            return
        number = self._matches.number_of(*self._selection(self._sheet))
        total = len(self._matches)
        missed = bool(self._query.text) and not total and not problem
        if problem or not self._query.text:
            count = ""
        elif missed:
            count = self.tr("Not found")
        elif number is None:
            count = self.tr("%n found", "", total)
        else:
            count = self.tr("{number}/{total}").format(number=number + 1, total=total)
        self._bar.tell(count, problem, missed=missed)

    def _mark(self) -> None:
        """Mark the matches that can be seen."""
        if self._sheet is None or not self._bar.isVisible():
            return
        editor, sheet = self._editor, self._sheet
        bottom = editor.cursorForPosition(editor.viewport().rect().bottomRight()).position()
        top = editor.firstVisibleBlock().position()
        found = self._matches.between(sheet.index(top), sheet.index(bottom))
        marks = []
        for start, end in found[:_MARKED]:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = self._cursor(sheet, start, end)
            mark.format = self._format
            marks.append(mark)
        editor.set_found(marks)

    def _select(self, number: int) -> None:
        if self._sheet is not None:
            self._editor.setTextCursor(self._cursor(self._sheet, *self._matches[number]))
            self._editor.ensureCursorVisible()
            self._mark()

    def _replace(self) -> None:
        """Replace the selected match, then select the next."""
        if self._sheet is None:
            return
        body, place = self._sheet.document.body, self._selection(self._sheet)
        try:
            edit = replace_one(self._bar.query, body, *place, self._bar.replacement)
        except SearchError as error:
            self._tell(str(error))
            return
        if edit is not None:
            self._perform(edit)
        self.find_next()

    def _replace_all(self) -> None:
        if self._sheet is None:
            return
        try:
            done = replace_all(self._bar.query, self._sheet.document.body, self._bar.replacement)
        except SearchError as error:
            self._tell(str(error))
            return
        if done is not None:
            edit, number = done
            self._perform(edit)
            self._search()
            self._bar.tell(self.tr("%n replaced", "", number))

    def _selected(self) -> str:
        text = self._sheet.held(self._editor.textCursor().selectedText()) if self._sheet else ""
        return "" if "\n" in text else text

    def _selection(self, sheet: Sheet) -> tuple[int, int]:
        cursor = self._editor.textCursor()
        return sheet.index(cursor.selectionStart()), sheet.index(cursor.selectionEnd())

    @staticmethod
    def _cursor(sheet: Sheet, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(sheet.qt)
        cursor.setPosition(sheet.at(start))
        cursor.setPosition(sheet.at(end), QTextCursor.MoveMode.KeepAnchor)
        return cursor
