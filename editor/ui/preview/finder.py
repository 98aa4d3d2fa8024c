"""Finding in the preview: the find bar's wishes carried out by the web view."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject

from editor.ui.preview.find_bar import FindBar


class Page(Protocol):
    """What can be searched."""

    def search(self, text: str, *, case: bool, back: bool) -> None:
        """Mark all matches, go to the next (``back``: previous); "" ends it."""

    def selectedText(self) -> str:
        """What is selected."""

    def setFocus(self) -> None:
        """Take the keys."""


class Finder(QObject):
    """Joins a find bar to the page that is there."""

    def __init__(self, bar: FindBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bar = bar
        self._page: Page | None = None
        self._sought = ("", False)
        bar.changed.connect(self._on_changed)
        bar.next_wanted.connect(self.find_next)
        bar.previous_wanted.connect(self.find_previous)
        bar.closed.connect(self.stop_finding)

    def attach(self, page: Page | None) -> None:
        """The page is there (None: gone)."""
        self._page = page
        self._sought = ("", False)
        if self._bar.isVisible():
            self._on_changed()

    def find(self) -> None:
        """Show the bar, for what is selected if that is within a line."""
        selected = self._page.selectedText().strip() if self._page else ""
        self._bar.open("" if "\n" in selected else selected)

    def find_next(self) -> None:
        """Go to the next match, from the last to the first."""
        self._go(back=False)

    def find_previous(self) -> None:
        """Go to the match before, from the first to the last."""
        self._go(back=True)

    def stop_finding(self) -> None:
        """Hide the bar, mark nothing any more, and go back to the page."""
        self._bar.hide()
        self._sought = ("", False)
        if self._page is not None:
            self._page.search("", case=False, back=False)
            self._page.setFocus()

    def on_found(self, count: int, number: int) -> None:
        """The page has found so many, and is at this one."""
        if self._bar.isVisible():
            self._bar.tell(count, number)

    def _go(self, *, back: bool) -> None:
        if not self._bar.text:
            self.find()
        elif self._page is not None:
            if not self._bar.isVisible():
                self._bar.open("")
            self._page.search(self._bar.text, case=self._bar.with_case, back=back)

    def _on_changed(self) -> None:
        wanted = (self._bar.text, self._bar.with_case)
        if self._page is None or wanted == self._sought:
            return
        self._sought = wanted
        if not self._bar.text:
            self._bar.tell(0, 0)
        self._page.search("", case=False, back=False)
        if self._bar.text:
            self._page.search(self._bar.text, case=self._bar.with_case, back=False)
