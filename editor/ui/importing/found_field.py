"""What a field of the article could be: its candidates, each chosen with a click."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from editor.exchange.dates import read_date
from editor.exchange.found import Candidate, Recognition, Role
from editor.exchange.words import reason_words

_MOST = 6
"""Candidates offered; what is less likely than these is rarely meant."""
_BESIDE = 36
"""Pixels of a radio button that are not its words."""


class FoundField(QWidget):
    """The candidates, the chosen one marked; none is, if the author wrote something else."""

    chosen = Signal(str)
    """The author wants this candidate's value."""
    pointed = Signal(object)
    """The pointer or focus is on a Candidate; None: no longer."""

    def __init__(self, recognition: Recognition, role: Role, name: str) -> None:
        super().__init__()
        self._role = role
        self.setAccessibleName(name)
        self.note = QLabel()
        self.note.setProperty("caption", True)
        self.note.setWordWrap(True)
        # It stands where a radio button's words would.
        self.note.setContentsMargins(4, 3, 0, 3)
        offered: dict[str, Candidate] = {}
        for each in recognition.candidates(role)[:_MOST]:
            offered.setdefault(each.value, each)
        self.candidates = [Offer(each, name) for each in offered.values()]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for offer in self.candidates:
            offer.clicked.connect(partial(self.chosen.emit, offer.candidate.value))
            offer.installEventFilter(self)
            column.addWidget(offer)
        column.addWidget(self.note)
        self.show_value(recognition.best(role))

    def show_value(self, value: str) -> None:
        """Mark the candidate that this is; say what the author should know of it."""
        taken = next((each for each in self.candidates if self._is(each.candidate, value)), None)
        for offer in self.candidates:
            offer.mark(offer is taken)
        note = ""
        if not value:
            note = self.tr("Left empty") if self.candidates else self.tr("Not found: left empty")
        elif self._role is Role.DATE and read_date(value) is None:
            note = self.tr("Not read as a date; written as it stands in the form")
        elif taken is None:
            note = self.tr("As written in the form")
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell which candidate is pointed at."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.FocusIn):
            self.pointed.emit(watched.candidate if isinstance(watched, Offer) else None)
        elif event.type() in (QEvent.Type.Leave, QEvent.Type.FocusOut):
            self.pointed.emit(None)
        return super().eventFilter(watched, event)

    def _is(self, candidate: Candidate, value: str) -> bool:
        if self._role is Role.DATE and (date := read_date(value)) is not None:
            other = read_date(candidate.value)
            return other is not None and other.value == date.value
        return candidate.value == value


class Offer(QRadioButton):
    """One candidate, its middle left out where there is no room: two often differ at one end."""

    def __init__(self, candidate: Candidate, field: str) -> None:
        super().__init__()
        self.candidate = candidate
        self.words = " ".join(candidate.value.split())
        reason = QCoreApplication.translate("exchange", reason_words(candidate.reason))
        words = self.tr("“{value}” {reason}").format(value=self.words, reason=reason)
        self.setToolTip(words)
        self.setAccessibleName(f"{field}: {self.words}")
        self.setAccessibleDescription(words)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def mark(self, on: bool) -> None:
        """Show it as the chosen one, or not; among others that are not, too."""
        self.setAutoExclusive(False)
        self.setChecked(on)
        self.setAutoExclusive(True)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        height = super().sizeHint().height()
        return QSize(self.fontMetrics().horizontalAdvance(self.words) + _BESIDE, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the words to the new width."""
        super().resizeEvent(event)
        room = max(0, self.width() - _BESIDE)
        shown = self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideMiddle, room)
        self.setText(shown.replace("&", "&&"))
