"""Every action of the window as one table: its menu, its words, its keys, its icon.

A row's ``target`` names who carries it out and ``name`` what is done there; a new action is a
row here and a method (or editing command) there, and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence

Key = QKeySequence.StandardKey
Shortcut = Key | str


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
    """A menu in a menu, filled by the rows that name it, or by the window if there are none."""

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

HEADINGS = (
    _("Heading &1"),
    _("Heading &2"),
    _("Heading &3"),
    _("Heading &4"),
    _("Heading &5"),
    _("Heading &6"),
)

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
    Row(
        "file",
        "stamp_changes",
        "files",
        _("Set last-chan&ged date on save"),
        (),
        "calendar",
        checkable=True,
    ),
    Row("file", "reload", "files", _("Reload from &disk"), (), "refresh", A),
    Line("file"),
    Row("file", "import_files", "importing", _("&Import…"), ("Ctrl+Shift+M",), "import"),
    Row("file", "import_clipboard", "importing", _("Import from clip&board"), (), "paste"),
    Row("file", "import_address", "importing", _("Import &web page…"), (), "globe"),
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
    Row("edit", "site_fields", "site", _("Fields of this &site…"), (), "settings"),
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
    Submenu("format", "headings", _("Heading le&vel"), "heading"),
    *(
        Row("headings", f"heading_{level}", "source", title, (f"Ctrl+{level}",), "heading", A)
        for level, title in enumerate(HEADINGS, start=1)
    ),
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
    Row("format", "indent", "source", _("In&dent"), ("Ctrl+]",), "chevron-right", A),
    Row("format", "dedent", "source", _("&Outdent"), ("Ctrl+[",), "chevron-left", A),
    Row("format", "move_line_up", "source", _("Move line u&p"), ("Alt+Up",), "arrow-up", A),
    Row("format", "move_line_down", "source", _("Move line do&wn"), ("Alt+Down",), "arrow-down", A),
    Row("format", "duplicate_line", "source", _("Duplicat&e line"), ("Ctrl+Shift+D",), "copy", A),
    Row("format", "delete_line", "source", _("Delete line"), ("Ctrl+Shift+Backspace",), "x", A),
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
        A,
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
        A,
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
        A,
        checkable=True,
        toolbar=True,
    ),
    Line("view"),
    Row("view", "raw", "view", _("Front &matter as text"), ("Ctrl+Shift+F",), "code", A),
    Row("view", "scroll_together", "view", _("S&croll together"), (), "scroll", checkable=True),
    Submenu("view", "preview_as", _("Previe&w as"), "panel-preview"),
    Row("preview_as", "next_width", "preview", _("Ne&xt width"), ("Ctrl+Alt+W",), "width-pane", A),
    Row("preview_as", "larger", "preview", _("Lar&ger"), ("Ctrl+Alt+=", "Ctrl+Alt++"), "plus", A),
    Row("preview_as", "smaller", "preview", _("S&maller"), ("Ctrl+Alt+-",), "minus", A),
    Row("preview_as", "usual_size", "preview", _("Usual si&ze"), ("Ctrl+Alt+0",), "zoom-reset", A),
    Line("preview_as"),
    Row(
        "preview_as",
        "remote_images",
        "preview",
        _("Images of other s&ites"),
        (),
        "globe",
        checkable=True,
    ),
    Row("preview_as", "style_sheet", "preview", _("St&yle sheet…"), (), "code", A),
    Row("preview_as", "usual_sheet", "preview", _("Us&ual style sheet"), (), "undo", A),
    Line("view"),
    Row("view", "zoom_in", "view", _("&Larger text"), (Key.ZoomIn, "Ctrl+="), "plus"),
    Row("view", "zoom_out", "view", _("Smaller te&xt"), (Key.ZoomOut,), "minus"),
    Row("view", "zoom_reset", "view", _("&Normal text"), ("Ctrl+0",), "zoom-reset"),
    Line("view"),
    Submenu("view", "theme", _("T&heme"), "sun"),
    Row("view", "full_screen", "view", _("F&ull screen"), (Key.FullScreen,), "full-screen"),
    Line("view"),
    Row("view", "next_article", "view", _("Nex&t article"), (Key.NextChild,), "chevron-right", A),
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
