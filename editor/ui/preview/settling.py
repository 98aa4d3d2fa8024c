"""Tells when the preview has come to rest, for screenshots and tests."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from editor.ui.preview.calls import Run, call

PERIOD = 40
"""Milliseconds between two looks. The page cannot call us: it has no way out."""


class Settling(QObject):
    """Looks at the page until nothing is left to come; costs nothing once it is at rest."""

    settled = Signal()

    def __init__(self, told_all: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told_all = told_all
        self._run: Run | None = None
        self._asking = False
        self._timer = QTimer(self)
        self._timer.setInterval(PERIOD)
        self._timer.timeout.connect(self._look)

    def attach(self, run: Run | None) -> None:
        """The page is there (None: gone)."""
        self._run = run
        self._asking = False

    def start(self) -> None:
        """Something is about to change; ``settled`` follows."""
        self._timer.start()

    def stop(self) -> None:
        """Nobody waits any more."""
        self._timer.stop()
        self._run = None

    def _look(self) -> None:
        if self._run is not None and not self._asking and self._told_all():
            self._asking = True
            self._run(call("settled"), self._on_answer)

    def _on_answer(self, settled: object) -> None:
        self._asking = False
        if settled is True and self._timer.isActive() and self._told_all():
            self._timer.stop()
            self.settled.emit()
