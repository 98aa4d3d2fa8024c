"""Mappings, and lists of them, as forms inside the form: every edit is that value's own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from editor.article.fields import Value, read_fields
from editor.article.value import same
from editor.ui.form.kinds import KINDS, kind_for
from editor.ui.form.mapping_field import MappingField
from editor.ui.form.mappings_field import MappingsField
from editor.ui.form.name_edit import NameEdit
from editor.ui.form.part import Part
from tests.ui.form.conftest import Author

YAML = """---
title: T
# about it
seo:
    # the words
    words: abc   # w

    empty:
    deep:
      - [1, 2]
    image: {src: 'one', on: yes}   # flow
    "n": 1
end: 1
---
Body
"""
TOML = """+++
title = "T"

[seo]
words = "abc"  # w
n = 1

[seo.image]
src = 'one'
+++
Body
"""
JSON = """{
  "seo": {
    "words": "abc",
    "n": 1,
    "image": {"src": "one"}
  }
}
Body
"""
LIST = """---
gallery:
- src: one   # 1
  alt: 'A'

- alt: B
  src: two
end: 1
---
"""
FORMATS = {"yaml": YAML, "toml": TOML, "json": JSON}
every_format = pytest.mark.parametrize("text", FORMATS.values(), ids=FORMATS.keys())


def part(author: Author, key: str, number: int = 0) -> Part:
    parts = [each for each in author.pane.findChildren(Part) if each.key == key]
    return [each for each in parts if each.isVisible()][number]


def types_in(author: Author, key: str, words: str, number: int = 0) -> None:
    focus = part(author, key, number).widget.focus
    focus.setFocus()
    QTest.keyClick(focus, Qt.Key.Key_Home)
    author.strikes(focus, words)


def presses(author: Author, words: str, number: int = 0) -> None:
    """Press a button by what it says, or is said of it."""
    buttons = [
        each
        for each in author.pane.findChildren(QAbstractButton)
        if words in (each.text(), each.toolTip()) and each.isVisible()
    ]
    buttons[number].click()
    author.waits(60)


@every_format
def test_typing_in_a_mapping_changes_that_value_alone(author: Author, text: str) -> None:
    document = author.opens(text)
    assert author.row("seo").kind.name == "mapping"
    types_in(author, "words", "X")
    assert author.text == text.replace("abc", "Xabc")
    types_in(author, "src", "Y")
    assert author.text == text.replace("abc", "Xabc").replace("one", "Yone")
    author.composes(part(author, "src").widget.focus, "ni", commit="你")
    assert "Y你one" in author.text
    while document.can_undo:
        document.undo()
    assert author.text == text


@every_format
def test_looking_through_a_mapping_changes_nothing(author: Author, text: str) -> None:
    document = author.opens(text)
    for _ in range(30):
        author.pane.focusNextChild()
    assert document.revision == 0


def test_tab_goes_through_a_mapping_and_on(author: Author) -> None:
    author.opens("---\nm:\n  a: x\n  b: y\nend: z\n---\n")
    part(author, "a").widget.setFocus()
    seen = []
    for _ in range(7):
        seen.append(QApplication.focusWidget())
        author.pane.focusNextChild()
    places = [part(author, "a").widget.focus, part(author, "b").widget.focus]
    places.append(author.row("end").widget.focus)
    found = [seen.index(place) for place in places]
    assert found == sorted(found)


def test_what_is_not_touched_keeps_its_type(author: Author) -> None:
    author.opens(YAML)
    types_in(author, "words", "X")
    (seo,) = [field for field in read_fields(author.document.article) if field.key == "seo"]
    assert isinstance(seo.value, dict)
    assert seo.value["empty"] is None
    assert seo.value["deep"] == [[1, 2]]


def test_a_key_is_added_and_taken_off(author: Author) -> None:
    text = "---\nseo:\n  a: 1   # one\n  b: 2\nend: 1\n---\n"
    document = author.opens(text)
    presses(author, "Add key…")
    (edit,) = [each for each in author.pane.findChildren(NameEdit) if each.isVisible()]
    author.composes(edit, commit="键")
    author.strikes(edit, "\n")
    focus = QApplication.focusWidget()
    assert focus is part(author, "键").widget.focus
    author.strikes(part(author, "键").widget.focus, "v")
    assert author.text == text.replace("  b: 2\n", "  b: 2\n  键: v\n")
    presses(author, "Remove “b”")
    assert author.text == text.replace("  b: 2\n", "  键: v\n")
    while document.can_undo:
        document.undo()
    assert author.text == text
    assert [each.key for each in author.pane.findChildren(Part) if each.isVisible()] == ["a", "b"]


def test_a_key_gets_another_name_and_nothing_else_changes(author: Author) -> None:
    for text in (YAML, JSON):
        document = author.opens(text)
        focus = part(author, "words").widget.focus
        focus.setFocus()
        QTest.keyClick(focus, Qt.Key.Key_F2)
        edit = QApplication.focusWidget()
        assert isinstance(edit, NameEdit)
        author.strikes(edit, "terms\n")
        # "the words" in the comment stays.
        assert author.text == text.replace("words: abc", "terms: abc").replace('"words"', '"terms"')
        assert QApplication.focusWidget() is part(author, "terms").widget.focus
        types_in(author, "terms", "X")
        assert "Xabc" in author.text
        while document.can_undo:
            document.undo()
        assert author.text == text


def test_a_key_moves_with_its_comments_and_nothing_else_changes(author: Author) -> None:
    text = "---\nseo:\n  # one\n  a: 'x'  # 1\n  b: [1,2]\n  c: |\n    long\nend: 1\n---\n"
    document = author.opens(text)
    focus = part(author, "a").widget.focus
    focus.setFocus()
    QTest.keyClick(focus, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert document.revision == 0
    QTest.keyClick(focus, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert author.text == text.replace(
        "  # one\n  a: 'x'  # 1\n  b: [1,2]\n", "  b: [1,2]\n  # one\n  a: 'x'  # 1\n"
    )
    assert QApplication.focusWidget() is focus
    document.undo()
    assert author.text == text
    (down,) = [each for each in part(author, "b").actions() if "down" in each.text()]
    down.trigger()
    assert author.text == text.replace(
        "  b: [1,2]\n  c: |\n    long\n", "  c: |\n    long\n  b: [1,2]\n"
    )


def test_an_item_moves_with_its_own_words(author: Author) -> None:
    author.opens(LIST)
    presses(author, "Move down")
    assert author.text == LIST.replace(
        "- src: one   # 1\n  alt: 'A'\n\n- alt: B\n  src: two\n",
        "- alt: B\n  src: two\n\n- src: one   # 1\n  alt: 'A'\n",
    )


def test_a_name_that_is_taken_is_not_given(author: Author) -> None:
    author.opens(YAML)
    asked = part(author, "words")
    asked.ask_name()
    author.strikes(QApplication.focusWidget(), "n\n")  # type: ignore[arg-type]
    assert author.text == YAML
    assert asked.key == "words"


def test_a_number_half_typed_names_its_key(author: Author) -> None:
    author.opens(YAML)
    types_in(author, "n", "x")
    assert author.row("seo").problem == "n: This is not a number."
    assert author.text == YAML


def test_a_list_of_mappings_is_edited_item_by_item(author: Author) -> None:
    document = author.opens(LIST)
    assert author.row("gallery").kind.name == "mappings"
    types_in(author, "src", "X", number=1)
    assert author.text == LIST.replace("src: two", "src: Xtwo")
    document.undo()
    presses(author, "Add item")
    assert "- alt: B\n  src: two\n- alt: ''\n  src: ''\nend" in author.text.replace('""', "''")
    presses(author, "Remove", 2)
    assert author.text == LIST
    presses(author, "Move down")
    (gallery, _) = read_fields(document.article)
    assert gallery.value == [{"alt": "B", "src": "two"}, {"src": "one", "alt": "A"}]
    while document.can_undo:
        document.undo()
    assert author.text == LIST


def test_a_change_elsewhere_is_shown_in_the_mapping_and_keeps_the_keyboard(
    author: Author,
) -> None:
    document = author.opens(YAML)
    types_in(author, "words", "X")
    focus = QApplication.focusWidget()
    document.edit_head(document.head.replace("one", "two"), "raw")
    author.waits(60)
    assert part(author, "src").widget.value() == "two"
    assert QApplication.focusWidget() is focus
    assert part(author, "words").widget.value() == "Xabc"


def test_a_mapping_too_large_is_text() -> None:
    large: dict[str, Value] = {f"k{n}": n for n in range(100)}
    assert kind_for(large, "", "").name == "yaml"
    assert kind_for({}, "", "").name == "yaml"
    assert kind_for([{"a": 1}, 2], "", "").name == "yaml"


_keys = st.text("ab é键&", min_size=1, max_size=3)
_scalars = st.none() | st.booleans() | st.integers(-9, 9) | st.text("a:#\n é", max_size=4)
_values = st.recursive(
    _scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_keys, inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.usefixtures("qtbot")
@settings(max_examples=40, deadline=None)
@given(st.lists(st.dictionaries(_keys, _values, min_size=1, max_size=3), min_size=1, max_size=3))
def test_any_value_shown_is_given_back_the_same(members: list[dict[str, Value]]) -> None:
    one, several = KINDS["mapping"].make(), KINDS["mappings"].make()
    assert isinstance(one, MappingField)
    assert isinstance(several, MappingsField)
    for member in members:
        one.show_value(member, "")
        assert same(one.value(), member, ordered=True)
    several.show_value(list(members), "")
    assert same(several.value(), list(members), ordered=True)
    several.show_value(list(members[:1]), "")
    assert same(several.value(), list(members[:1]), ordered=True)
