"""The front matter as text, and the form while that cannot be read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from editor.article.article import Format
from editor.ui.form.raw_edit import RawEdit
from tests.ui.form.conftest import Author

TEXT = "---\ntitle: A\ntags: [a]\n---\nBody\n"
BROKEN = "---\ntitle: A\ntags: [a\ndate: 2024-07-31\n---\nBody\n"
ODD = '---\ntitle: "a\u00a0b\u2028c\u2029d\U0001f600e"\n# f\ufdd0\ufdd1\n---\nBody\n'


def raw(author: Author) -> RawEdit:
    author.pane.show_raw(True)
    return author.pane.raw.edit


def types_after(edit: RawEdit, words: str, typed: str) -> None:
    edit.setTextCursor(edit.document().find(words))
    cursor = edit.textCursor()
    cursor.setPosition(cursor.selectionEnd())
    edit.setTextCursor(cursor)
    QTest.keyClicks(edit, typed)


def test_both_views_are_in_step(author: Author) -> None:
    author.opens(TEXT)
    edit = raw(author)
    types_after(edit, "title: A", "bc")
    assert author.text == TEXT.replace("A\n", "Abc\n")
    author.pane.show_raw(False)
    assert author.reads("title") == "Abc"
    author.types("title", "d")
    assert raw(author).text() == "---\ntitle: Abcd\ntags: [a]\n---"


@pytest.mark.parametrize("text", [TEXT, BROKEN, ODD, "Body\n", '{"title": "A"}\nBody', "---\n---"])
def test_showing_the_text_changes_nothing_and_one_key_only_one_character(
    author: Author, text: str
) -> None:
    document = author.opens(text)
    edit = raw(author)
    edit.moveCursor(QTextCursor.MoveOperation.End)
    assert author.text == text
    assert document.revision == 0
    if document.head:
        edit.moveCursor(QTextCursor.MoveOperation.Start)
        QTest.keyClick(edit, Qt.Key.Key_Space)
        assert author.text == " " + text
        document.undo()
        assert author.text == text


def test_deleting_all_and_undo(author: Author) -> None:
    document = author.opens(TEXT)
    edit = raw(author)
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    assert author.text == "Body\n"
    document.undo()
    assert author.text == TEXT
    assert edit.text() + "\n" == document.head


def test_front_matter_typed_before_a_body_ends_in_a_line_of_its_own(author: Author) -> None:
    author.opens("Body\n")
    author.strikes(raw(author), "---\ntitle: A\n---")
    assert author.text == "---\ntitle: A\n---\nBody\n"
    assert author.pane._reading.fields[0].value == "A"


def test_composing_in_the_text_applies_nothing_until_committed(author: Author) -> None:
    document = author.opens(TEXT)
    edit = raw(author)
    author.composes(edit, "n", "ni")
    assert document.revision == 0
    author.composes(edit, commit="你")
    assert author.text == "你" + TEXT


def test_broken_front_matter_is_told_with_its_line_and_a_way_to_mend_it(author: Author) -> None:
    author.opens(BROKEN)
    assert author.pane.is_raw, "what the form cannot read begins as text"
    author.pane.show_raw(False)
    banner = author.pane.form._banner
    assert banner.isVisible()
    assert banner.words.startswith("Line ")
    assert author.text == BROKEN
    button = banner.findChild(QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert author.pane.is_raw
    problem = author.pane._reading.problem
    assert problem is not None
    assert author.pane.raw.edit.textCursor().blockNumber() == problem.line - 1
    assert len(author.pane.raw.edit.extraSelections()) == 1
    types_after(author.pane.raw.edit, "[a", "]")
    assert not author.pane.raw.edit.extraSelections()
    author.pane.show_raw(False)
    assert not banner.isVisible()
    assert author.reads("tags") == ["a"]


def test_the_article_after_a_broken_one_is_a_form_again(author: Author) -> None:
    author.opens(BROKEN)
    author.opens(TEXT)
    assert not author.pane.is_raw


def test_a_form_that_cannot_be_read_any_more_is_grey_and_comes_back(author: Author) -> None:
    document = author.opens(TEXT)
    document.edit_head(document.head.replace("[a]", "[a"), "raw")
    assert not author.row("title").isEnabled()
    assert author.reads("title") == "A"
    document.undo()
    assert author.row("title").isEnabled()


def test_without_an_article_the_pane_says_so_quietly(author: Author) -> None:
    author.pane.show_document(None)
    author.pane.toggle_raw()
    author.pane.toggle_raw()
    assert not author.pane.form.isVisible()
    assert not author.pane.raw.isVisible()


def test_the_format_is_changed_from_the_header_and_undone(author: Author) -> None:
    text = "---\n# mine\ntitle: A\ntags: [a, b]\n---\nBody\n"
    document = author.opens(text)
    told: list[str] = []
    author.pane.failed.connect(told.append)
    actions = author.pane._header._formats
    assert actions[Format.YAML].isChecked()
    actions[Format.TOML].trigger()
    assert author.text == '+++\n# mine\ntitle = "A"\ntags = ["a", "b"]\n+++\nBody\n'
    assert actions[Format.TOML].isChecked()
    assert author.reads("tags") == ["a", "b"]
    actions[Format.JSON].trigger()
    assert author.text.startswith("{\n")
    assert "Undo brings them back." in told[0]
    document.undo()
    document.undo()
    assert author.text == text
