"""What the window remembers of itself: size, panes, which articles were open."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtWidgets import QMainWindow

from editor.settings import Memory
from editor.ui.desk import Desk
from editor.ui.file_commands import FileCommands
from editor.ui.window.pane_splitter import PaneSplitter

FIRST_SIZE = QSize(1440, 900)


def restore_layout(window: QMainWindow, panes: PaneSplitter, memory: Memory) -> None:
    """Give the window and its panes the sizes they had last time."""
    settings = memory.settings
    room = window.screen().availableGeometry().size()
    window.resize(FIRST_SIZE.boundedTo(room * 0.95))
    if settings.geometry:
        window.restoreGeometry(QByteArray.fromBase64(settings.geometry.encode("ascii")))
    panes.set_widths(settings.pane_sizes)
    for name in settings.hidden_panes:
        panes.show_pane(name, False)


def restore_articles(desk: Desk, files: FileCommands, memory: Memory) -> None:
    """Show the folder and the articles of last time; the samples, the very first time."""
    settings = memory.settings
    if settings.folder and Path(settings.folder).is_dir():
        files.show_folder(Path(settings.folder))
    elif not settings.recent:
        files.open_sample()
    for kept in settings.open_articles:
        if Path(kept).is_file():
            files.open_path(Path(kept))
    front = desk.find(Path(settings.current_article)) if settings.current_article else None
    if front is not None:
        desk.bring_to_front(front)


def remember(
    window: QMainWindow, panes: PaneSplitter, desk: Desk, memory: Memory, names: Sequence[str]
) -> None:
    """Keep all this for the next start. ``names`` are the panes whose widths are kept."""
    current = desk.current
    memory.change(
        geometry=bytes(window.saveGeometry().toBase64().data()).decode("ascii"),
        pane_sizes=panes.widths(names),
        hidden_panes=panes.hidden_panes(),
        open_articles=[str(each.path) for each in desk.articles if each.path],
        current_article=str(current.path) if current and current.path else "",
    )
