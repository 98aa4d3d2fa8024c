"""The table of actions brought to life: menus, toolbar, shortcuts."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QSizePolicy, QToolBar, QWidget

from editor.ui.action_table import MENUS, ROWS, Key, Line, Row, Shortcut, Submenu
from editor.ui.icons import icon
from editor.ui.theme import Theme

Handler = Callable[..., object]
Target = Callable[[str], Handler]
"""Gives what carries out the action of a name."""


class Actions:
    """The table brought to life on a window: menus, a toolbar and the actions by name."""

    def __init__(self, window: QMainWindow, targets: Mapping[str, Target]) -> None:
        self._by_name: dict[str, tuple[QAction, Row]] = {}
        self._menus = {
            name: window.menuBar().addMenu(_translated(text)) for name, text in MENUS.items()
        }
        self.submenus: dict[str, QMenu] = {}
        self._submenu_icons: dict[str, str] = {}
        for row in ROWS:
            self._add(row, window, targets)

    def __getitem__(self, name: str) -> QAction:
        return self._by_name[name][0]

    def fill_toolbar(self, toolbar: QToolBar) -> None:
        """Put the rows that ask for it on the toolbar, the panes' switches at its far end."""
        menu = ""
        for action, row in self._by_name.values():
            if not row.toolbar:
                continue
            if row.menu == "view" and menu != "view":
                toolbar.addWidget(_stretch())
            elif menu and row.menu != menu:
                toolbar.addSeparator()
            menu = row.menu
            toolbar.addAction(action)

    def enable(self, there: set[str]) -> None:
        """Enable the actions whose needs are among ``there``."""
        for action, row in self._by_name.values():
            action.setEnabled(not row.needs or row.needs in there)

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the theme's colours."""
        for action, row in self._by_name.values():
            if row.icon:
                action.setIcon(icon(row.icon, theme))
        for name, menu in self.submenus.items():
            if self._submenu_icons[name]:
                menu.setIcon(icon(self._submenu_icons[name], theme))

    def _add(
        self, row: Row | Line | Submenu, window: QMainWindow, targets: Mapping[str, Target]
    ) -> None:
        menu = self._menus[row.menu]
        if isinstance(row, Line):
            menu.addSeparator()
        elif isinstance(row, Submenu):
            self.submenus[row.name] = menu.addMenu(_translated(row.text))
            self._menus[row.name] = self.submenus[row.name]
            self._submenu_icons[row.name] = row.icon
        else:
            action = _action(row, window, targets[row.target](row.name))
            self._by_name[row.name] = (action, row)
            menu.addAction(action)


def _action(row: Row, window: QMainWindow, handler: Handler) -> QAction:
    text = _translated(row.text)
    action = QAction(text, window)
    action.setObjectName(row.name)
    action.setMenuRole(row.role)
    action.setCheckable(row.checkable)
    action.setShortcuts(_shortcuts(row.keys))
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    plain = text.replace("&", "").rstrip("…")
    action.setToolTip(f"{plain} ({keys})" if keys else plain)
    if row.checkable:
        action.toggled.connect(handler)
    else:
        action.triggered.connect(lambda: handler())
    return action


def _shortcuts(keys: tuple[Shortcut, ...]) -> list[QKeySequence]:
    """The keys of a row on this system; a standard key may stand for several, or for none."""
    found: list[QKeySequence] = []
    for key in keys:
        several = QKeySequence.keyBindings(key) if isinstance(key, Key) else [QKeySequence(key)]
        found += [each for each in several if each not in found]
    return found


def _stretch() -> QWidget:
    stretch = QWidget()
    stretch.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return stretch


def _translated(text: str) -> str:
    return QCoreApplication.translate("actions", text)
