"""The exact text in a QTextDocument: reading it, and showing another.

Positions in Qt are UTF-16 units, and some characters it cannot hold (see StandIns).
"""

from __future__ import annotations

from PySide6.QtGui import QTextCursor, QTextDocument

from editor.article.article import Part
from editor.article.change import difference
from editor.article.utf16 import to_units
from editor.ui.stand_ins import StandIns


class TypedText:
    """The text of a small document; large ones need to be followed change by change instead."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._stand_ins = StandIns()
        self.text = ""
        """The text exactly. What an input method is composing is not part of it."""

    def take(self) -> bool:
        """Read the document. Returns whether its text is another than ``text`` was."""
        text = self._stand_ins.held(self._document.toRawText())
        changed = text != self.text
        self.text = text
        return changed

    def show(self, text: str) -> None:
        """Make the document hold ``text``, changing only what differs: cursors stay in place."""
        if text == self.text:
            return
        before, self.text = self.text, text
        change = difference(Part.HEAD, before, text, "form")
        cursor = QTextCursor(self._document)
        cursor.setPosition(to_units(before, change.start))
        end = to_units(before, change.start + len(change.removed))
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.insert(cursor, change.inserted)

    def insert(self, cursor: QTextCursor, text: str) -> None:
        """Put ``text`` in place of what ``cursor`` has selected."""
        cursor.insertText(self._stand_ins.shown(text, self._document.toRawText()))
