"""The source pane: the Markdown of the article in front, with its find bar.

Keeps a Sheet for each open article, so that going back to one is instant and finds text,
cursor and scroll as they were. Knows Documents, and neither files nor other panes.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from editor.article.article import Article, Part
from editor.article.change import Change
from editor.article.commands import COMMANDS, Edit
from editor.article.document import Document
from editor.ui.source.find_bar import FindBar
from editor.ui.source.finder import Finder
from editor.ui.source.fonts import source_font
from editor.ui.source.page import Page
from editor.ui.source.sheet import Sheet
from editor.ui.source.source_edit import SourceEdit
from editor.ui.source.styles import Formats, formats
from editor.ui.theme import Theme

USUAL_SIZE = 11.0
"""Points of the text, unless the author wants another size."""
_SIZES = (7.0, 36.0)


@dataclass(frozen=True, slots=True)
class Place:
    """Where one is in an article: positions in characters, ``top`` as SourcePane.scrolled."""

    cursor: int = 0
    anchor: int = 0
    top: float = 1.0


class SourcePane(QWidget):
    """The middle of the window: one article's Markdown, to be written in."""

    cursor_moved = Signal(int, int)
    """Line and column of the cursor, from 1; the column in characters."""
    scrolled = Signal(float)
    """The author scrolled: the line at the top, from 1, with the part of it that is gone."""
    size_changed = Signal(float)
    """The author chose another size of text, in points."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._styles: Formats = {}
        self._pages: dict[Document, Page] = {}
        self.editor = SourceEdit()
        self._bar = FindBar(self)
        self._bar.hide()
        self.finder = Finder(self.editor, self._bar, self._perform)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self.editor, 1)
        self.setFocusProxy(self.editor)
        self.editor.wants.connect(self._on_wants)
        self.editor.zoomed.connect(self.zoom)
        self.editor.cursor_moved.connect(self.cursor_moved)
        self.editor.scrolled.connect(self.scrolled)
        self._blank = Page(Document(Article()), self.editor.font(), self._styles, self)
        self._page = self._blank
        self.set_size(USUAL_SIZE)
        self.show_document(None)

    def show_document(self, document: Document | None) -> None:
        """Show an article where one left it, or nothing."""
        page = self._pages.get(document) if document else self._blank
        if page is None and document is not None:
            page = self._pages[document] = Page(document, self.editor.font(), self._styles, self)
        self._page.leave()
        self._page = page or self._blank
        self.editor.setEnabled(document is not None)
        self._page.enter(self.editor)
        self.finder.show_sheet(self._page.sheet)

    def forget(self, document: Document) -> None:
        """Free what was kept for an article that is closed."""
        page = self._pages.pop(document, None)
        if page is not None:
            if page is self._page:
                self.show_document(None)
            page.close()

    def set_theme(self, theme: Theme) -> None:
        """Show everything in this theme's colours."""
        self._styles = formats(theme)
        for page in (self._blank, *self._pages.values()):
            page.highlighter.set_formats(self._styles)
        for part in (self.editor, self._bar, self.finder):
            part.set_theme(theme)

    @property
    def sheet(self) -> Sheet:
        """The text that is shown."""
        return self._page.sheet

    # Where one is.

    def place(self) -> Place:
        """Where the author is, to be kept for the next session."""
        cursor, sheet = self.editor.textCursor(), self.sheet
        at, anchor = sheet.index(cursor.position()), sheet.index(cursor.anchor())
        return Place(at, anchor, self.editor.top_line)

    def set_place(self, place: Place) -> None:
        """Go where the author was; what lies beyond the end means the end."""
        self._select(place.anchor, place.cursor)
        self.scroll_to_line(place.top)

    def scroll_to_line(self, line: float) -> None:
        """Have this line at the top (as ``scrolled`` says it), without saying ``scrolled``."""
        self.editor.scroll_to_line(line)

    def go_to(self, offset: int) -> None:
        """Put the cursor at this character of the body, in sight, and take the focus."""
        self._select(offset, offset)
        self.editor.setFocus()

    def reveal(self, change: Change) -> None:
        """Show where the body was changed."""
        if change.part is Part.BODY:
            self.go_to(change.start + len(change.inserted))

    def _select(self, anchor: int, position: int) -> None:
        sheet, cursor = self.sheet, self.editor.textCursor()
        longest = len(sheet.document.body)
        cursor.setPosition(sheet.at(min(anchor, longest)))
        keep = QTextCursor.MoveMode.KeepAnchor
        cursor.setPosition(sheet.at(min(position, longest)), keep)
        self.editor.setTextCursor(cursor)
        self.editor.ensureCursorVisible()

    # What one does.

    def run(self, name: str) -> None:
        """Carry out an editing command as one undo step. Raises KeyError for no such name."""
        QGuiApplication.inputMethod().commit()
        sheet, cursor = self.sheet, self.editor.textCursor()
        start, end = sheet.index(cursor.selectionStart()), sheet.index(cursor.selectionEnd())
        self._perform(COMMANDS[name](sheet.document.body, start, end))

    def zoom(self, step: int) -> None:
        """Make the text larger (1), smaller (-1) or as usual (0)."""
        size = self.editor.font().pointSizeF() + step if step else USUAL_SIZE
        self.set_size(size)
        self.size_changed.emit(self.editor.font().pointSizeF())

    def set_size(self, points: float) -> None:
        """Show the text in this size, within reason."""
        smallest, largest = _SIZES
        size = min(max(points, smallest), largest)
        self.editor.setFont(source_font(size, QLocale.system().uiLanguages()))

    def _on_wants(self, name: str) -> None:
        if name in COMMANDS:
            self.run(name)
        else:
            getattr(self.finder, name)()

    def _perform(self, edit: Edit) -> None:
        self.sheet.edit(edit)
        self._select(edit.anchor, edit.cursor)
