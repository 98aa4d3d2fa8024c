"""The repairs, each with its tick box and the text it is about."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QEnterEvent, QMouseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from editor.exchange.found import Repair
from editor.exchange.words import repair_words

_BOX = 32
"""Pixels of the column of tick boxes, so that all words begin at one edge."""


class RepairList(QWidget):
    """All repairs in text order; what is only pointed out has no tick box."""

    changed = Signal()
    """A repair was switched on or off."""
    pointed = Signal(object)
    """The pointer or focus is on this Repair; None: no longer."""

    def __init__(self, repairs: Iterable[Repair]) -> None:
        super().__init__()
        self.rows = [RepairRow(each) for each in repairs]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        if not self.rows:
            nothing = QLabel(self.tr("Nothing to repair"))
            nothing.setProperty("muted", True)
            column.addWidget(nothing)
        for row in self.rows:
            row.pointed.connect(self.pointed)
            row.toggled.connect(self.changed)
            column.addWidget(row)

    @property
    def switched(self) -> dict[str, bool]:
        """The repairs that the author decided otherwise about, by their id."""
        return {
            row.repair.id: row.box.isChecked()
            for row in self.rows
            if row.box is not None and row.box.isChecked() != row.repair.on
        }

    def show_switched(self, switched: Mapping[str, bool]) -> None:
        """Tick the repairs as ``switched`` has it, without saying ``changed``."""
        for row in self.rows:
            if row.box is not None:
                row.box.blockSignals(True)
                row.box.setChecked(switched.get(row.repair.id, row.repair.on))
                row.box.blockSignals(False)

    def show_usable(self, unusable: Collection[str]) -> None:
        """Grey the repairs with these ids: there is nothing for them to do now."""
        for row in self.rows:
            row.setEnabled(row.repair.id not in unusable)


class RepairRow(QFrame):
    """One repair."""

    toggled = Signal()
    """Its tick box was ticked or cleared."""
    pointed = Signal(object)
    """The pointer or focus has come to it (its Repair) or left (None)."""

    def __init__(self, repair: Repair) -> None:
        super().__init__()
        self.repair = repair
        self.box: QCheckBox | None = None
        words = QCoreApplication.translate("exchange", repair_words(repair.kind))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 2)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(0)
        grid.setColumnMinimumWidth(0, _BOX)
        grid.setColumnStretch(1, 1)
        if not repair.only_told:
            self.box = self._make_box(words)
            grid.addWidget(self.box, 0, 0, Qt.AlignmentFlag.AlignTop)
        what = _wrapped(words)
        what.setProperty("warning", repair.only_told)
        # On one line with the box beside it.
        what.setContentsMargins(0, 3, 0, 0)
        grid.addWidget(what, 0, 1)
        if repair.note:
            note = _wrapped(repair.note)
            note.setProperty("caption", True)
            grid.addWidget(note, 1, 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the words is one on the box."""
        super().mouseReleaseEvent(event)
        if self.box is not None and self.rect().contains(event.position().toPoint()):
            self.box.click()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Tell that the pointer is here."""
        super().enterEvent(event)
        self.pointed.emit(self.repair)

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that the pointer has left."""
        super().leaveEvent(event)
        self.pointed.emit(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell that the keyboard is here."""
        if event.type() == QEvent.Type.FocusIn:
            self.pointed.emit(self.repair)
        return super().eventFilter(watched, event)

    def _make_box(self, words: str) -> QCheckBox:
        box = QCheckBox()
        box.setFixedWidth(_BOX)
        box.setAccessibleName(words)
        box.setChecked(self.repair.on)
        box.toggled.connect(self.toggled)
        box.installEventFilter(self)
        return box


def _wrapped(text: str) -> QLabel:
    label = QLabel(" ".join(text.split()))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    # A long word must not widen the column.
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label
