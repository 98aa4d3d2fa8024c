"""One document's body as Qt holds it, always in step with the document.

Typing goes from the QTextDocument to the Document as one small Change; changes by others
(undo, form, file) come back the same way. Knows nothing of the widget that shows it.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QTextCursor, QTextDocument, QTextOption

from editor.article import utf16
from editor.article.article import Part
from editor.article.change import Change, difference
from editor.article.commands import Edit
from editor.article.document import Document
from editor.ui.source.layout import Layout
from editor.ui.stand_ins import StandIns

PADDING = 14
"""Pixels of white around the text."""
_TAB = 4
"""Letters that a tab is wide."""
_WORD = 10_000
"""Letters that are no word any more, but an image in base64, say."""


class Sheet(QObject):
    """The text of one open document. Positions named ``at`` are Qt's, in UTF-16 units."""

    about_to_change = Signal()
    """Somebody else's change is about to be taken over."""
    changed_elsewhere = Signal(object, int)
    """It was: the Change, and the position after what it inserted."""
    wrap_changed = Signal()
    """Lines have to be broken as ``wrap`` says now."""

    def __init__(self, document: Document, font: QFont, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.wrap = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
        self.qt = QTextDocument(self)
        self.qt.setDocumentLayout(Layout(self.qt))
        self.qt.setUndoRedoEnabled(False)
        # While there is no text: later each of these goes through all blocks.
        self.qt.setDocumentMargin(PADDING)
        self.set_font(font)
        self._stand_ins = StandIns()
        self.qt.setPlainText(self.shown(document.body))
        self._length = self._qt_length()
        self._ruler = utf16.Ruler()
        self._taking = False
        self._reading = False
        self._sent: Change | None = None
        self._revision = document.revision
        self.qt.contentsChange.connect(self._on_contents_change)
        self._unsubscribe = document.subscribe(self._on_change)

    def close(self) -> None:
        """Hear no more of the document."""
        self._unsubscribe()
        self.deleteLater()

    def original(self, character: str) -> str:
        """What a character of the QTextDocument stands for."""
        return self._stand_ins.original(character)

    def text(self) -> str:
        """The whole text as Qt holds it, in the document's characters (for checks: O(n))."""
        return self.held(self.qt.toRawText())

    def set_font(self, font: QFont) -> None:
        """Show the text in ``font``. Says nothing of a change: the text is the same."""
        option = self.qt.defaultTextOption()
        tab = _TAB * QFontMetricsF(font).horizontalAdvance(" ")
        if self.qt.defaultFont() == font and option.tabStopDistance() == tab:
            return
        option.setTabStopDistance(tab)
        option.setWrapMode(self.wrap)
        self.qt.blockSignals(True)
        self.qt.setDefaultFont(font)
        self.qt.setDefaultTextOption(option)
        self.qt.blockSignals(False)

    def needs_stand_ins(self, text: str) -> bool:
        """Whether Qt cannot hold ``text`` as it is."""
        return self._stand_ins.is_odd(text)

    def shown(self, text: str) -> str:
        """``text`` as it can be inserted into the QTextDocument, and is about to be."""
        anywhere = QTextOption.WrapMode.WrapAnywhere
        if self.wrap != anywhere and has_endless_word(text):
            # For each row of a word Qt looks through all the rest of it: a minute for 1 MB.
            self.wrap = anywhere
            self.wrap_changed.emit()
        around = self.qt.toRawText() if self._stand_ins.is_odd(text) else ""
        return self._stand_ins.shown(text, around)

    def held(self, text: str) -> str:
        """Text read from the QTextDocument, in the document's characters."""
        return self._stand_ins.held(text)

    def at(self, index: int) -> int:
        """Qt's position of a position in characters."""
        body = self.document.body
        # Equal lengths mean that no character takes two units.
        if len(body) == self._length:
            return index
        return self._ruler.units(body, index)

    def index(self, at: int) -> int:
        """The position in characters of one of Qt's."""
        body = self.document.body
        if len(body) == self._length:
            return at
        return self._ruler.index(body, at)

    def edit(self, edit: Edit) -> None:
        """Make an edit as an undo step of its own."""
        removed = self.document.body[edit.start : edit.end]
        change = difference(Part.BODY, removed, edit.replacement, "source")
        self.document.end_step()
        self.document.apply(replace(change, start=edit.start + change.start))
        self.document.end_step()

    # From Qt to the document.

    def _on_contents_change(self, at: int, _removed: int, added: int) -> None:
        if self._taking:
            return
        change = self._change(at, added)
        if change is None:
            # Half a surrogate pair: take what is text, then have Qt drop the rest.
            change = difference(Part.BODY, self.document.body, self.text(), "source")
            QTimer.singleShot(0, self, self._catch_up)
        self._length = self._qt_length()
        if not change.is_empty:
            self._sent = change
            self._reading = True
            try:
                self.document.apply(change)
            finally:
                self._reading = False
                self._sent = None

    def _change(self, at: int, added: int) -> Change | None:
        """What was done to the text, reduced to what differs; None if it is not text.

        Qt reports too wide a range after formatting, composing and setting the text, sometimes
        beyond the end; how much was removed follows from the lengths.
        """
        length = self._qt_length()
        end = min(at + added, length)
        removed = self._length - length + end - at
        if removed < 0 or at > end:
            return None
        start, stop = self.index(at), self.index(at + removed)
        before = self.document.body[start:stop]
        after = self.held(self._read(at, end))
        if utf16.units(before) != removed or utf16.units(after) != end - at:
            return None
        self._ruler.remember(start, at)
        change = difference(Part.BODY, before, after, "source")
        return replace(change, start=start + change.start)

    def _read(self, at: int, end: int) -> str:
        cursor = QTextCursor(self.qt)
        cursor.setPosition(at)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText()

    def _qt_length(self) -> int:
        return self.qt.characterCount() - 1

    # From the document to Qt.

    def _on_change(self, change: Change) -> None:
        in_order = self._revision + 1 == self.document.revision
        self._revision = self.document.revision
        if self._reading and (change is not self._sent or not in_order):
            # Qt is in the midst of an edit of its own and would lose track of another.
            QTimer.singleShot(0, self, self._catch_up)
        elif not in_order:
            # Another subscriber answered this change with one of its own before we heard of it.
            self._catch_up()
        elif change is not self._sent and change.part is Part.BODY:
            self._take(change)

    def _take(self, change: Change) -> None:
        body = self.document.body
        length = len(body) - len(change.inserted) + len(change.removed)
        plain = length == self._length
        at = change.start if plain else self._units_before(change)
        self._ruler.remember(change.start, at)
        inserted = self.shown(change.inserted)
        self.about_to_change.emit()
        self._put(at, at + utf16.units(change.removed), inserted)
        self.changed_elsewhere.emit(change, at + utf16.units(inserted))

    def _put(self, at: int, end: int, shown: str) -> None:
        self._taking = True
        try:
            cursor = QTextCursor(self.qt)
            cursor.setPosition(at)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(shown)
        finally:
            self._taking = False
        self._length = self._qt_length()

    def _units_before(self, change: Change) -> int:
        """Qt's position of a change that the document has made, but Qt not yet."""
        if change.start >= self._ruler.place:
            return self._ruler.units(self.document.body, change.start)
        return utf16.to_units(self.document.body, change.start)

    def _catch_up(self) -> None:
        """Make Qt's text what the document's is, whatever happened."""
        text, body = self.text(), self.document.body
        self._ruler.remember(0, 0)
        self._length = self._qt_length()
        if utf16.units(text) != self._length:
            self._put(0, self._length, self.shown(body))
        elif text != body:
            self._take(difference(Part.BODY, text, body, "source"))


def has_endless_word(text: str) -> bool:
    """Whether there are so many letters in a row that Qt could not break the lines in time.

    Quick, for such a word fills at least one piece of half its length.
    """
    size = _WORD // 2
    return any(_is_word(text[at : at + size]) for at in range(0, len(text) - size + 1, size))


def _is_word(text: str) -> bool:
    # Between Chinese characters a line can be broken.
    return " " not in text and "\n" not in text and max(text) < "\u2e80"
