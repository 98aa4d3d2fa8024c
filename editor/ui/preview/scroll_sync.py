"""Scrolling by source line, in both directions, without one pane chasing the other.

Whoever moved last leads: only what the reader does on the page itself is reported, and what
comes back at once as the other pane's echo is not followed.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from editor.ui.preview.calls import Run, call

ECHO = 200
"""Milliseconds in which a call to scroll is the other pane's echo of our own report."""
TOUCH = 1_500
"""Milliseconds for which scrolling goes on after the reader let go (wheel and key inertia)."""
REST = 150
"""Milliseconds after the last step when what came into sight has its real height."""
NEAR = 0.3
"""Lines by which a place may differ from what was reported of it."""

LastScreenful = tuple[float, float]
"""The line at a pane's top where its last screenful begins, and that at its very end."""


class ScrollSync(QObject):
    """The page's place as a source line."""

    line_scrolled = Signal(float)
    """The reader scrolled the page; this line (from 1, with a fraction) is at its top."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run: Run | None = None
        self._asking = False
        self._asked_again = False
        self._target: tuple[float, float] | None = None
        self._moving = False
        self._touched = QElapsedTimer()
        self._reported = QElapsedTimer()
        self._line = 0.0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._ask)
        self.last_screenful: Callable[[], LastScreenful] | None = None
        """Tells of the other pane, so that both come to their ends together."""

    def attach(self, run: Run | None) -> None:
        """The page is there (None: gone)."""
        self._run = run
        self._asking = self._moving = False
        self._go()

    def on_touched(self) -> None:
        """The reader has used the page."""
        self._touched.start()

    def expect_echo(self) -> None:
        """The other pane is about to follow the reader, who wants to stay where they are."""
        self._reported.start()

    def on_scrolled(self) -> None:
        """The page has moved: report the line at its top if the reader moved it."""
        if _within(self._touched, TOUCH):
            self._rest.start()
            self._ask()

    def _ask(self) -> None:
        if self._run is None or not self._touched.isValid():
            return
        if self._asking:
            self._asked_again = True
            return
        self._asking = True
        self._run(self._call("leads"), self._on_line)

    def _call(self, name: str, *arguments: float) -> str:
        """As it is now: the other pane may have been made higher, its text be another."""
        return call(name, *arguments, *(self.last_screenful() if self.last_screenful else ()))

    def scroll_to(self, line: float, at: float) -> None:
        """Put ``line`` at the fraction ``at`` of the window's height; the newest call wins."""
        if _within(self._reported, ECHO):
            return
        self._touched.invalidate()
        self._target = (line, at)
        self._go()

    def _go(self) -> None:
        if self._run is None or self._moving or self._target is None:
            return
        (line, at), self._target = self._target, None
        self._moving = True
        script = call("scrollToLine", line, at) if at else self._call("follow", line)
        self._run(script, self._on_moved)

    def _on_moved(self, _result: object) -> None:
        self._moving = False
        self._go()

    def _on_line(self, line: object) -> None:
        self._asking = False
        if isinstance(line, (int, float)) and self._touched.isValid():
            self._report(float(line))
        if self._asked_again:
            self._asked_again = False
            self._ask()

    def _report(self, line: float) -> None:
        if self._rest.isActive() or abs(line - self._line) > NEAR:
            self._line = line
            self._reported.start()
            self.line_scrolled.emit(line)


def _within(timer: QElapsedTimer, milliseconds: int) -> bool:
    return timer.isValid() and timer.elapsed() < milliseconds
