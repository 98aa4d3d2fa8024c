"""What is typed in the form changes the lines of that field and no others."""

from __future__ import annotations

import difflib

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from editor.article.fields import read_fields
from tests.ui.form.conftest import Author

YAML = """---
title: '日均tokens：豆包「香」了？'   # the title
date: 2024-07-31
author: ByteAILab
tags:
- 人工智能
- AI

draft: false
weight: 3
seo: {noindex: true}   # flow
cover: a.png
---

---
Body with no end"""

TOML = (
    '+++\ntitle = "Hugo"  # t\ndate = 2024-07-31T10:00:00+08:00\ntags = ["a", "b"]\n'
    "\n[params]\nx = 1\n+++\nBody\n"
)
JSON = '{\n  "title": "Json",\n  "tags": ["a"],\n  "draft": true\n}\nBody\n'
HEXO = "title: Hexo\ndate: 2024-07-31 10:00:00\ntags: one\n---\nBody\n"
SEMICOLONS = '"title": "Semi",\n"tags": ["a"]\n;;;\nBody\n'
FORMATS = {"yaml": YAML, "toml": TOML, "json": JSON, "hexo": HEXO, "semicolons": SEMICOLONS}

every_format = pytest.mark.parametrize("text", FORMATS.values(), ids=FORMATS.keys())


def changed_lines(before: str, after: str) -> list[str]:
    lines = difflib.ndiff(before.splitlines(keepends=True), after.splitlines(keepends=True))
    return [line for line in lines if line[0] in "+-"]


@every_format
def test_opening_looking_and_walking_through_changes_nothing(author: Author, text: str) -> None:
    document = author.opens(text)
    for _ in range(40):
        author.pane.focusNextChild()
    author.pane.form.verticalScrollBar().setValue(10_000)
    for raw in (True, False, True, False):
        author.pane.show_raw(raw)
        author.waits(5)
    assert author.text == text
    assert document.revision == 0
    assert not document.modified


@every_format
def test_typing_a_title_changes_only_its_line_at_every_key(author: Author, text: str) -> None:
    author.opens(text)
    author.types("title", "！: x")
    gone, new = changed_lines(text, author.text)
    assert "itle" in gone
    assert "！: x" in new
    fields = {field.key: field.value for field in read_fields(author.document.article)}
    assert fields["title"] == author.reads("title")


@every_format
def test_undoing_everything_brings_the_first_bytes_back(author: Author, text: str) -> None:
    document = author.opens(text)
    author.types("title", " more")
    author.types("tags", "new,")
    author.types("description", "Words")
    while document.can_undo:
        document.undo()
    assert author.text == text
    assert "more" not in str(author.reads("title"))
    assert author.reads("description") == ""


@pytest.mark.parametrize(
    "words", ["yes", "2024", "null", "2024-07-31", "a: b", "@x", "[a]", '"', "#"]
)
def test_text_that_looks_like_something_else_stays_text(author: Author, words: str) -> None:
    author.opens("---\ntitle:\n---\n")
    author.types("title", words)
    (field,) = read_fields(author.document.article)
    assert field.value == words
    assert type(field.value) is str


def test_typing_a_title_into_a_bare_body_makes_front_matter(author: Author) -> None:
    author.opens("Just a body\n")
    author.types("title", "New")
    assert author.text == "---\ntitle: New\n---\nJust a body\n"


def test_emptying_a_field_that_was_not_there_takes_it_away_again(author: Author) -> None:
    author.opens("---\ntitle: A\n---\n")
    author.types("description", "x")
    assert "description: x\n" in author.text
    author.empties("description")
    assert author.text == "---\ntitle: A\n---\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [("A", ""), ('"A"', '""'), ("'A'", "''")],
)
def test_emptying_a_field_keeps_its_key_in_the_style_used(
    author: Author, before: str, after: str
) -> None:
    author.opens(f"---\ntitle: {before}\nweight: 1\n---\n")
    author.empties("title")
    assert author.text == f"---\ntitle:{' ' if after else ''}{after}\nweight: 1\n---\n"


def test_a_field_removed_by_its_menu_is_gone_with_its_lines_only(author: Author) -> None:
    author.opens(YAML)
    author.chooses("cover", "Remove field")
    assert changed_lines(YAML, author.text) == ["- cover: a.png\n"]
    assert author.pane.form.row("cover") is None
    author.document.undo()
    assert author.text == YAML
    assert author.reads("cover") == "a.png"


