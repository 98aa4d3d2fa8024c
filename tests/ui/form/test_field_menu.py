"""What a field's menu does: each choice is one step, and changes no other field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from editor.ui.form.name_edit import NameEdit
from editor.ui.form.remark import Weight
from tests.ui.form.conftest import Author

TEXT = """---
title: A
# the first
one: 1   # 1
description: D
two: 'x'
seo:
  a: 1  # why
  b: [x]
---
Body
"""


def name_edit(author: Author) -> NameEdit:
    (edit,) = [each for each in author.pane.findChildren(NameEdit) if each.isVisible()]
    return edit


def renames(author: Author, key: str, name: str) -> None:
    author.chooses(key, "Rename…")
    edit = name_edit(author)
    assert edit.hasFocus()
    edit.selectAll()
    author.strikes(edit, name + "\n")
    author.waits()


def test_alt_and_enter_open_the_menu(author: Author) -> None:
    author.opens(TEXT)
    QTest.keyClick(author.goes_to("one"), Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    (menu,) = [each for each in author.pane.findChildren(QMenu) if each.isVisible()]
    menu.close()


def test_a_field_moves_above_the_one_shown_above_it_in_one_step(author: Author) -> None:
    document = author.opens(TEXT)
    assert not author.menu("one")["Move up"].isEnabled()
    assert not author.menu("seo")["Move down"].isEnabled()
    assert not author.menu("title")["Move down"].isEnabled()
    author.chooses("two", "Move up")
    assert author.text.startswith("---\ntitle: A\ntwo: 'x'\n# the first\none: 1   # 1\ndesc")
    assert author.row("two").widget.focus.hasFocus()
    author.chooses("two", "Move down")
    assert author.text.startswith("---\ntitle: A\n# the first\none: 1   # 1\ntwo: 'x'\ndesc")
    document.undo()
    document.undo()
    assert author.text == TEXT


def test_a_renamed_field_keeps_value_place_and_comments(author: Author) -> None:
    document = author.opens(TEXT)
    renames(author, "one", "第一")
    assert author.text == TEXT.replace("one:", "第一:")
    assert author.row("第一").widget.focus.hasFocus()
    document.undo()
    assert author.text == TEXT


@pytest.mark.parametrize("name", ["two", " "])
def test_a_name_that_cannot_be_is_told(author: Author, name: str) -> None:
    author.opens(TEXT)
    renames(author, "one", name)
    assert author.row("one").said(Weight.REFUSED)
    assert name_edit(author).isVisible()
    QTest.keyClick(name_edit(author), Qt.Key.Key_Escape)
    assert author.row("one").widget.focus.hasFocus()
    assert author.row("one").said(Weight.REFUSED) == ""
    assert author.text == TEXT


def test_a_name_is_written_with_an_input_method(author: Author) -> None:
    author.opens(TEXT)
    author.chooses("one", "Rename…")
    author.composes(name_edit(author), "di yi", commit="第一")
    assert author.text == TEXT
    author.strikes(name_edit(author), "\n")
    assert "第一: 1" in author.text


def test_resetting_brings_the_saved_words_back(author: Author) -> None:
    document = author.opens(TEXT)
    assert not author.menu("two")["Reset to saved"].isEnabled()
    author.types("two", "!")
    author.types("one", "2")
    author.chooses("two", "Reset to saved")
    assert author.text == TEXT.replace("one: 1 ", "one: 12 ")
    assert author.reads("two") == "x"
    document.mark_saved(document.article)
    assert not author.menu("one")["Reset to saved"].isEnabled()


def test_a_removed_known_field_can_be_reset(author: Author) -> None:
    author.opens(TEXT)
    author.chooses("description", "Remove field")
    assert "description" not in author.text
    author.chooses("description", "Reset to saved")
    assert author.text == TEXT


@pytest.mark.parametrize(
    ("text", "key", "copied"),
    [
        (TEXT, "two", "two: 'x'\n"),
        (TEXT, "seo", "seo:\n  a: 1  # why\n  b: [x]\n"),
        ('+++\n[params]\nx = "1"\n+++\n', "params", "params:\n  x: '1'\n"),
        ('{"a": {"x": null}}\n', "a", "a:\n  x:\n"),
    ],
)
def test_a_field_is_copied_as_yaml(author: Author, text: str, key: str, copied: str) -> None:
    author.opens(text)
    author.chooses(key, "Copy as YAML")
    assert QApplication.clipboard().text() == copied
    assert author.text == text


def test_a_list_can_be_edited_as_yaml_and_as_a_list_again(author: Author) -> None:
    author.opens("---\ntags: [a, b]\n---\n")
    author.chooses("tags", "Edit as YAML")
    assert author.row("tags").kind.name == "yaml"
    author.types("tags", "")
    author.presses("tags", Qt.Key.Key_Left)
    QTest.keyClicks(author.row("tags").widget.focus, ", c")
    assert author.text == "---\ntags: [a, b, c]\n---\n"
    author.chooses("tags", "Edit as form")
    assert author.row("tags").kind.name == "list"
    assert isinstance(author.row("tags").widget.focus, QLineEdit)
    assert author.reads("tags") == ["a", "b", "c"]
