"""One open article in the source pane: its sheet, its colours, and where its author is.

Keeps the view steady while others change the text, and goes along with undo and redo.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont, QTextBlock, QTextCursor

from editor.article.change import Change
from editor.article.document import Document
from editor.ui.source.highlighter import Highlighter
from editor.ui.source.sheet import Sheet
from editor.ui.source.source_edit import SourceEdit
from editor.ui.source.styles import Formats


class Page(QObject):
    """What the pane keeps for an article, in front or not."""

    def __init__(self, document: Document, font: QFont, styles: Formats, parent: QObject) -> None:
        super().__init__(parent)
        self.sheet = Sheet(document, font, self)
        self.highlighter = Highlighter(self.sheet.qt, styles, self)
        self._editor: SourceEdit | None = None
        self._cursor = QTextCursor(self.sheet.qt)
        self._cursor.setPosition(self.sheet.at(first_place(document.body)))
        self._top = 1.0
        self._held = 0
        self._top_block = QTextBlock()
        self._rows_gone = 0
        self.sheet.about_to_change.connect(self._on_about_to_change)
        self.sheet.changed_elsewhere.connect(self._on_changed_elsewhere)
        self.sheet.wrap_changed.connect(self._on_wrap_changed)

    def enter(self, editor: SourceEdit) -> None:
        """Be shown in ``editor``, as it was left."""
        self._editor = editor
        editor.show_sheet(self.sheet, self.highlighter)
        editor.setTextCursor(self._cursor)
        editor.scroll_to_line(self._top)

    def leave(self) -> None:
        """Remember where the author is; something else will be shown."""
        if self._editor is not None:
            self._cursor, self._top = self._editor.textCursor(), self._editor.top_line
            self._editor = None

    def close(self) -> None:
        """Hear no more of the document, and free the text."""
        self.sheet.close()
        self.deleteLater()

    def _on_wrap_changed(self) -> None:
        if self._editor is not None:
            self._editor.setWordWrapMode(self.sheet.wrap)

    def _on_about_to_change(self) -> None:
        if self._editor is None:
            self._held = self._cursor.position()
            return
        self._held = self._editor.textCursor().position()
        self._top_block = self._editor.firstVisibleBlock()
        first = self._top_block.firstLineNumber()
        self._rows_gone = self._editor.verticalScrollBar().value() - first

    def _on_changed_elsewhere(self, change: Change, at: int) -> None:
        cursor = self._editor.textCursor() if self._editor else self._cursor
        start = self.sheet.at(change.start)
        travelled = change.origin in ("undo", "redo")
        if travelled:
            cursor.setPosition(at)
        elif start < self._held < at and cursor.position() == at:
            # It was within what was replaced: stay there rather than jump to its end.
            cursor.setPosition(self._held)
        if self._editor is None:
            return
        if self._top_block.isValid():
            row = self._top_block.firstLineNumber() + self._rows_gone
            self._editor.verticalScrollBar().setValue(row)
        if travelled or cursor.position() != self._editor.textCursor().position():
            self._editor.setTextCursor(cursor)


def first_place(body: str) -> int:
    """Where one begins: the first line with text, or below the blank line after the fence."""
    text = body.lstrip()
    if not text:
        return 1 if body.startswith("\n") else 0
    return body.rfind("\n", 0, len(body) - len(text)) + 1
