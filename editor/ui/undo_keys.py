"""Let the window's Undo and Redo act wherever the focus is.

A text widget claims these keys for an undo of its own before any action sees them; here the
article has one timeline for all of them. Knows nothing of the article.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

_STANDARD = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_ALWAYS = ("Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y")


class _UndoKeys(QObject):
    """An event filter that refuses undo and redo on behalf of its widget."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Refuse undo and redo; let all else through."""
        if event.type() is QEvent.Type.ShortcutOverride and is_undo_key(event):
            event.ignore()
            return True
        return False


def is_undo_key(event: QEvent) -> bool:
    """Whether this key event asks for undo or redo, on any system."""
    if not isinstance(event, QKeyEvent):
        return False
    keys = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
    return keys in _ALWAYS or any(event.matches(key) for key in _STANDARD)


def leave_undo_to_window(widget: QWidget) -> None:
    """Have ``widget`` and the text fields inside it leave undo and redo to the window."""
    for each in (widget, *widget.findChildren(QWidget)):
        each.installEventFilter(_UndoKeys(each))


def leave_to_window(event: QKeyEvent) -> bool:
    """Whether a text widget should leave this key to the window's shortcuts.

    All of Ctrl+letter but the clipboard and select all: Qt claims Ctrl+K, Ctrl+U, Ctrl+E and
    others for line editing on some systems, and so would hide the window's own.
    """
    keys = QKeySequence.StandardKey
    if is_undo_key(event):
        return True
    kept = (keys.Copy, keys.Cut, keys.Paste, keys.SelectAll)
    letter = Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return control and letter and not any(event.matches(key) for key in kept)
