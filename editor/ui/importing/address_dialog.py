"""Asks for a web address and fetches what is there, with progress and a way out."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from functools import partial
from importlib import import_module
from threading import Event

from PySide6.QtCore import QThreadPool, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from editor.errors import GalleyError
from editor.exchange.found import Material
from editor.ui.dialogs import error_text

Fetch = Callable[..., Material]
"""``fetch.fetch`` or what stands for it."""


class AddressDialog(QDialog):
    """Stays until the page is there, or the author gives up."""

    fetched = Signal(object)
    """The Material that was at the address."""
    _progressed = Signal(object, int, int)
    _ended = Signal(object, object)

    def __init__(self, parent: QWidget, proposed: str = "", fetch: Fetch | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import a web page"))
        self._fetch = fetch or _fetch
        self._cancelled = Event()
        self.line = QLineEdit(proposed)
        self.line.setAccessibleName(self.tr("Web address"))
        self.line.setPlaceholderText("https://")
        self.line.selectAll()
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        words = self.tr("&Fetch")
        self.button = self.buttons.addButton(words, QDialogButtonBox.ButtonRole.AcceptRole)
        self.button.setDefault(True)
        self.buttons.accepted.connect(self._start)
        self.buttons.rejected.connect(self.reject)
        self.line.textChanged.connect(self._show_ready)
        self._progressed.connect(self._on_progress)
        self._ended.connect(self._on_end)
        self._lay_out()
        self._show_ready()

    def done(self, result: int) -> None:
        """Closing it, in whatever way, stops the fetching."""
        self._cancelled.set()
        super().done(result)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        label = QLabel(self.tr("&Address of the page:"))
        label.setBuddy(self.line)
        for widget in (label, self.line, self.progress, self.note):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(self.buttons)
        keeps = self.progress.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(keeps)
        self.progress.hide()
        self.resize(480, 170)

    def _show_ready(self) -> None:
        self.button.setEnabled(bool(self.line.text().strip()))

    def _start(self) -> None:
        address = self.line.text().strip()
        if "://" not in address:
            address = f"https://{address}"
        self._cancelled = Event()
        self._say(self.tr("Fetching…"))
        self._wait(True)
        self.progress.setRange(0, 0)
        QThreadPool.globalInstance().start(partial(self._work, address, self._cancelled))

    def _work(self, address: str, cancelled: Event) -> None:
        """On a thread of the pool: touches nothing of the dialog but its signals."""

        def tell(received: int, whole: int | None) -> None:
            with contextlib.suppress(RuntimeError):
                self._progressed.emit(cancelled, received, whole or 0)

        result: Material | GalleyError
        try:
            result = self._fetch(address, cancel=cancelled.is_set, progress=tell)
        except GalleyError as error:
            result = error
        # The dialog may be gone by now.
        with contextlib.suppress(RuntimeError):
            self._ended.emit(cancelled, result)

    def _on_progress(self, cancelled: Event, received: int, whole: int) -> None:
        if cancelled is not self._cancelled or cancelled.is_set():
            return
        self.progress.setRange(0, whole)
        self.progress.setValue(min(received, whole))
        if received:
            self._say(self.tr("{size} KB received").format(size=-(-received // 1024)))

    def _on_end(self, cancelled: Event, result: Material | GalleyError) -> None:
        if cancelled is not self._cancelled or cancelled.is_set():
            return
        self._wait(False)
        if isinstance(result, GalleyError):
            self._say(error_text(result), error=True)
            self.line.setFocus()
        else:
            self.accept()
            self.fetched.emit(result)

    def _wait(self, waiting: bool) -> None:
        self.progress.setVisible(waiting)
        self.line.setReadOnly(waiting)
        self.button.setEnabled(not waiting)

    def _say(self, text: str, *, error: bool = False) -> None:
        self.note.setText(text)
        self.note.setProperty("error", error)
        self.note.style().unpolish(self.note)
        self.note.style().polish(self.note)


def _fetch(address: str, **given: object) -> Material:
    # Loaded by name: the window must not wait for what the web needs.
    material: Material = import_module("editor.exchange.fetch").fetch(address, **given)
    return material
