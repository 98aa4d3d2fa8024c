"""The original text with its recognised parts in colour. Knows nothing of the article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import islice

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from editor.article.utf16 import to_units
from editor.exchange.found import Edit, Recognition, Repair, Role, Span
from editor.exchange.words import role_words
from editor.ui.stand_ins import StandIns
from editor.ui.theme import Theme

_TOKENS: Mapping[Role, str] = {
    Role.TITLE: "accent",
    Role.DATE: "syn_number",
    Role.AUTHOR: "success",
    Role.TAGS: "syn_html",
    Role.CATEGORIES: "syn_html",
    Role.SOURCE: "syn_link",
    Role.SUMMARY: "syn_list",
    Role.FRONT: "muted",
}
"""The colour behind each part; the article's text has none, what is around it is faint."""
_TINT = 0.2
_MOST_MARKS = 2_000
"""Marks that are painted; more would make scrolling slow."""
_LONG_LINE = 20_000
"""Characters of a line that is not worth being broken between words, which takes long."""


class OriginalView(QWidget):
    """The original, to be read; ``reveal`` shows where something stands in it."""

    def __init__(self, recognition: Recognition, theme: Theme) -> None:
        super().__init__()
        self._text = recognition.text
        self._theme = theme
        self.view = QPlainTextEdit()
        self.view.setReadOnly(True)
        self.view.setUndoRedoEnabled(False)
        self.view.setAccessibleName(self.tr("The original text"))
        if max(map(len, self._text.split("\n"))) > _LONG_LINE:
            self.view.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.view.setPlainText(StandIns().shown(self._text, ""))
        self._parts = [
            self._selection(part.span, self._format(part.role))
            for part in islice(recognition.parts, _MOST_MARKS)
            if part.role is not Role.BODY
        ]
        self._dropped: list[QTextEdit.ExtraSelection] = []
        self._revealed: list[QTextEdit.ExtraSelection] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._legend(dict.fromkeys(part.role for part in recognition.parts)))
        column.addWidget(self.view, 1)
        self._mark()
        self._begin(recognition)

    def show_dropped(self, repairs: Iterable[Repair]) -> None:
        """Strike out what these repairs leave out or replace."""
        struck = QTextCharFormat()
        struck.setFontStrikeOut(True)
        struck.setForeground(self._theme.colour("error"))
        edits = (
            edit
            for repair in repairs
            for edit in repair.edits
            if self._text[edit.start : edit.end].strip() and not edit.replacement.strip()
        )
        self._dropped = [
            self._selection(Span(edit.start, edit.end), struck)
            for edit in islice(edits, _MOST_MARKS)
        ]
        self._mark()

    def reveal(self, spans: Sequence[Span | Edit]) -> None:
        """Show these places, scrolling to the first; none: mark nothing."""
        shown = QTextCharFormat()
        shown.setBackground(self._theme.colour("selection"))
        shown.setForeground(self._theme.colour("text"))
        self._revealed = [
            self._selection(self._seen(Span(each.start, each.end)), shown)
            for each in spans[:_MOST_MARKS]
        ]
        self._mark()
        if self._revealed:
            self._scroll_to(self._revealed[0].cursor.selectionStart())

    def _seen(self, span: Span) -> Span:
        """A place of no width cannot be seen: it is shown with its neighbour."""
        if span.start < span.end:
            return span
        return Span(max(0, span.start - 1), min(len(self._text), span.end + 1))

    def _begin(self, recognition: Recognition) -> None:
        """Begin where the article begins: a page has much above it."""
        own = (part for part in recognition.parts if part.role is not Role.NOISE)
        first = next((part.span.start for part in own), 0)
        if self._text.count("\n", 0, first) > 5:
            self._scroll_to(to_units(self._text, first))

    def _scroll_to(self, position: int) -> None:
        cursor = QTextCursor(self.view.document())
        cursor.setPosition(position)
        # What is in sight already stays where the eye has found it.
        in_sight = self.view.viewport().rect().contains(self.view.cursorRect(cursor))
        self.view.setTextCursor(cursor)
        if not in_sight:
            self.view.centerCursor()

    def _selection(self, span: Span, style: QTextCharFormat) -> QTextEdit.ExtraSelection:
        cursor = QTextCursor(self.view.document())
        cursor.setPosition(to_units(self._text, span.start))
        cursor.setPosition(to_units(self._text, span.end), QTextCursor.MoveMode.KeepAnchor)
        selection = QTextEdit.ExtraSelection()
        selection.cursor = cursor
        selection.format = style
        return selection

    def _mark(self) -> None:
        self.view.setExtraSelections([*self._parts, *self._dropped, *self._revealed])

    def _format(self, role: Role) -> QTextCharFormat:
        style = QTextCharFormat()
        if role in _TOKENS:
            style.setBackground(_tint(self._theme, role))
        else:
            style.setForeground(self._theme.colour("disabled"))
        return style

    def _legend(self, roles: Iterable[Role]) -> QLabel:
        pieces = []
        for role in roles:
            words = escape(_words(role)).replace(" ", "&nbsp;")
            if role in _TOKENS:
                colour = _tint(self._theme, role).name()
                pieces.append(
                    f'<span style="background-color: {colour}">&nbsp;{words}&nbsp;</span>'
                )
            elif role is Role.NOISE:
                colour = self._theme.colours["disabled"]
                pieces.append(f'<span style="color: {colour}">{words}</span>')
        left_out = escape(self.tr("Left out of the text")).replace(" ", "&nbsp;")
        pieces.append(f'<s style="color: {self._theme.colours["error"]}">{left_out}</s>')
        legend = QLabel("&ensp; ".join(pieces))
        legend.setWordWrap(True)
        return legend


def _tint(theme: Theme, role: Role) -> QColor:
    """The role's colour, thinned over what one reads on."""
    ink, paper = theme.colour(_TOKENS[role]), theme.colour("surface")
    mixed = [
        round(below + (above - below) * _TINT)
        for above, below in (
            (ink.red(), paper.red()),
            (ink.green(), paper.green()),
            (ink.blue(), paper.blue()),
        )
    ]
    return QColor(*mixed)


def _words(role: Role) -> str:
    return QCoreApplication.translate("exchange", role_words(role))
