"""What the preview has to say: restarted, a block left out, nothing to show; where a link leads."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from editor.ui.message_bar import Answer, MessageBar
from editor.ui.preview.skip import Span, lines_of
from editor.ui.theme import Theme

RESTART_SHOWN = 6_000
"""Milliseconds for which it is said that the preview was restarted."""


class Notices(QWidget):
    """Slim bars above the page; take no room while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar: MessageBar | None = None
        self._question: MessageBar | None = None
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
        if self._bar is None or self._question is None:
            self._bar, self._question = MessageBar(theme), MessageBar(theme)
            self._column.addWidget(self._bar)
            self._column.addWidget(self._question)
        self._bar.set_theme(theme)
        self._question.set_theme(theme)

    def clear(self) -> None:
        """Say nothing."""
        self._passing.stop()
        if self._bar is not None:
            self._bar.clear()

    @property
    def question(self) -> str:
        """What is said of the link that was pressed last; "" if nothing."""
        return self._question.text if self._question else ""

    def ask(self, words: str, kind: str, answers: Sequence[Answer]) -> None:
        """Say where a link leads, with buttons for what can be done; the first has the focus."""
        if self._question is not None:
            self._question.say(words, kind=kind, answers=answers)
            self._question.focus_answer()

    def stop_asking(self) -> None:
        """Say nothing of a link any more."""
        if self._question is not None:
            self._question.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc: it was not meant (Qt calls this)."""
        if event.key() == Qt.Key.Key_Escape and self.question:
            self.stop_asking()
        else:
            super().keyPressEvent(event)

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
        lines = [lines_of(body, span) for span in sorted(spans, key=lambda span: span.start)]
        one = len(lines) == 1 and lines[0][0] == lines[0][1]
        told = self.tr("Left out of the preview until you change it: line {0}.")
        words = told if one else self.tr("Left out of the preview until you change it: lines {0}.")
        self._say(words.format(", ".join(_range(*each) for each in lines)), "warning")

    def say_failed(self, reason: str) -> None:
        """There is no preview; stays until there is one."""
        self._say(self.tr("There is no preview: {0}").format(reason), "error")

    def _say(self, words: str, kind: str) -> None:
        self._passing.stop()
        if self._bar is not None:
            self._bar.say(words, kind=kind)


def _range(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"
