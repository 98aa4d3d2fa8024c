"""How the source looks: line numbers, code on a ground of its own, the current line, matches.

Knows one Sheet at a time, and nothing of editing.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QFrame, QPlainTextDocumentLayout, QPlainTextEdit, QTextEdit

from editor.article import utf16
from editor.ui.source.highlighter import Highlighter
from editor.ui.source.line_numbers import LineNumbers
from editor.ui.source.line_state import FENCE, kind
from editor.ui.source.sheet import PADDING, Sheet
from editor.ui.theme import Theme

_RECTANGLES = (
    Qt.InputMethodQuery.ImCursorRectangle,
    Qt.InputMethodQuery.ImAnchorRectangle,
    Qt.InputMethodQuery.ImInputItemClipRectangle,
)
"""What an input method asks for in the widget's coordinates."""


class TextView(QPlainTextEdit):
    """A QPlainTextEdit that shows a sheet. Give it one, and a theme, before anything else."""

    cursor_moved = Signal(int, int)
    """Line and column of the cursor, from 1; the column in characters."""
    scrolled = Signal(float)
    """The author scrolled: what ``top_line`` is now."""

    def __init__(self) -> None:
        super().__init__()
        self._sheet: Sheet | None = None
        self._highlighter: Highlighter | None = None
        self._theme: Theme | None = None
        self._found: list[QTextEdit.ExtraSelection] = []
        self._scrolling = False
        self._line = -1
        self._nothing = QTextDocument(self)
        self._nothing.setDocumentLayout(QPlainTextDocumentLayout(self._nothing))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("bare", True)
        self.setCursorWidth(2)
        self.numbers = LineNumbers(self)
        self.updateRequest.connect(self._on_update_request)
        self.blockCountChanged.connect(self._make_room)
        self.cursorPositionChanged.connect(self._on_cursor)
        self.verticalScrollBar().valueChanged.connect(self._on_scroll)

    def show_sheet(self, sheet: Sheet, highlighter: Highlighter) -> None:
        """Show another text, its cursor at the start."""
        if self._highlighter is not None:
            self._highlighter.restyled.disconnect(self.viewport().update)
        self._sheet, self._highlighter = sheet, highlighter
        highlighter.restyled.connect(self.viewport().update)
        self._found = []
        self._use_font()
        # Room first: while the text before is there, unless that is long, it costs nothing.
        self._make_room()
        if self.wordWrapMode() is not sheet.wrap:
            # Neither text may be laid out in the other's way: it could take a minute.
            self.setDocument(self._nothing)
            self.setWordWrapMode(sheet.wrap)
        self.setDocument(sheet.qt)
        self._line = -1
        self._mark_line()

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours for everything but the Markdown itself."""
        self._theme = theme
        self.numbers.set_colours(theme.colour("faint"), theme.colour("text"))
        self._mark_line()
        self.viewport().update()

    def set_found(self, found: list[QTextEdit.ExtraSelection]) -> None:
        """Mark these places (what a search found)."""
        self._found = found
        self._mark_line()

    @property
    def top_line(self) -> float:
        """The line at the top, from 1, and behind the point how much of it is scrolled away."""
        return _line(self.firstVisibleBlock(), self.verticalScrollBar().value())

    @property
    def last_screenful(self) -> tuple[float, float]:
        """What ``top_line`` is where the last screenful begins, and at the very end."""
        bar = self.verticalScrollBar()
        start, end = max(0, bar.maximum() - bar.pageStep()), bar.maximum()
        find = self.document().findBlockByLineNumber
        return _line(find(start), start), _line(find(end), end)

    def scroll_to_line(self, line: float) -> None:
        """Have ``top_line`` be ``line``, as far as possible, without saying ``scrolled``."""
        block = self.document().findBlockByNumber(min(int(line), self.blockCount()) - 1)
        row = block.firstLineNumber() + round((line - int(line)) * block.lineCount())
        self._scrolling = True
        self.verticalScrollBar().setValue(row)
        self._scrolling = False

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew for another font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._use_font()
            self._make_room()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark the row one writes in."""
        super().focusInEvent(event)
        self._mark_line()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """One does not write here now."""
        super().focusOutEvent(event)
        self._mark_line()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the line numbers beside the text."""
        super().resizeEvent(event)
        self._place_numbers()

    def inputMethodQuery(  # type: ignore[override]  # the other overload is not virtual
        self, query: Qt.InputMethodQuery
    ) -> Any:
        """What Qt answers for the viewport, moved beside the line numbers."""
        answer = super().inputMethodQuery(query)
        if query in _RECTANGLES and answer is not None:
            return answer.translated(self.viewport().pos())
        return answer

    def paintEvent(self, event: QPaintEvent) -> None:
        """Format what has come into sight, then paint."""
        if self._highlighter is not None:
            row = max(1, self.fontMetrics().lineSpacing())
            rows = self.viewport().height() // row + 2
            self._highlighter.format(self.firstVisibleBlock(), rows)
            self._paint_code(event.rect())
        super().paintEvent(event)

    def _paint_code(self, area: QRect) -> None:
        """Fenced code on its own ground, across the pane."""
        if self._theme is None or self._highlighter is None:
            return
        ground = self._theme.colour("code_background")
        left, width = PADDING / 2, self.viewport().width() - PADDING
        painter = QPainter(self.viewport())
        block = self.firstVisibleBlock()
        above = self._highlighter.state_above(block)
        while block.isValid():
            box = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if box.top() > area.bottom():
                break
            state = self._highlighter.state_of(block)
            if FENCE in (kind(above), kind(state)):
                painter.fillRect(QRectF(left, box.top(), width, box.height()), ground)
            block, above = block.next(), state
        painter.end()

    def _mark_line(self) -> None:
        """The row one writes in, and what a search found, behind the text."""
        marks = [*self._found]
        if self._theme is not None and self.hasFocus():
            row = QTextEdit.ExtraSelection()
            row.cursor = self.textCursor()
            row.cursor.clearSelection()
            ground = self._theme.colour("hover")
            ground.setAlphaF(0.5)
            row.format.setBackground(ground)
            row.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
            marks.insert(0, row)
        self.setExtraSelections(marks)
        line = self.textCursor().blockNumber()
        if line != self._line:
            self._line = line
            self.numbers.update()

    def _on_cursor(self) -> None:
        cursor = self.textCursor()
        column = utf16.to_index(cursor.block().text(), cursor.positionInBlock())
        self._mark_line()
        self.cursor_moved.emit(cursor.blockNumber() + 1, column + 1)

    def _on_scroll(self) -> None:
        if not self._scrolling:
            self.scrolled.emit(self.top_line)

    def _use_font(self) -> None:
        if self._sheet is not None:
            self._sheet.set_font(self.font())

    def _make_room(self) -> None:
        self.numbers.count = self._sheet.qt.blockCount() if self._sheet else 1
        self.setViewportMargins(self.numbers.wanted_width(), 0, 0, 0)
        self._place_numbers()

    def _place_numbers(self) -> None:
        inside = self.contentsRect()
        width = self.numbers.wanted_width()
        self.numbers.setGeometry(QRect(inside.left(), inside.top(), width, inside.height()))

    def _on_update_request(self, area: QRect, scrolled: int) -> None:
        if scrolled:
            self.numbers.scroll(0, scrolled)
        else:
            self.numbers.update(0, area.y(), self.numbers.width(), area.height())


def _line(block: QTextBlock, row: int) -> float:
    """The line at ``row`` of the text, which is one of the rows of ``block``."""
    return block.blockNumber() + 1 + (row - block.firstLineNumber()) / max(1, block.lineCount())
