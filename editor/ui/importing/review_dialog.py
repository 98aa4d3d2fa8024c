"""The review: what was recognised in a text beside the article that it will be.

Nothing is written here, and nothing of it is remembered: the author chooses and edits, and the
article is handed over. Form and text are handed in, as nothing but the window knows panes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from editor.article.article import Article
from editor.article.change import Change
from editor.article.document import Document
from editor.exchange.assemble import applied
from editor.exchange.found import Recognition, Role
from editor.exchange.review import Review
from editor.site.profile import Profile
from editor.ui import dialogs
from editor.ui.importing.decisions import Area, Decisions
from editor.ui.importing.original_view import OriginalView
from editor.ui.importing.result_view import ResultView
from editor.ui.theme import Theme

SIZE = QSize(1180, 780)
SETTLE = 300
"""Milliseconds after a key until what it means for the rest is looked at."""


@dataclass(frozen=True)
class Panes:
    """What the author edits the article in: its front matter, and its Markdown."""

    form: QWidget
    text: QWidget


MakePanes = Callable[[Document, Path, Profile, Theme, Callable[[str], None]], Panes]
"""Makes the panes for a document that is to lie at this path; the last argument is what they tell
the author that something went wrong with."""


@dataclass(frozen=True)
class Accepted:
    """An article as the author wants it, and the file name that its site wants."""

    recognition: Recognition
    article: Article
    name: str
    web_images: bool = False
    """Whether its images on the web are to be brought along."""


class ReviewDialog(QDialog):
    """One recognised text. ``rest`` is how many wait to be reviewed after it."""

    accepted_one = Signal(object)
    """The author wants this article: an Accepted."""
    accepted_rest = Signal()
    """The author wants all that wait as they were recognised, too."""
    rest_dropped = Signal()
    """The author wants none of those that wait."""
    closed = Signal()
    """The review is over, however it ended."""

    def __init__(
        self,
        parent: QWidget | None,
        recognition: Recognition,
        profile: Profile,
        theme: Theme,
        make_panes: MakePanes,
        rest: int = 0,
    ) -> None:
        super().__init__(parent)
        self._recognition = recognition
        self.review = Review(recognition, profile)
        self._has_edited = False
        name = recognition.material.name or self.tr("pasted text")
        self.setWindowTitle(self.tr("Import {name}").format(name=name))
        self.original = OriginalView(recognition, theme)
        self.decisions = Decisions(self, recognition)
        self._place = QLabel()
        self._place.setProperty("muted", True)
        self._place.setTextFormat(Qt.TextFormat.PlainText)
        self._place.setWordWrap(True)
        self._told = QLabel()
        self._told.setProperty("error", True)
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setWordWrap(True)
        self._told.hide()
        document, site = self.review.document, profile.site
        posts = site.posts if site.posts.is_dir() else site.root
        self.panes = make_panes(document, posts / self.review.name, profile, theme, self._tell)
        self.shown = ResultView(document, self.panes.form, self.panes.text, site, theme)
        self._soon = QTimer(self, singleShot=True, interval=SETTLE)
        self._soon.timeout.connect(self.show_result)
        self._lay_out(rest)
        self._connect()
        self.show_result()
        self.open_button.setFocus()
        self.resize(SIZE.boundedTo(self.screen().availableGeometry().size() * 0.95))

    def show_result(self) -> None:
        """Have everything follow what is chosen and written now."""
        self._soon.stop()
        self.review.follow()
        self._show()

    def accept(self) -> None:
        """Hand the article over as it is now."""
        # A field may hold what was typed until it loses the keyboard.
        self.open_button.setFocus()
        self.show_result()
        if self.review.problem is None:
            article, images = self.review.document.article, self.decisions.images.isChecked()
            self.accepted_one.emit(Accepted(self._recognition, article, self.review.name, images))
            super().accept()

    def reject(self) -> None:
        """Give it up; asked first if the author has written something."""
        if self._may_drop():
            super().reject()

    def done(self, result: int) -> None:
        """Close it; the next one may come."""
        self._soon.stop()
        self._unsubscribe()
        super().done(result)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the article, but not from within it: there it ends a field or line."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        focus = self.focusWidget()
        if is_enter and focus is not None and self.shown.isAncestorOf(focus):
            return
        super().keyPressEvent(event)

    def _accept_all(self) -> None:
        self.show_result()
        if self.review.problem is None:
            self.accepted_rest.emit()
            self.accept()

    def _drop_all(self) -> None:
        if self._may_drop():
            self.rest_dropped.emit()
            super().reject()

    def _may_drop(self) -> bool:
        return not self._has_edited or dialogs.ask_dropping(self)

    def _on_change(self, change: Change) -> None:
        self._has_edited |= change.origin in ("form", "raw", "source")
        self._soon.start()

    def _take(self, role: Role, value: str) -> None:
        self._step(partial(self.review.take, role, value))

    def _switch(self) -> None:
        self._step(partial(self.review.switch, self.decisions.repairs.switched))

    def _tell(self, words: str) -> None:
        self._told.setText(words)
        self._told.setVisible(bool(words))

    def _step(self, step: Callable[[], None]) -> None:
        self._tell("")
        step()
        self._show()

    def _show(self) -> None:
        review = self.review
        self.original.show_dropped(applied(self._recognition, review.choices))
        self.decisions.show_review(review)
        if review.problem is not None:
            self._place.setText(dialogs.error_text(review.problem))
        else:
            self._place.setText(self.tr("Will be called {name}").format(name=review.name))
        self.open_button.setEnabled(review.problem is None)

    def _connect(self) -> None:
        self.decisions.taken.connect(self._take)
        self.decisions.switched.connect(self._switch)
        self.decisions.pointed.connect(self.original.reveal)
        self._unsubscribe = self.review.document.subscribe(self._on_change)
        for keys, act in (
            (QKeySequence.StandardKey.Undo, partial(self._step, self.review.undo)),
            (QKeySequence.StandardKey.Redo, partial(self._step, self.review.redo)),
            (QKeySequence("Ctrl+Return"), self.accept),
        ):
            QShortcut(keys, self).activated.connect(act)

    # Its looks

    def _lay_out(self, rest: int) -> None:
        decisions = self.decisions
        left = _splitter(Qt.Orientation.Vertical)
        left.addWidget(_with_heading(self.tr("Original"), self.original))
        left.addWidget(_with_heading(self.tr("Repairs"), decisions.repairs_area))
        _share(left, 1, decisions.repairs_area)
        right = _splitter(Qt.Orientation.Vertical)
        right.addWidget(decisions.candidates_area)
        right.addWidget(self.shown)
        _share(right, 0, decisions.candidates_area)
        both = _splitter(Qt.Orientation.Horizontal)
        both.addWidget(left)
        both.addWidget(right)
        for place, share in enumerate((46, 54)):
            both.setStretchFactor(place, share)
        both.setSizes([46_000, 54_000])
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addWidget(both, 1)
        column.addWidget(self._told)
        column.addLayout(self._footer(rest))

    def _footer(self, rest: int) -> QHBoxLayout:
        self.open_button = QPushButton(self.tr("&Open as new article"))
        self.open_button.setDefault(True)
        self.open_button.clicked.connect(self.accept)
        cancel = QPushButton(self.tr("&Skip this one") if rest else self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        buttons = [cancel, self.open_button]
        if rest:
            stop = QPushButton(self.tr("Cancel all"))
            stop.clicked.connect(self._drop_all)
            every = QPushButton(self.tr("Open a&ll {number}").format(number=rest + 1))
            every.setToolTip(self.tr("The others as they were recognised"))
            every.clicked.connect(self._accept_all)
            buttons = [stop, cancel, every, self.open_button]
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._place, 1)
        for button in buttons:
            button.setAutoDefault(False)
            row.addWidget(button)
        return row


def _splitter(way: Qt.Orientation) -> QSplitter:
    splitter = QSplitter(way)
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(13)
    # The handle is room between two parts; a line in it would be one too many.
    splitter.setStyleSheet("QSplitter::handle { background: transparent; }")
    return splitter


def _share(splitter: QSplitter, small: int, area: Area) -> None:
    """Give the part at ``small`` what its ``area`` wants, within reason, and the other the rest."""
    page = area.widget()
    wanted = min((page.sizeHint().height() if page else 0) + 28, SIZE.height() * 2 // 5)
    sizes = [SIZE.height() - wanted] * 2
    sizes[small] = wanted
    splitter.setSizes(sizes)
    splitter.setStretchFactor(small, 0)
    splitter.setStretchFactor(1 - small, 1)


def _heading(words: str) -> QLabel:
    heading = QLabel(words)
    heading.setStyleSheet("font-weight: 600;")
    return heading


def _with_heading(words: str, widget: QWidget) -> QWidget:
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(_heading(words))
    column.addWidget(widget, 1)
    return both
