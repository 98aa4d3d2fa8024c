"""Finding and replacing."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QToolButton

from editor.article.split import split
from editor.resources import resource
from editor.ui.source.find_bar import FindBar
from editor.ui.source.search import (
    PATIENCE,
    Query,
    SearchError,
    TooLong,
    find_all,
    replace_all,
    replace_one,
)
from editor.ui.source.source_pane import Place, SourcePane
from tests.ui.source.conftest import Open, shown


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        (Query("a"), "aAb", [(0, 1), (1, 2)]),
        (Query("a", match_case=True), "aAb", [(0, 1)]),
        (Query("cat", whole_word=True), "cat concat cat.", [(0, 3), (11, 14)]),
        (Query("a.c"), "abc a.c", [(4, 7)]),
        (Query("a.c", regex=True), "abc a.c", [(0, 3), (4, 7)]),
        (Query("^b$", regex=True), "a\nb\nb", [(2, 3), (4, 5)]),
        (Query("x*", regex=True), "axxb", [(1, 3)]),
        (Query(""), "abc", []),
        (Query("文"), "中文😀文", [(1, 2), (3, 4)]),
    ],
)
def test_a_query_finds(query: Query, text: str, expected: list[tuple[int, int]]) -> None:
    found = find_all(query, text)
    assert [found[number] for number in range(len(found))] == expected


def test_a_broken_expression_says_why() -> None:
    with pytest.raises(SearchError, match=r"Missing \)"):
        find_all(Query("(", regex=True), "x")
    with pytest.raises(SearchError, match="group"):
        replace_all(Query("a", regex=True), "a", "$2")


def test_a_pattern_that_would_take_years_is_given_up() -> None:
    text = ("a" * 60 + "b") * 100
    for act in (
        lambda query: find_all(query, text),
        lambda query: replace_one(query, text, 0, 60, "x"),
    ):
        start = time.perf_counter()
        with pytest.raises(TooLong, match="takes too long"):
            act(Query("(a|aa)+$", regex=True))
        assert time.perf_counter() - start < 4 * PATIENCE


def test_a_pattern_nested_too_deep_is_told() -> None:
    with pytest.raises(SearchError, match="nested"):
        find_all(Query("(" * 5000, regex=True), "x")


def test_groups_go_into_the_replacement() -> None:
    done = replace_all(Query(r"(\w+)@(\w+)", regex=True), "x a@b, c@d y", "$2 at \\1")
    assert done is not None
    edit, number = done
    assert number == 2
    assert edit.apply_to("x a@b, c@d y") == "x b at a, d at c y"


class Bar:
    """The find bar's parts, for a hand on the keyboard."""

    def __init__(self, pane: SourcePane) -> None:
        self.widget = pane.findChild(FindBar)
        self.find, self.replace = self.widget.findChildren(QLineEdit)
        self.switches = {
            each.toolTip(): each for each in self.widget.findChildren(QToolButton) if each.text()
        }
        self.buttons = {each.text(): each for each in self.widget.findChildren(QPushButton)}

    def says(self, text: str) -> bool:
        return any(
            each.text() == text and each.isVisible() for each in self.widget.findChildren(QLabel)
        )