def test_a_switch_writes_true_and_false(author: Author) -> None:
    author.opens(YAML)
    author.presses("draft", Qt.Key.Key_Space)
    assert changed_lines(YAML, author.text) == ["- draft: false\n", "+ draft: true\n"]
    author.presses("draft", Qt.Key.Key_Space)
    assert author.text == YAML


def test_a_number_stays_a_number_and_other_text_is_not_applied(author: Author) -> None:
    author.opens(YAML)
    author.types("weight", "5")
    assert "weight: 35\n" in author.text
    author.types("weight", "x")
    assert "weight: 35\n" in author.text
    assert author.row("weight").problem == "This is not a number."
    author.presses("weight", Qt.Key.Key_Backspace)
    assert author.row("weight").problem == ""


def test_what_was_refused_stays_in_its_field_while_others_change(author: Author) -> None:
    author.opens(YAML)
    author.types("weight", "x")
    author.types("title", "y")
    line = author.row("weight").widget.focus
    assert line.property("text") == "3x"


def test_composing_applies_nothing_until_it_is_committed(author: Author) -> None:
    document = author.opens("---\ntitle: A\nauthor: B\n---\n")
    focus = author.goes_to("title")
    author.composes(focus, "n", "ni", "ni h", "ni hao")
    assert document.revision == 0
    author.composes(focus, commit="你好")
    assert author.text == "---\ntitle: A你好\nauthor: B\n---\n"


def test_composing_over_a_selection_changes_nothing_until_it_is_committed(author: Author) -> None:
    document = author.opens("---\ntitle: Old\n---\n")
    focus = author.goes_to("title")
    QTest.keyClick(focus, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    author.composes(focus, "x", "xin")
    assert document.revision == 0
    author.composes(focus, commit="新")
    assert author.text == "---\ntitle: 新\n---\n"


def test_enter_in_a_title_goes_on_and_breaks_no_line(author: Author) -> None:
    author.opens(YAML)
    author.presses("title", Qt.Key.Key_Return)
    assert author.text == YAML
    assert not author.row("title").widget.focus.hasFocus()


def test_a_pasted_title_of_several_lines_is_one_line(author: Author) -> None:
    author.opens("---\ntitle:\n---\n")
    QApplication.clipboard().setText("One\r\n  two\n")
    focus = author.goes_to("title")
    QTest.keyClick(focus, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert author.text == "---\ntitle: One two\n---\n"


def test_odd_characters_survive_an_edit_beside_them(author: Author) -> None:
    odd = "a\u00a0b\u2028c\U0001f600d\u2009e"
    author.opens(f'---\ntitle: "{odd}"\n---\n')
    author.types("title", "!")
    (field,) = read_fields(author.document.article)
    assert field.value == odd + "!"


def test_a_number_for_a_title_is_shown_as_written_and_becomes_text_when_edited(
    author: Author,
) -> None:
    author.opens("---\ntitle: 1.10\n---\n")
    assert author.reads("title") == "1.10"
    author.types("title", "0")
    (field,) = read_fields(author.document.article)
    assert field.value == "1.100"


def test_a_field_can_be_added_with_a_kind(author: Author) -> None:
    author.opens("---\ntitle: A\n---\n")
    author.pane.form._add.asked.emit("weight", "number")
    assert author.text == "---\ntitle: A\nweight: 0\n---\n"
    author.pane.form._add.asked.emit("notes", "paragraph")
    author.waits()
    assert author.row("notes").kind.name == "paragraph"
    assert author.row("notes").widget.focus.hasFocus()
    author.document.undo()
    author.document.undo()
    assert author.text == "---\ntitle: A\n---\n"


def test_adding_a_field_that_is_there_goes_to_it(author: Author) -> None:
    author.opens(YAML)
    author.pane.form._add.asked.emit("cover", "number")
    assert author.text == YAML
    assert author.row("cover").widget.focus.hasFocus()


def test_every_control_has_a_name_for_screen_readers(author: Author) -> None:
    author.opens(YAML)
    for row in author.pane.form._rows.rows:
        assert row.widget.focus.accessibleName()
    for button in author.pane.findChildren(QAbstractButton):
        name = button.accessibleName() or button.text()
        assert name, button
