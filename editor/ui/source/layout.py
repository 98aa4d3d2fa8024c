"""How a text is laid out in lines: a change lays out what it touched, and not what follows.

Qt counts what a change removed as if it were still there, and so forgets the layout of the
lines after it: of as many characters as the changed line has, or of one very long line that
begins there (a quarter of a second for 1 MB, at each key).
"""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextDocumentLayout


class Layout(QPlainTextDocumentLayout):
    """The layout of a QPlainTextEdit's document."""

    def documentChanged(self, start: int, removed: int, added: int) -> None:
        """Lay out what is where the change was (Qt calls this; offsets in UTF-16 units)."""
        # The line in which something was only removed has changed, too.
        super().documentChanged(start, 0, added or min(removed, 1))
