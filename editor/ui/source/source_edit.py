"""The text widget of the source pane: keys, clipboard, drops and the input method.

What goes in is what the article gets, character for character. Knows one Sheet at a time.
"""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QToolTip

from editor.article.inline_commands import is_url, link_to
from editor.ui.source.line_spans import is_odd
from editor.ui.source.text_view import TextView
from editor.ui.undo_keys import leave_to_window

_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FINDING = {
    "find": (QKeySequence.StandardKey.Find,),
    "replace": (QKeySequence.StandardKey.Replace,),
    "find_next": (QKeySequence.StandardKey.FindNext,),
    "find_previous": (QKeySequence.StandardKey.FindPrevious,),
}
"""Keys that come here only if the window has no action for them."""
_MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_KINDS = {"Cc": "control character", "Cn": "noncharacter", "Co": "private use", "Cs": "surrogate"}


class SourceEdit(TextView):
    """The Markdown text, to be written in."""

    wants = Signal(str)
    """A key asks for the editing command of this name, or for the find bar."""
    zoomed = Signal(int)
    """Ctrl and the wheel: 1 larger, -1 smaller."""

    def event(self, event: QEvent) -> bool:
        """Leave the window its shortcuts."""
        override = event.type() is QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and leave_to_window(event):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Run the command a key stands for, else type."""
        command = self._command(event)
        if command and not self.isReadOnly():
            self.wants.emit(command)
        elif leave_to_window(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _command(self, event: QKeyEvent) -> str:
        """The command that a key stands for, or ""."""
        for name, keys in _FINDING.items():
            if any(event.matches(key) for key in keys):
                return name
        if event.modifiers() & _MODIFIERS:
            return ""
        if event.key() == Qt.Key.Key_Escape:
            return "stop_finding"
        if event.key() in _RETURN:
            plain = event.modifiers() & Qt.KeyboardModifier.ShiftModifier or self._in_code()
            return "newline" if plain else "continue_list"
        if event.key() == Qt.Key.Key_Tab:
            return "indent"
        return "dedent" if event.key() == Qt.Key.Key_Backtab else ""

    def _in_code(self) -> bool:
        """Whether the cursor is in a fenced code block, where a dash makes no list."""
        highlighter = self._highlighter
        return highlighter is not None and highlighter.in_code(self.textCursor().block())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take what was composed, stand-ins for what Qt cannot hold."""
        commit = event.commitString()
        if self._sheet is not None and self._sheet.needs_stand_ins(commit):
            shown = self._sheet.shown(commit)
            event.setCommitString(shown, event.replacementStart(), event.replacementLength())
        super().inputMethodEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoomed.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    # The clipboard, and what is dropped.

    def createMimeDataFromSelection(self) -> QMimeData:
        """The selection exactly as it is in the article (Qt would turn no-break spaces plain)."""
        data = QMimeData()
        if self._sheet is not None:
            data.setText(self._sheet.held(self.textCursor().selectedText()))
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text only; files dropped here are the window's."""
        return source.hasText() and not any(url.isLocalFile() for url in source.urls())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop text, an address over selected text as a link."""
        if self._sheet is None or not self.canInsertFromMimeData(source):
            return
        text = source.text().replace("\r\n", "\n").replace("\r", "\n")
        cursor = self.textCursor()
        selected = self._sheet.held(cursor.selectedText())
        if selected.strip() and is_url(text.strip()) and not _holds_link(selected):
            text = link_to(text.strip(), selected, 0, len(selected)).replacement
        self._sheet.document.end_step()
        cursor.insertText(self._sheet.shown(text))
        self._sheet.document.end_step()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    # Menus and hints.

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the clipboard, and what the window added as actions."""
        menu = QMenu(self)
        keys = QKeySequence.StandardKey
        selected, can_paste = self.textCursor().hasSelection(), self.canPaste()
        for text, key, slot, enabled in (
            (self.tr("Cu&t"), keys.Cut, self.cut, selected),
            (self.tr("&Copy"), keys.Copy, self.copy, selected),
            (self.tr("&Paste"), keys.Paste, self.paste, can_paste),
            (self.tr("Select &all"), keys.SelectAll, self.selectAll, True),
        ):
            action = menu.addAction(text, slot)
            action.setShortcut(QKeySequence(key))
            action.setEnabled(enabled)
        if self.actions():
            menu.addSeparator()
            menu.addActions(self.actions())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        """Name the invisible character under the mouse."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            hint = self._hint(self.cursorForPosition(event.pos()))
            QToolTip.showText(event.globalPos(), hint, self)
            return True
        return super().viewportEvent(event)

    def _hint(self, cursor: QTextCursor) -> str:
        if self._sheet is None:
            return ""
        text = cursor.block().text()
        at = cursor.positionInBlock()
        for character in text[max(0, at - 1) : at + 1]:
            if is_odd(character):
                return name_of(self._sheet.original(character))
        return ""


def name_of(character: str) -> str:
    """What an invisible character is called, with its number."""
    kind_of = _KINDS.get(unicodedata.category(character), "")
    return f"U+{ord(character):04X} {unicodedata.name(character, kind_of).capitalize()}".strip()


def _holds_link(text: str) -> bool:
    return "\n" in text or "](" in text or is_url(text.strip())
