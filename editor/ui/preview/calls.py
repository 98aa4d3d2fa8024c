"""What the page has still to be told, in order, one batch under way at a time.

A page that is slow (a long article being laid out) gets several patches in one go instead of
falling behind. Knows nothing of web views; one is attached when it is there.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

Run = Callable[[str, Callable[[object], None]], None]
"""Runs a script in the page and gives its last value to the function."""


def call(name: str, *arguments: object) -> str:
    """The script that calls the page's function ``name``."""
    return f"galley.{name}({', '.join(map(json.dumps, arguments))})"


class Calls(QObject):
    """A queue of scripts for the page."""

    done = Signal(int)
    """The page shows everything up to this revision."""
    broken = Signal()
    """The page's blocks are not those the renderer believes it has."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run: Run | None = None
        self._waiting: list[str] = []
        self._revision: int | None = None
        self._under_way = False
        self._batch = 0

    @property
    def is_idle(self) -> bool:
        """Whether the page has been told everything and has answered."""
        return not self._waiting and not self._under_way

    @property
    def is_attached(self) -> bool:
        """Whether the page is there."""
        return self._run is not None

    def attach(self, run: Run, first: list[str]) -> None:
        """The page is there; it gets ``first`` and then what has been waiting."""
        self._run = run
        self._waiting[:0] = first
        self._flush()

    def detach(self) -> None:
        """The page is gone, and with it everything it had been told."""
        self._run = None
        self._waiting.clear()
        self._revision = None
        self._under_way = False
        self._batch += 1

    def add(self, script: str, revision: int | None = None) -> None:
        """Run ``script`` after all that were added before; ``revision``: what it brings."""
        self._waiting.append(script)
        if revision is not None:
            self._revision = revision
        self._flush()

    def _flush(self) -> None:
        if self._run is None or self._under_way or not self._waiting:
            return
        script = ";\n".join([*self._waiting, "galley.sound"])
        revision, self._revision = self._revision, None
        self._waiting = []
        self._under_way = True
        batch = self._batch

        def answered(sound: object) -> None:
            if batch == self._batch:
                self._on_answer(revision, sound is True)

        self._run(script, answered)

    def _on_answer(self, revision: int | None, sound: bool) -> None:
        self._under_way = False
        if not sound:
            self.broken.emit()
        elif revision is not None:
            self.done.emit(revision)
        self._flush()
