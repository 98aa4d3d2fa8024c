"""What the preview has to say of itself: restarted, a block left out, nothing to show."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from editor.ui.message_bar import MessageBar
from editor.ui.preview.skip import Span, lines_of
from editor.ui.theme import Theme

RESTART_SHOWN = 6_000
"""Milliseconds for which it is said that the preview was restarted."""


class Notices(QWidget):
    """A slim bar above the page; takes no room while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar: MessageBar | None = None
        self._passing = QTimer(self)
        self._passing.setSingleShot(True)
        self._passing.setInterval(RESTART_SHOWN)
        self._passing.timeout.connect(self.clear)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def text(self) -> str:
        """What is said; "" if nothing."""
        return self._bar.text if self._bar else ""

    def set_theme(self, theme: Theme) -> None:
        """Show it in this theme."""
        if self._bar is None:
            self._bar = MessageBar(theme)
            self._column.addWidget(self._bar)
        self._bar.set_theme(theme)

    def clear(self) -> None:
        """Say nothing."""
        self._passing.stop()
        if self._bar is not None:
            self._bar.clear()

    def say_restarted(self) -> None:
        """The preview had stopped; said for a while, unless there is more to say."""
        if not self.text:
            self._say(self.tr("The preview had stopped and was started again."), "info")
            self._passing.start()

    def say_skipped(self, body: str, spans: tuple[Span, ...]) -> None:
        """These blocks of ``body`` are left out; stays until they are not."""
        if not spans:
            self.clear()
            return
        places = ", ".join(_range(*lines_of(body, span)) for span in spans)
        words = self.tr("Left out of the preview until you change it: line {0}.")
        self._say(words.format(places), "warning")

    def say_failed(self, reason: str) -> None:
        """There is no preview; stays until there is one."""
        self._say(self.tr("There is no preview: {0}").format(reason), "error")

    def _say(self, words: str, kind: str) -> None:
        self._passing.stop()
        if self._bar is not None:
            self._bar.say(words, kind=kind)


def _range(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"
