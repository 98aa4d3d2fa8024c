"""The front matter as plain text: exact, coloured, with the line marked that cannot be read."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontDatabase,
    QInputMethodEvent,
    QTextCursor,
    QTextFormat,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from editor.article.article import Format
from editor.article.utf16 import to_units
from editor.ui.form.head_highlighter import HeadHighlighter
from editor.ui.form.typed_text import TypedText
from editor.ui.theme import Theme
from editor.ui.undo_keys import leave_undo_to_window


class RawEdit(QPlainTextEdit):
    """A text field for a whole head."""

    edited = Signal()
    """The author changed the text (composing counts once committed)."""

    def __init__(self) -> None:
        super().__init__()
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.setUndoRedoEnabled(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTabStopDistance(4 * self.fontMetrics().horizontalAdvance(" "))
        self.document().setDocumentMargin(12)
        self._typed = TypedText(self.document())
        self._composing = False
        self._bad_line = 0
        self._theme: Theme | None = None
        self._highlighter = HeadHighlighter(self.document())
        self.textChanged.connect(self._on_text_changed)
        leave_undo_to_window(self)

    def text(self) -> str:
        """The text exactly."""
        return self._typed.text

    def show_text(self, text: str, form: Format) -> None:
        """Show ``text``, changing only what differs; cursor and scroll stay with it."""
        self._highlighter.set_format_name(form)
        self._typed.show(text)

    def mark_line(self, line: int) -> None:
        """Mark a line (from 1) as the one that cannot be read; 0 for none."""
        self._bad_line = line
        marks = []
        block = self.document().findBlockByNumber(min(line, self.blockCount()) - 1)
        if line > 0 and block.isValid() and self._theme is not None:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(block)
            mark.format.setBackground(self._theme.colour("error_soft"))
            mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
            marks.append(mark)
        self.setExtraSelections(marks)

    def go_to(self, start: int) -> None:
        """Put the cursor at the character position ``start`` and show it."""
        cursor = self.textCursor()
        cursor.setPosition(to_units(self.text(), min(start, len(self.text()))))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def set_theme(self, theme: Theme) -> None:
        """Colour in the theme's colours."""
        self._theme = theme
        self._highlighter.set_theme(theme)
        self.mark_line(self._bad_line)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Hold word of changes back while an input method is composing."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        self._on_text_changed()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving ends composing, whatever the input method did."""
        super().focusOutEvent(event)
        self._composing = False
        self._on_text_changed()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste text exactly."""
        self._typed.insert(self.textCursor(), source.text().replace("\r\n", "\n"))

    def _on_text_changed(self) -> None:
        if not self._composing and self._typed.take():
            self.edited.emit()
