"""Starts Galley as an author does, and says on stdout when the article's text is on the screen."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

from editor import app
from editor.ui.window.window import Window


class WatchedWindow(Window):
    """The window, which tells when its source pane was painted first."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._tell)
        return False

    def showEvent(self, event: QEvent) -> None:
        super().showEvent(event)
        self.panes.source.editor.viewport().installEventFilter(self)

    def _tell(self) -> None:
        print("shown", flush=True)
        QTimer.singleShot(0, QCoreApplication.quit)


if __name__ == "__main__":
    app.Window = WatchedWindow
    sys.exit(app.run(Path(sys.argv[1])))
