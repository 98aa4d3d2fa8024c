"""A field of the article: what it will be, and what else it could be."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from editor.exchange.dates import read_date
from editor.exchange.found import Candidate, Recognition, Role
from editor.exchange.words import reason_words

_MOST = 6
"""Candidates offered; what is less likely than these is rarely meant."""


class FoundField(QWidget):
    """An editable value over its candidates; each takes its place with a click."""

    changed = Signal()
    """The value is another."""
    pointed = Signal(object)
    """The pointer or focus is on a Candidate; None: no longer."""

    def __init__(self, recognition: Recognition, role: Role, name: str) -> None:
        super().__init__()
        self._role = role
        self._best = recognition.best(role)
        self.line = QLineEdit(self._best)
        self.line.setAccessibleName(name)
        self.line.setCursorPosition(0)
        self.line.textChanged.connect(self._on_text)
        self.note = QLabel()
        self.note.setProperty("caption", True)
        self.note.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.line)
        column.addWidget(self.note)
        offered = {each.value: each for each in reversed(recognition.candidates(role)[:_MOST])}
        self.candidates = [self._offer(each) for each in reversed(offered.values())]
        self._points = dict(zip(self.candidates, reversed(offered.values()), strict=True))
        for button in self.candidates:
            column.addWidget(button)
        self._show()

    @property
    def choice(self) -> str | None:
        """What the author wants; None if that is what was thought likeliest."""
        text = self.line.text().strip()
        return None if text == self._best else text

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell which candidate is pointed at."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.FocusIn):
            self.pointed.emit(next((c for b, c in self._points.items() if b is watched), None))
        elif event.type() in (QEvent.Type.Leave, QEvent.Type.FocusOut):
            self.pointed.emit(None)
        return super().eventFilter(watched, event)

    def _offer(self, candidate: Candidate) -> ElidedButton:
        button = ElidedButton(candidate.value)
        reason = QCoreApplication.translate("exchange", reason_words(candidate.reason))
        button.setToolTip(
            self.tr("“{value}” {reason}").format(value=candidate.value, reason=reason)
        )
        button.clicked.connect(partial(self._take, candidate.value))
        button.installEventFilter(self)
        return button

    def _take(self, value: str) -> None:
        self.line.setText(value)
        self.line.setCursorPosition(0)
        self.line.setFocus()

    def _on_text(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        """Offer what is not chosen already; say what the author should know of the value."""
        value = self.line.text().strip()
        for button, candidate in self._points.items():
            button.setVisible(candidate.value != value)
        note = ""
        if not value:
            note = self.tr("Left empty") if self._best else self.tr("Not found: left empty")
        elif self._role is Role.DATE and read_date(value) is None:
            note = self.tr("Not read as a date; written as it stands here")
        self.note.setText(note)
        self.note.setVisible(bool(note))


class ElidedButton(QPushButton):
    """A quiet button at the left, whose words end in … where there is no room for them."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = " ".join(words.split())
        self.setAccessibleName(self.words)
        self.setProperty("link", True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setStyleSheet("QPushButton { text-align: left; min-height: 20px; }")

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(self.fontMetrics().horizontalAdvance(self.words) + 16, 24)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the words to the new width."""
        super().resizeEvent(event)
        room = max(0, self.width() - 16)
        shown = self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
