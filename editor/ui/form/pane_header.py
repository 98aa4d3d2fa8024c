"""The top of the pane: which of the two views is shown, and what the front matter is written in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from editor.article.article import Format
from editor.ui.form.alt_key import set_words


class PaneHeader(QWidget):
    """Two buttons of which one is down, and a quiet word."""

    chosen = Signal(bool)
    """The author wants to see the text (True) or the form."""

    format_asked = Signal(object)
    """The author wants the front matter in this Format."""

    def __init__(self) -> None:
        super().__init__()
        self._formats: dict[Format, QAction] = {}
        self._group = QButtonGroup(self)
        self._form = self._segment(self.tr("For&m"), 0)
        self._raw = self._segment(self.tr("Ra&w"), 1)
        self._form.setChecked(True)
        self._group.idClicked.connect(lambda which: self.chosen.emit(which == 1))
        self._format = QToolButton()
        self._format.setAutoRaise(True)
        self._format.setProperty("format", True)
        self._format.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._format.setToolTip(self.tr("What the front matter is written in"))
        self._format.setAccessibleName(self.tr("Format of the front matter"))
        self._format.setMenu(self._format_menu())
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
        written = form if form and form is not Format.NONE else None
        self._format.setText(written.upper() if written else "")
        self._format.setVisible(written is not None)
        for each, action in self._formats.items():
            action.setChecked(each is written)
        self.setVisible(form is not None)

    def _format_menu(self) -> QMenu:
        menu = QMenu(self)
        for form in (Format.YAML, Format.TOML, Format.JSON):
            action = menu.addAction(self.tr("Write in {format}").format(format=form.upper()))
            action.setCheckable(True)
            action.triggered.connect(lambda _on=False, form=form: self._ask_for(form))
            self._formats[form] = action
        return menu

    def _ask_for(self, form: Format) -> None:
        # What is checked says what the front matter is written in, not what was clicked last.
        action = self._formats[form]
        action.setChecked(not action.isChecked())
        self.format_asked.emit(form)

    def _segment(self, words: str, number: int) -> QToolButton:
        button = QToolButton()
        set_words(button, words)
        button.setCheckable(True)
        self._group.addButton(button, number)
        return button
