"""The table of actions is whole: each row can be carried out, seen and reached."""

from __future__ import annotations

from collections import Counter

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from editor.article.commands import COMMANDS
from editor.resources import resource
from editor.settings import Memory
from editor.ui.action_table import MENUS, ROWS, Row, Submenu
from editor.ui.theme import load_theme
from editor.ui.window.window import Window


def rows() -> list[Row]:
    return [row for row in ROWS if isinstance(row, Row)]


def test_every_row_has_an_icon_that_exists() -> None:
    drawn = [row for row in ROWS if isinstance(row, Row | Submenu)]
    missing = [row.name for row in drawn if not resource("icons", f"{row.icon}.svg").is_file()]
    assert missing == []


def test_every_row_stands_in_a_menu_under_a_name_of_its_own() -> None:
    menus = {*MENUS, *(row.name for row in ROWS if isinstance(row, Submenu))}
    assert {row.menu for row in rows()} <= menus
    assert [name for name, count in Counter(row.name for row in rows()).items() if count > 1] == []


def test_every_formatting_row_is_an_editing_command() -> None:
    assert {row.name for row in rows() if row.menu in {"format", "headings"}} <= set(COMMANDS)


def test_no_two_actions_share_a_shortcut(qapp: QApplication) -> None:
    window = Window(Memory(None), load_theme("light"))
    keys = Counter(
        keys.toString(QKeySequence.SequenceFormat.PortableText)
        for row in rows()
        for keys in window.actions_by_name[row.name].shortcuts()
    )
    assert [key for key, count in keys.items() if count > 1] == []
    window.close()


def test_what_needs_an_article_is_disabled_without_one(qapp: QApplication) -> None:
    window = Window(Memory(None), load_theme("light"))
    for row in rows():
        assert window.actions_by_name[row.name].isEnabled() is not bool(row.needs), row.name
    window.close()


def test_no_two_entries_of_a_menu_share_a_mnemonic() -> None:
    entries = [row for row in ROWS if isinstance(row, Row | Submenu)]
    for menu in {row.menu for row in entries}:
        letters = Counter(
            row.text[row.text.index("&") + 1].casefold()
            for row in entries
            if row.menu == menu and "&" in row.text
        )
        assert [letter for letter, count in letters.items() if count > 1] == [], menu
