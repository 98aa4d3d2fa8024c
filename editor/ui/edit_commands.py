"""Undo, redo and the clipboard: what the Edit menu does, wherever the focus is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from editor.article.change import Change
from editor.ui.desk import Desk


class EditCommands(QObject):
    """The Edit menu's actions."""

    went_to = Signal(object)
    """An undo or redo made this Change last: show it."""

    def __init__(self, window: QWidget, desk: Desk) -> None:
        super().__init__(window)
        self._desk = desk

    def undo(self) -> None:
        """Take back the article's last step, in the form or the body."""
        self._travel(lambda document: document.undo())

    def redo(self) -> None:
        """Make the last undone step again."""
        self._travel(lambda document: document.redo())

    def cut(self) -> None:
        """Cut what is selected where the focus is."""
        self._ask_focus("cut")

    def copy(self) -> None:
        """Copy what is selected where the focus is."""
        self._ask_focus("copy")

    def paste(self) -> None:
        """Paste where the focus is."""
        self._ask_focus("paste")

    def select_all(self) -> None:
        """Select everything where the focus is."""
        self._ask_focus("selectAll")

    def _travel(self, move: Callable[..., Change | None]) -> None:
        if self._desk.current is None:
            return
        change = move(self._desk.current.document)
        if change is not None:
            self.went_to.emit(change)

    @staticmethod
    def _ask_focus(what: str) -> None:
        """Text widgets, Qt's and ours, all name these four alike; so does what holds a page."""
        widget = QApplication.focusWidget()
        while widget is not None:
            if callable(act := getattr(widget, what, None)):
                act()
                return
            widget = widget.parentWidget()
