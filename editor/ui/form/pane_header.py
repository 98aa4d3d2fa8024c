"""The top of the pane: which of the two views is shown, and what the front matter is written in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from editor.article.article import Format
from editor.ui.form.alt_key import set_words


class PaneHeader(QWidget):
    """Two buttons of which one is down, and a quiet word."""

    chosen = Signal(bool)
    """The author wants to see the text (True) or the form."""

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._form = self._segment(self.tr("For&m"), 0)
        self._raw = self._segment(self.tr("Ra&w"), 1)
        self._form.setChecked(True)
        self._group.idClicked.connect(lambda which: self.chosen.emit(which == 1))
        self._format = QLabel()
        self._format.setProperty("caption", True)
        self._format.setToolTip(self.tr("What the front matter is written in"))
        switch = QFrame()
        switch.setProperty("segmented", True)
        segments = QHBoxLayout(switch)
        segments.setContentsMargins(1, 1, 1, 1)
        segments.setSpacing(0)
        segments.addWidget(self._form)
        segments.addWidget(self._raw)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 6)
        row.addWidget(switch)
        row.addStretch(1)
        row.addWidget(self._format)

    def show_state(self, *, raw: bool, form: Format | None) -> None:
        """``form`` is the front matter's format, None without a document."""
        (self._raw if raw else self._form).setChecked(True)
        self._format.setText(form.upper() if form and form is not Format.NONE else "")
        self.setVisible(form is not None)

    def _segment(self, words: str, number: int) -> QToolButton:
        button = QToolButton()
        set_words(button, words)
        button.setCheckable(True)
        self._group.addButton(button, number)
        return button
