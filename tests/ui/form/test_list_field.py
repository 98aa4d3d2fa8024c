"""Tags as chips."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton

from editor.article.fields import read_fields
from editor.ui.form.chip import Chip
from tests.ui.form.conftest import Author


def article(tags: str) -> str:
    return f"---\ntitle: A\ntags:{tags}\nend: 1\n---\nBody\n"


def chips(author: Author, key: str = "tags") -> list[Chip]:
    found = [chip for chip in author.row(key).findChildren(Chip) if chip.isVisible()]
    return sorted(found, key=lambda chip: (chip.y(), chip.x()))


@pytest.mark.parametrize("comma", [",", "，", "、", ";"])
def test_a_comma_ends_a_tag_also_a_chinese_one(author: Author, comma: str) -> None:
    author.opens(article(" [a]"))
    author.types("tags", f"b{comma}随笔{comma}")
    assert author.text == article(" [a, b, 随笔]")
    assert [chip.accessibleName() for chip in chips(author)] == ["a", "b", "随笔"]


def test_a_tag_half_typed_is_in_the_article_already(author: Author) -> None:
    author.opens(article("\n- a"))
    author.types("tags", "ne")
    assert author.text == article("\n- a\n- ne")
    author.types("tags", "w")
    author.presses("tags", Qt.Key.Key_Return)
    assert author.text == article("\n- a\n- new")
    assert len(chips(author)) == 2


def test_leaving_the_field_keeps_what_was_typed(author: Author) -> None:
    author.opens(article(" [a]"))
    author.types("tags", "b")
    author.goes_to("title")
    assert author.text == article(" [a, b]")
    assert len(chips(author)) == 2


def test_backspace_takes_off_the_last_tag_and_undo_brings_it_back(author: Author) -> None:
    author.opens(article(" [a, b]"))
    author.presses("tags", Qt.Key.Key_Backspace)
    assert author.text == article(" [a]")
    author.document.undo()
    assert author.text == article(" [a, b]")
    assert len(chips(author)) == 2


def test_the_last_tag_leaves_an_empty_list(author: Author) -> None:
    author.opens(article(" [a]"))
    author.presses("tags", Qt.Key.Key_Backspace)
    assert author.text == article(" []")


def test_a_block_list_emptied_and_filled_again_is_a_block_list(author: Author) -> None:
    author.opens(article("\n- a\n- b"))
    author.presses("tags", Qt.Key.Key_Backspace, Qt.Key.Key_Backspace)
    author.types("tags", "c,")
    assert author.text == article("\n- c")


def test_a_chip_is_taken_off_by_its_button(author: Author) -> None:
    author.opens(article(" [a, b, c]"))
    button = chips(author)[1].findChild(QToolButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert author.text == article(" [a, c]")


def test_chips_are_walked_moved_and_taken_off_by_keys(author: Author) -> None:
    author.opens(article(" [a, b, c]"))
    author.presses("tags", Qt.Key.Key_Left)
    last = chips(author)[2]
    assert last.hasFocus()
    QTest.keyClick(last, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert author.text == article(" [a, c, b]")
    assert chips(author)[1].hasFocus()
    QTest.keyClick(chips(author)[1], Qt.Key.Key_Delete)
    assert author.text == article(" [a, b]")
    assert chips(author)[1].hasFocus()


def test_a_pasted_list_becomes_tags(author: Author) -> None:
    author.opens(article(" []"))
    QApplication.clipboard().setText("x, w，z\nx")
    focus = author.goes_to("tags")
    QTest.keyClick(focus, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    author.presses("tags", Qt.Key.Key_Return)
    assert author.reads("tags") == ["x", "w", "z"]
    assert len(chips(author)) == 3


def test_an_input_method_adds_nothing_until_it_commits(author: Author) -> None:
    document = author.opens(article(" [a]"))
    focus = author.goes_to("tags")
    author.composes(focus, "s", "sui", "sui bi")
    assert document.revision == 0
    author.composes(focus, commit="随笔，")
    assert author.text == article(" [a, 随笔]")


def test_a_text_with_commas_stays_one_text(author: Author) -> None:
    author.opens(article(" a, b"))
    assert len(chips(author)) == 2
    author.types("tags", "c,")
    (field,) = (f for f in read_fields(author.document.article) if f.key == "tags")
    assert field.value == "a, b, c"


def test_a_lone_text_stays_one_until_it_has_company(author: Author) -> None:
    author.opens(article(" one two"))
    assert len(chips(author)) == 1
    author.types("tags", "x")
    assert author.reads("tags") == ["one two", "x"]
    author.document.undo()
    assert author.text == article(" one two")


def test_other_values_in_the_list_keep_their_type(author: Author) -> None:
    author.opens(article(' [2024, true, "x", 2024-07-31]'))
    author.types("tags", "w,")
    assert author.text.replace('"w"', "w") == article(' [2024, true, "x", 2024-07-31, w]')


def test_nested_categories_are_shown_as_text_and_survive(author: Author) -> None:
    text = "---\ntitle: A\ncategories:\n- [Diary, Games]\n- Life\n---\n"
    author.opens(text)
    assert author.row("categories").kind.name == "yaml"
    author.types("title", "!")
    assert author.text == text.replace("A\n", "A!\n")


def test_undo_while_typing_leaves_what_is_left_to_type_on(author: Author) -> None:
    document = author.opens(article(" [a]"))
    author.types("tags", "b")
    document.end_step()
    author.types("tags", "c")
    document.undo()
    line = author.row("tags").widget.focus
    assert isinstance(line, QLineEdit)
    assert author.text == article(" [a, b]")
    assert line.text() == "b"
