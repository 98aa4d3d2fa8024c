"""Which pane Find means: the one that the author is in."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from editor.ui.preview.preview_pane import PreviewPane
from editor.ui.source.source_pane import SourcePane


class Finding:
    """The Edit menu's finding, in the preview or in the source."""

    def __init__(self, source: SourcePane, preview: PreviewPane) -> None:
        self._source = source
        self._preview = preview
        self._clicked = False
        source.cursor_moved.connect(self._on_cursor_moved)

    @property
    def in_preview(self) -> bool:
        """Whether the keys are in the preview, or were until a click there took them away."""
        focus = QApplication.focusWidget()
        if focus is None or not self._preview.isVisible():
            return False
        brought = self._clicked and self._source.isAncestorOf(focus)
        return brought or self._preview.isAncestorOf(focus)

    def go_to(self, offset: int) -> None:
        """A click in the preview: the cursor goes there, and typing with it; finding stays."""
        if self._source.isVisible():
            self._source.go_to(offset)
        self._clicked = True

    def find(self) -> None:
        """Find."""
        (self._preview if self.in_preview else self._source).finder.find()

    def replace(self) -> None:
        """Find and replace, which only the source knows."""
        self._source.finder.replace()

    def find_next(self) -> None:
        """The next match."""
        (self._preview if self.in_preview else self._source).finder.find_next()

    def find_previous(self) -> None:
        """The match before."""
        (self._preview if self.in_preview else self._source).finder.find_previous()

    def zoom(self, step: int) -> None:
        """Larger or smaller where the author is; the preview follows the source."""
        (self._preview if self.in_preview else self._source).zoom(step)

    def _on_cursor_moved(self, _line: int, _column: int) -> None:
        self._clicked = False
