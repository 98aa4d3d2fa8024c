"""What the View and Help menus do: panes, theme, size of text, which article is in front."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from editor import __version__
from editor.settings import Memory
from editor.ui import dialogs
from editor.ui.desk import Desk
from editor.ui.window.pane_splitter import PaneSplitter


class PaneSwitches:
    """Shows or hides a pane by its name, one method a pane."""

    def __init__(self, panes: PaneSplitter) -> None:
        self._panes = panes

    def library(self, shown: bool) -> None:
        """The list of articles."""
        self._panes.show_pane("library", shown)

    def form(self, shown: bool) -> None:
        """The form."""
        self._panes.show_pane("form", shown)

    def source(self, shown: bool) -> None:
        """The Markdown source."""
        self._panes.show_pane("source", shown)

    def preview(self, shown: bool) -> None:
        """The preview."""
        self._panes.show_pane("preview", shown)


class ViewCommands(QObject):
    """The other actions of the View and Help menus; the window does what they ask."""

    theme_wanted = Signal(str)
    zoom_wanted = Signal(int)
    """1 larger, -1 smaller, 0 normal."""
    raw_wanted = Signal()

    def __init__(self, window: QWidget, desk: Desk, memory: Memory) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._memory = memory

    def raw(self) -> None:
        """The front matter as text, or as a form again."""
        self.raw_wanted.emit()

    def scroll_together(self, on: bool) -> None:
        """Whether source and preview scroll together."""
        self._memory.change(scroll_together=on)

    def zoom_in(self) -> None:
        """Larger text."""
        self.zoom_wanted.emit(1)

    def zoom_out(self) -> None:
        """Smaller text."""
        self.zoom_wanted.emit(-1)

    def zoom_reset(self) -> None:
        """Text of the usual size."""
        self.zoom_wanted.emit(0)

    def full_screen(self) -> None:
        """The whole screen, or a window again."""
        window = self._window
        window.showNormal() if window.isFullScreen() else window.showFullScreen()

    def next_article(self) -> None:
        """The next open article."""
        self._desk.step(1)

    def previous_article(self) -> None:
        """The previous open article."""
        self._desk.step(-1)

    def about(self) -> None:
        """What this program is."""
        dialogs.tell_about(self._window, __version__)
