"""“Add field…”: a button that opens to a name and a kind, in place."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor.site.completion import Offer
from editor.ui.form.alt_key import set_words
from editor.ui.form.completer import Completer
from editor.ui.form.kinds import ROWS
from editor.ui.form.line_edit import LineEdit
from editor.ui.form.look import Look


class AddField(QWidget):
    """Asks for a new field's name and kind. It is a part of the form and no dialog."""

    asked = Signal(str, str)
    """The author wants a field with this key, of the kind with this name."""

    def __init__(self) -> None:
        super().__init__()
        self._button = QPushButton()
        set_words(self._button, self.tr("Add fie&ld…"))
        self._button.setProperty("link", True)
        self._button.clicked.connect(self.open)
        self._name = LineEdit()
        self._name.setPlaceholderText(self.tr("Name"))
        self._name.setAccessibleName(self.tr("Name of the new field"))
        self._name.textChanged.connect(lambda _text: self.show_problem(""))
        self._kind = QComboBox()
        self._kind.setAccessibleName(self.tr("Kind of the new field"))
        for kind in (each for each in ROWS if each.start is not None):
            self._kind.addItem(QCoreApplication.translate("form", kind.label), kind.name)
        self._kind.setCurrentIndex(self._kind.findData("text"))
        self._known: Mapping[str, str] = {}
        self._completer = Completer(self._name)
        self._completer.offer(self._offers, tuple)
        self._completer.chosen.connect(self._name.setText)
        self._name.textChanged.connect(self._suit)
        self._problem = QLabel()
        self._problem.setProperty("error", True)
        self._problem.setWordWrap(True)
        self._panel = self._make_panel()
        closed = QHBoxLayout()
        closed.addWidget(self._button)
        closed.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(closed)
        column.addWidget(self._panel)
        self.close_panel()

    def offer(self, known: Mapping[str, str]) -> None:
        """Suggest these keys, each with the name of its kind: the likeliest first."""
        self._known = known

    def open(self) -> None:
        """Ask."""
        self._name.clear()
        self.show_problem("")
        self._button.hide()
        self._panel.show()
        self._name.setFocus()

    def close_panel(self) -> None:
        """Be a button again."""
        self._panel.hide()
        self._button.show()

    def show_problem(self, words: str) -> None:
        """Say why there cannot be such a field; "" if there can."""
        self._problem.setText(words)
        self._problem.setVisible(bool(words))

    def set_look(self, look: Look) -> None:
        """Draw the button's icon in the theme's colours."""
        self._button.setIcon(look.icons["plus"])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds, Escape closes."""
        if self._panel.isHidden():
            super().keyPressEvent(event)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._ask()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_panel()
            self._button.setFocus()
        else:
            super().keyPressEvent(event)

    def _offers(self) -> tuple[Offer, ...]:
        return tuple(Offer(key, 0, (key.lower(),)) for key in self._known)

    def _suit(self, name: str) -> None:
        """A key that the site knows is of the kind that the site says."""
        place = self._kind.findData(self._known.get(name.strip(), ""))
        if place >= 0:
            self._kind.setCurrentIndex(place)

    def _ask(self) -> None:
        name = self._name.text().strip()
        if name:
            self.asked.emit(name, self._kind.currentData())
        else:
            self._name.setFocus()

    def _make_panel(self) -> QWidget:
        add = QPushButton(self.tr("Add"))
        add.setProperty("primary", True)
        add.clicked.connect(self._ask)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.clicked.connect(self.close_panel)
        fields, buttons = QHBoxLayout(), QHBoxLayout()
        fields.addWidget(self._name, 3)
        fields.addWidget(self._kind, 2)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(add)
        panel = QWidget()
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(fields)
        column.addWidget(self._problem)
        column.addLayout(buttons)
        return panel
