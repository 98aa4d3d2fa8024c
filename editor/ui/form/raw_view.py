"""The front matter as text, and below it what is wrong with it, if anything.

The last line end is not shown, so that there is no empty line to type in below the fence.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from editor.article.change import Change
from editor.article.document import Document
from editor.ui.form.look import Look
from editor.ui.form.problem_banner import ProblemBanner
from editor.ui.form.raw_edit import RawEdit
from editor.ui.form.reading import Reading


class RawView(QWidget):
    """Shows a document's head and writes what is typed in it. Knows one document at a time."""

    edited = Signal()
    """The author changed the text."""

    def __init__(self) -> None:
        super().__init__()
        self._document: Document | None = None
        self.edit = RawEdit()
        self.edit.setProperty("bare", True)
        self.edit.setAccessibleName(self.tr("Front matter as text"))
        self.edit.setPlaceholderText(self.tr("No front matter yet"))
        self.edit.edited.connect(self._on_edited)
        self._banner = ProblemBanner("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.edit, 1)
        column.addWidget(self._banner)
        self.setFocusProxy(self.edit)

    def show_document(self, document: Document | None, reading: Reading) -> None:
        """Show another document, from its start."""
        self._document = document
        self.show_reading(reading)
        self.edit.go_to(0)

    def show_reading(self, reading: Reading) -> None:
        """The document's front matter now reads so: bring the text and its mark up to date."""
        head = self._document.head if self._document else ""
        self.edit.show_text(head.removesuffix("\n"), reading.format)
        self._banner.show_problem(reading.problem)
        self.edit.mark_line(reading.problem.line if reading.problem else 0)

    def reveal(self, change: Change) -> None:
        """Go to where ``change`` was made."""
        self.edit.go_to(change.start + len(change.inserted))
        self.edit.setFocus()

    def go_to_problem(self, reading: Reading) -> None:
        """Go to the line that cannot be read."""
        lines = self.edit.text().split("\n")
        line = min(reading.problem.line, len(lines)) if reading.problem else 1
        self.edit.go_to(sum(len(each) + 1 for each in lines[: line - 1]))
        self.edit.setFocus()

    def set_look(self, look: Look) -> None:
        """Dress everything in the theme's colours."""
        self.edit.set_theme(look.theme)
        self._banner.set_look(look)

    def _on_edited(self) -> None:
        if self._document is None:
            return
        text, head = self.edit.text(), self._document.head
        ends = head.endswith("\n") or (not head and bool(self._document.body))
        self._document.edit_head(text + "\n" if text and ends else text, "raw")
