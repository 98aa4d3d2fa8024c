"""The menus whose entries are not fixed: recent files, themes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from editor.settings import Memory


def follow_recent(menu: QMenu, memory: Memory, choose: Callable[[Path], object]) -> None:
    """Have ``menu`` list the recent files and folders whenever it is opened."""

    def fill() -> None:
        menu.clear()
        for path in memory.settings.recent:
            # A lone & would underline the next letter.
            menu.addAction(path.replace("&", "&&"), partial(choose, Path(path)))
        if menu.isEmpty():
            menu.addAction(_tr("Nothing yet")).setEnabled(False)

    menu.aboutToShow.connect(fill)


def offer_themes(menu: QMenu, memory: Memory, choose: Callable[[str], object]) -> None:
    """Fill ``menu`` with the themes, the one in use checked."""
    group = QActionGroup(menu)
    for name, text in (
        ("system", _tr("As the &system")),
        ("light", _tr("&Light")),
        ("dark", _tr("&Dark")),
    ):
        action = menu.addAction(text, partial(choose, name))
        action.setCheckable(True)
        action.setChecked(name == memory.settings.theme)
        group.addAction(action)


def _tr(text: str) -> str:
    return QCoreApplication.translate("menus", text)
