"""Where in an article a link leads: gone to at once, or when the article that it is in is shown.

Knows no page: what it is to be told is emitted.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from editor.ui.preview.calls import call


class Destination(QObject):
    """The place that the reader is on the way to."""

    told = Signal(str)
    """A script for the page, to be run when it has the article that is shown."""
    article_asked = Signal(object)
    """A link leads to another article of the site: its Path."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown: Path | None = None

    def show(self, path: Path | None) -> None:
        """The article in this file is shown from now on."""
        self._shown = path

    def go_to(self, anchor: str) -> None:
        """Go to this place of the article that is shown."""
        self.told.emit(call("goTo", anchor))

    def go_to_article(self, path: Path, anchor: str) -> None:
        """Have that article opened; ``anchor`` is the place in it, "" for its beginning."""
        self.article_asked.emit(path)
        if anchor and self._shown is not None and _same(path, self._shown):
            self.go_to(anchor)


def _same(one: Path, other: Path) -> bool:
    try:
        return one == other or one.samefile(other)
    except OSError:
        return False
