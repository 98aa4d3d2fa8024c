"""The pane at the left: what is open, and what the folder holds."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import (
    QFileSystemWatcher,
    QModelIndex,
    Qt,
    QThreadPool,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QStackedLayout, QVBoxLayout, QWidget

from editor.errors import FileProblem
from editor.library.listing import Entry, list_articles, newest_first
from editor.ui.desk import Desk, OpenArticle
from editor.ui.library.article_list import ROW, ArticleList, ArticleRow, Heading, ListRow
from editor.ui.library.row_painter import RowPainter
from editor.ui.theme import Theme
from editor.ui.titles import own_title, title_of

SETTLE = 400
"""Milliseconds after the folder's last change until it is read again."""


class LibraryPane(QWidget):
    """A filter over a list of articles."""

    chosen = Signal(object)
    """The author wants this article: an OpenArticle, or the Path of one."""
    wants_folder = Signal()
    """The author wants to open a folder."""
    _listed = Signal(int, object, list)

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("libraryPane")
        self.setMinimumWidth(160)
        self._desk = desk
        self._folder: Path | None = None
        self._held: dict[Path | None, ArticleRow] = {}
        self._listing = 0
        self._model = ArticleList(self)
        self._painter = RowPainter(theme)
        self._filter = self._make_filter()
        self._list = self._make_list()
        self._empty = self._make_empty()
        self._lay_out()
        self._soon = QTimer(self, singleShot=True, interval=SETTLE)
        self._soon.timeout.connect(self.refresh)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._soon.start)
        self._listed.connect(self._on_listed)
        desk.current_changed.connect(self._show_rows)
        desk.articles_changed.connect(self._show_rows)
        self._show_rows()

    @property
    def folder(self) -> Path | None:
        """The folder that is shown, if any."""
        return self._folder

    @property
    def rows(self) -> Sequence[ListRow]:
        """What is listed now."""
        return self._model.rows

    def open_folder(self, folder: Path | None) -> None:
        """List this folder's articles from now on."""
        if watched := self._watcher.directories():
            self._watcher.removePaths(watched)
        self._folder = folder
        self._held = {}
        self._filter.clear()
        self._show_rows()
        self.refresh()

    def refresh(self) -> None:
        """Read the folder again, without making anybody wait."""
        if self._folder is None:
            return
        self._listing += 1
        QThreadPool.globalInstance().start(partial(self._list_folder, self._folder, self._listing))

    def set_theme(self, theme: Theme) -> None:
        """Paint in this theme's colours."""
        self._painter.theme = theme
        self._list.viewport().update()

    def _make_filter(self) -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText(self.tr("Filter articles"))
        line.setAccessibleName(self.tr("Filter articles"))
        line.setClearButtonEnabled(True)
        line.textChanged.connect(self._show_rows)
        line.returnPressed.connect(self._on_filter_entered)
        return line

    def _make_list(self) -> QListView:
        view = QListView()
        view.setProperty("bare", True)
        view.setAccessibleName(self.tr("Articles"))
        view.setModel(self._model)
        view.setItemDelegate(self._painter)
        view.setMouseTracking(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setFrameShape(QListView.Shape.NoFrame)
        view.clicked.connect(self._on_chosen)
        view.activated.connect(self._on_chosen)
        return view

    def _make_empty(self) -> QLabel:
        words = QLabel(self.tr('No folder is open.<br><br><a href="open">Open a folder…</a>'))
        words.setProperty("muted", True)
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setContentsMargins(16, 16, 16, 16)
        words.linkActivated.connect(lambda _link: self.wants_folder.emit())
        return words

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(8, 8, 8, 4)
        top.addWidget(self._filter)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(self._stack, 1)

    def _list_folder(self, folder: Path, number: int) -> None:
        """On a thread of the pool: touches nothing of the pane but its signal."""
        try:
            found = list_articles(folder)
        except FileProblem:
            # The folder is gone, or closed to us by now.
            found = []
        entries = tuple(newest_first(found))
        folders = {str(folder), *(str(entry.path.parent) for entry in entries)}
        # The pane may be gone by the time that a slow disk has answered.
        with contextlib.suppress(RuntimeError):
            self._listed.emit(number, entries, sorted(folders))

    def _on_listed(self, number: int, entries: tuple[Entry, ...], folders: list[str]) -> None:
        if number != self._listing:
            return
        self._held = {entry.path: _entry_row(entry) for entry in entries}
        if watched := self._watcher.directories():
            self._watcher.removePaths(watched)
        self._watcher.addPaths(folders)
        self._show_rows()

    def _on_chosen(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if isinstance(row, ArticleRow):
            self.chosen.emit(row.opened or row.path)

    def _on_filter_entered(self) -> None:
        row = next((row for row in self._model.rows if isinstance(row, ArticleRow)), None)
        if row is not None:
            self.chosen.emit(row.opened or row.path)

    def _show_rows(self) -> None:
        rows = self._rows()
        self._model.show(rows)
        self._stack.setCurrentIndex(0 if rows or self._folder else 1)
        self._filter.setVisible(self._folder is not None)
        place = next(
            (at for at, row in enumerate(rows) if isinstance(row, ArticleRow) and row.current), None
        )
        if place is None:
            self._list.clearSelection()
        else:
            self._list.setCurrentIndex(self._model.index(place))

    def _rows(self) -> list[ListRow]:
        """Open articles that the folder does not hold stand above the folder's own."""
        held = dict(self._held)
        loose = []
        for opened in self._desk.articles:
            row = self._held.get(opened.path) if opened.path else None
            if row is None:
                loose.append(self._opened_row(opened))
            else:
                held[opened.path] = self._shown_open(row, opened)
        wanted = self._filter.text().casefold().strip()
        rows: list[ListRow] = []
        for title, group in ((self.tr("Open"), loose), (self._folder_title(), held.values())):
            kept = [row for row in group if not wanted or _matches(row, wanted)]
            if kept or (group is not loose and self._folder):
                rows += [Heading(title), *kept]
        return rows

    def _folder_title(self) -> str:
        if self._folder is None:
            return ""
        return self._folder.name or str(self._folder)

    def _opened_row(self, opened: OpenArticle) -> ArticleRow:
        return ArticleRow(
            title_of(opened),
            path=opened.path,
            opened=opened,
            current=opened is self._desk.current,
            unsaved=opened.unsaved,
        )

    def _shown_open(self, row: ArticleRow, opened: OpenArticle) -> ArticleRow:
        return replace(
            row,
            title=own_title(opened) or row.title,
            opened=opened,
            current=opened is self._desk.current,
            unsaved=opened.unsaved,
        )


def _entry_row(entry: Entry) -> ArticleRow:
    return ArticleRow(
        entry.title,
        date=_day(entry.date),
        path=entry.path,
        draft=entry.draft,
        problem=entry.problem,
    )


def _day(date: str) -> str:
    """The day of a date as the author wrote it, without the time."""
    day = re.match(r"\d{4}([-/.])\d{1,2}\1\d{1,2}(?=\D|$)", date)
    return day[0] if day else date


def _matches(row: ArticleRow, wanted: str) -> bool:
    return wanted in row.title.casefold() or wanted in row.second_line.casefold()