def test_typing_a_word_goes_to_its_first_match_and_counts(
    pane: SourcePane, open_text: Open
) -> None:
    open_text("😀 one two one two one\n")
    QTest.keyClick(pane.editor, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    bar = Bar(pane)
    QTest.keyClicks(bar.find, "one")
    QTest.keyClick(bar.find, Qt.Key.Key_Return)
    assert (pane.place().anchor, pane.place().cursor) == (2, 5)
    assert bar.says("1/3")
    QTest.keyClick(bar.find, Qt.Key.Key_Return)
    assert bar.says("2/3")
    QTest.keyClick(bar.find, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(bar.find, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.says("3/3")
    QTest.keyClick(bar.find, Qt.Key.Key_Escape)
    assert not bar.widget.isVisible()
    assert pane.editor.hasFocus()


def test_replacing_all_is_one_step(pane: SourcePane, open_text: Open) -> None:
    document = open_text("😀 one two one\none\n")
    pane.finder.replace()
    bar = Bar(pane)
    bar.find.setText("one")
    bar.replace.setText("1")
    bar.buttons["All"].click()
    assert document.body == shown(pane) == "😀 1 two 1\n1\n"
    assert bar.says("3 replaced")
    document.undo()
    assert document.body == shown(pane) == "😀 one two one\none\n"


def test_replacing_one_goes_to_the_next(pane: SourcePane, open_text: Open) -> None:
    document = open_text("one one\n")
    pane.finder.replace()
    bar = Bar(pane)
    bar.find.setText("one")
    bar.replace.setText("oneone")
    bar.widget.changed.emit()
    bar.buttons["Replace"].click()
    assert document.body == "oneone one\n"
    assert (pane.place().anchor, pane.place().cursor) == (7, 10)


def test_a_broken_expression_is_told_and_harms_nothing(pane: SourcePane, open_text: Open) -> None:
    document = open_text("a(b\n")
    pane.finder.replace()
    bar = Bar(pane)
    bar.switches["Regular expression"].setChecked(True)
    bar.find.setText("(")
    bar.buttons["All"].click()
    assert bar.says("Missing ) at position 1.")
    assert document.body == "a(b\n"


def test_a_pattern_given_up_is_not_tried_again_while_writing(
    pane: SourcePane, open_text: Open
) -> None:
    open_text(("a" * 60 + "b") * 100)
    pane.finder.find()
    bar = Bar(pane)
    bar.switches["Regular expression"].setChecked(True)
    bar.find.setText("(a|aa)+$")
    QTest.keyClick(bar.find, Qt.Key.Key_Return)
    assert bar.says("This pattern takes too long.")
    QTest.keyClicks(pane.editor, "x")
    start = time.perf_counter()
    QTest.qWait(300)
    assert time.perf_counter() - start < 0.3 + PATIENCE / 2
    bar.find.setText("b")
    QTest.keyClick(bar.find, Qt.Key.Key_Return)
    assert bar.says("1/100")


def test_the_selection_is_what_is_searched_for(pane: SourcePane, open_text: Open) -> None:
    open_text("one two\n")
    pane.set_place(Place(7, 4))
    pane.finder.find()
    assert Bar(pane).find.text() == "two"


def test_the_bar_fits_a_narrow_pane(pane: SourcePane, open_text: Open) -> None:
    open_text("text\n")
    pane.resize(300, 400)
    pane.finder.replace()
    bar = Bar(pane)
    assert bar.widget.minimumSizeHint().width() <= 300
    assert bar.find.width() - bar.find.textMargins().right() > 90


def test_finding_and_replacing_take_two_rows(pane: SourcePane, open_text: Open) -> None:
    open_text("text\n")
    pane.finder.find()
    bar = Bar(pane)
    row = bar.find.height()
    assert bar.widget.height() < 2 * row
    pane.finder.replace()
    QTest.qWait(1)
    assert bar.widget.height() < 3 * row


@pytest.mark.parametrize("width", [300, 306, 310])
def test_matches_whose_marking_scrolls_the_text_do_no_harm(
    pane: SourcePane, open_text: Open, width: int
) -> None:
    # Qt laid out the lines it was to mark, scrolled, was told to mark others, and crashed.
    pane.resize(width, 600)
    text = resource("sample", "bloom-filters.md").read_text(encoding="utf-8")
    open_text(split(text).body)
    pane.go_to(2600)
    QTest.qWait(10)
    pane.finder.replace()
    bar = Bar(pane)
    bar.find.setText("name")
    QTest.keyClick(bar.find, Qt.Key.Key_Return)
    assert bar.says("21/30")
    QTest.qWait(10)
    assert pane.editor.extraSelections()
