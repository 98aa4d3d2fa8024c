"""A label that ends in … where it has no room, and so never makes its surroundings wider.

The key of its buddy (``&Title``) works at any time and is underlined only while asked for.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel


class ElidedLabel(QLabel):
    """One line of text."""

    def __init__(self) -> None:
        super().__init__()
        self._underlined = False

    def underline_key(self, on: bool) -> None:
        """Show, or hide, which letter with Alt goes to the label's buddy."""
        if on != self._underlined:
            self._underlined = on
            self.update()

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(8, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as much of the text as fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        mark = self._mark()
        text = self.text()
        if self.sizeHint().width() > self.width():
            text = self.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, self.width(), mark
            )
        painter.drawText(self.contentsRect(), int(Qt.AlignmentFlag.AlignVCenter) | mark, text)

    def _mark(self) -> int:
        """What an & in the text is: nothing but itself, unless there is a buddy."""
        if self.buddy() is None:
            return int(Qt.TextFlag.TextSingleLine)
        shown = Qt.TextFlag.TextShowMnemonic
        return int(shown if self._underlined else Qt.TextFlag.TextHideMnemonic)
