"""Every action of the window as one table: its menu, its words, its keys, its icon.

A row's ``target`` names who carries it out and ``name`` what is done there; a new action is a
row here and a method (or editing command) there, and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QSizePolicy, QToolBar, QWidget

from editor.ui.icons import icon
from editor.ui.theme import Theme

Key = QKeySequence.StandardKey
Shortcut = Key | str
Handler = Callable[..., object]
Target = Callable[[str], Handler]
"""Gives what carries out the action of a name."""


@dataclass(frozen=True, slots=True)
class Row:
    """One action. ``needs`` is what must be there: "" nothing, "article" an open article."""

    menu: str
    name: str
    target: str
    text: str
    keys: tuple[Shortcut, ...] = ()
    icon: str = ""
    needs: str = ""
    checkable: bool = False
    toolbar: bool = False
    role: QAction.MenuRole = QAction.MenuRole.NoRole


@dataclass(frozen=True, slots=True)
class Line:
    """A separator in a menu, and in the toolbar if anything stands on both its sides there."""

    menu: str


@dataclass(frozen=True, slots=True)
class Submenu:
    """A place in a menu that the window fills while it is opened."""

    menu: str
    name: str
    text: str
    icon: str = ""


def _(text: str) -> str:
    """Mark ``text`` for translation in the context "actions"."""
    return text


MENUS = {
    "file": _("&File"),
    "edit": _("&Edit"),
    "format": _("F&ormat"),
    "view": _("&View"),
    "help": _("&Help"),
}

A = "article"
ROWS: tuple[Row | Line | Submenu, ...] = (
    Row("file", "new", "files", _("&New article"), (Key.New,), "new", toolbar=True),
    Row("file", "open_file", "files", _("&Open…"), (Key.Open,), "open-file", toolbar=True),
    Row(
        "file",
        "open_folder",
        "files",
        _("Open &folder…"),
        ("Ctrl+Shift+O",),
        "open-folder",
        toolbar=True,
    ),
    Submenu("file", "recent", _("Open &recent"), "recent"),
    Line("file"),
    Row("file", "save", "files", _("&Save"), (Key.Save,), "save", A, toolbar=True),
    Row("file", "save_as", "files", _("Save &as…"), (Key.SaveAs, "Ctrl+Shift+S"), "save-as", A),
    Row("file", "save_all", "files", _("Save a&ll"), ("Ctrl+Alt+S",), "save-all", A),
    Row("file", "reload", "files", _("&Reload from disk"), (), "refresh", A),
    Line("file"),
    Row("file", "close", "files", _("&Close article"), (Key.Close,), "x", A),
    Row(
        "file",
        "quit",
        "files",
        _("&Quit Galley"),
        (Key.Quit, "Ctrl+Q"),
        "quit",
        role=QAction.MenuRole.QuitRole,
    ),
    Row("edit", "undo", "edit", _("&Undo"), (Key.Undo,), "undo", A, toolbar=True),
    Row("edit", "redo", "edit", _("&Redo"), (Key.Redo, "Ctrl+Y"), "redo", A, toolbar=True),
    Line("edit"),
    Row("edit", "cut", "edit", _("Cu&t"), (Key.Cut,), "cut"),
    Row("edit", "copy", "edit", _("&Copy"), (Key.Copy,), "copy"),
    Row("edit", "paste", "edit", _("&Paste"), (Key.Paste,), "paste"),
    Row("edit", "select_all", "edit", _("Select &all"), (Key.SelectAll,), "select-all"),
    Line("edit"),
    Row("edit", "find", "find", _("&Find…"), (Key.Find,), "find", A, toolbar=True),
    Row(
        "edit",
        "replace",
        "find",
        _("Find and r&eplace…"),
        (Key.Replace, "Ctrl+Alt+F"),
        "replace",
        A,
    ),
    Row("edit", "find_next", "find", _("Find &next"), (Key.FindNext,), "arrow-down", A),
    Row("edit", "find_previous", "find", _("Find pre&vious"), (Key.FindPrevious,), "arrow-up", A),
    Row("format", "bold", "source", _("&Bold"), (Key.Bold,), "bold", A, toolbar=True),
    Row("format", "italic", "source", _("&Italic"), (Key.Italic,), "italic", A, toolbar=True),
    Row("format", "strikethrough", "source", _("&Strikethrough"), (), "strikethrough", A),
    Row("format", "code", "source", _("&Code"), ("Ctrl+E",), "code", A, toolbar=True),
    Row("format", "link", "source", _("&Link"), ("Ctrl+K",), "link", A, toolbar=True),
    Row("format", "image", "source", _("I&mage"), ("Ctrl+Shift+I",), "image", A, toolbar=True),
    Line("format"),
    Row("format", "heading", "source", _("&Heading"), ("Ctrl+Alt+H",), "heading", A, toolbar=True),
    Row("format", "quote", "source", _("&Quote"), ("Ctrl+Shift+.",), "quote", A, toolbar=True),
    Row(
        "format",
        "bullet_list",
        "source",
        _("B&ullet list"),
        ("Ctrl+Shift+8",),
        "list-bullet",
        A,
        toolbar=True,
    ),
    Row(
        "format", "number_list", "source", _("&Numbered list"), ("Ctrl+Shift+7",), "list-number", A
    ),
    Row("format", "task_list", "source", _("&Task list"), ("Ctrl+Shift+9",), "list-task", A),
    Row("format", "code_block", "source", _("Code bloc&k"), ("Ctrl+Shift+K",), "code-block", A),
    Row("format", "table", "source", _("T&able"), (), "table", A),
    Row("format", "rule", "source", _("&Rule"), (), "rule", A),
    Line("format"),
    Row("format", "move_line_up", "source", _("Move line u&p"), ("Alt+Up",), "arrow-up", A),
    Row("format", "move_line_down", "source", _("Move line &down"), ("Alt+Down",), "arrow-down", A),
    Row("format", "duplicate_line", "source", _("Duplicat&e line"), ("Ctrl+Shift+D",), "copy", A),
    Row(
        "view",
        "library",
        "panes",
        _("&Articles"),
        ("Ctrl+Alt+1",),
        "panel-library",
        checkable=True,
        toolbar=True,
    ),
    Row(
        "view",
        "form",
        "panes",
        _("&Form"),
        ("Ctrl+Alt+2",),
        "panel-form",
        checkable=True,
        toolbar=True,
    ),
    Row(
        "view",
        "source",
        "panes",
        _("&Source"),
        ("Ctrl+Alt+3",),
        "panel-source",
        checkable=True,
        toolbar=True,
    ),
    Row(
        "view",
        "preview",
        "panes",
        _("&Preview"),
        ("Ctrl+Alt+4",),
        "panel-preview",
        checkable=True,
        toolbar=True,
    ),
    Line("view"),
    Row("view", "raw", "view", _("Front matter as &text"), ("Ctrl+Shift+F",), "code", A),
    Row("view", "scroll_together", "view", _("S&croll together"), (), "scroll", checkable=True),
    Line("view"),
    Row("view", "zoom_in", "view", _("&Larger text"), (Key.ZoomIn, "Ctrl+="), "plus"),
    Row("view", "zoom_out", "view", _("S&maller text"), (Key.ZoomOut,), "minus"),
    Row("view", "zoom_reset", "view", _("&Normal text"), ("Ctrl+0",), "zoom-reset"),
    Line("view"),
    Submenu("view", "theme", _("&Theme"), "sun"),
    Row("view", "full_screen", "view", _("F&ull screen"), (Key.FullScreen,), "full-screen"),
    Line("view"),
    Row("view", "next_article", "view", _("Ne&xt article"), (Key.NextChild,), "chevron-right", A),
    Row(
        "view",
        "previous_article",
        "view",
        _("Pre&vious article"),
        (Key.PreviousChild,),
        "chevron-left",
        A,
    ),
    Row("help", "open_sample", "files", _("&Sample articles"), (), "article"),
    Row(
        "help",
        "about",
        "view",
        _("&About Galley"),
        (),
        "info",
        role=QAction.MenuRole.AboutRole,
    ),
)


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
