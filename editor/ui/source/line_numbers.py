"""The line numbers beside the text, quiet but for the line one is on."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

SMALLER = 0.86
"""Size of the numbers, relative to the text."""
_BEFORE, _BEHIND = 14, 6


class LineNumbers(QWidget):
    """A column of numbers that belongs to an editor; the editor places and updates it."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self.count = 1
        """Lines to make room for."""
        self._ink = self._current_ink = QColor()
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def set_colours(self, ink: QColor, current: QColor) -> None:
        """Ink of the numbers, and of the current line's."""
        self._ink, self._current_ink = ink, current
        self.update()

    def wanted_width(self) -> int:
        """Pixels for the numbers of all lines; at least two digits, so that little jumps."""
        digits = max(2, len(str(self.count)))
        width = self._editor.fontMetrics().horizontalAdvance("0") * digits * SMALLER
        return round(width) + _BEFORE + _BEHIND

    def sizeHint(self) -> QSize:
        """As wide as the numbers."""
        return QSize(self.wanted_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the numbers of the lines in sight."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._editor.palette().base())
        font = self._editor.font()
        font.setPointSizeF(font.pointSizeF() * SMALLER)
        painter.setFont(font)
        current = self._editor.textCursor().blockNumber()
        for number, line in self._lines(event.rect()):
            painter.setPen(self._current_ink if number == current else self._ink)
            right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(line, right, str(number + 1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the line clicked on."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        cursor = self._editor.cursorForPosition(event.position().toPoint())
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        cursor.movePosition(QTextCursor.MoveOperation.NextBlock, QTextCursor.MoveMode.KeepAnchor)
        self._editor.setTextCursor(cursor)
        self._editor.setFocus()

    def _lines(self, visible: QRect) -> list[tuple[int, QRect]]:
        """Each visible line's number from 0, and where its first row is."""
        editor = self._editor
        block = editor.firstVisibleBlock()
        offset = editor.contentOffset()
        found = []
        while block.isValid():
            box = editor.blockBoundingGeometry(block).translated(offset)
            if box.top() > visible.bottom():
                break
            row = block.layout().lineAt(0).height() if block.layout().lineCount() else box.height()
            place = QRect(0, round(box.top()), self.width() - _BEHIND, round(row))
            found.append((block.blockNumber(), place))
            block = block.next()
        return found
