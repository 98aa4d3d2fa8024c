"""The text in the pane is the document's, whatever is done to either."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QFontMetricsF, QInputMethodEvent, QTextCursor, QTextOption
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from editor.article.article import Article, Part
from editor.article.change import Change
from editor.article.commands import COMMANDS
from editor.article.document import Document
from editor.ui.source.sheet import has_endless_word
from editor.ui.source.source_pane import Place, SourcePane
from tests.ui.source.conftest import Open, shown

ODD = "\x00\r\u2028\u2029\ufdd0\ufdd1\ufdd2\ufdd3\ufffc\u00a0\t\u200b\ue000\x85\x0b\ufeff"
TEXT = st.text(
    st.sampled_from(f"ab *-`>#1. 中文😀👨\u200d👩🏽\n\n\n{ODD}") | st.characters(), max_size=40
)
WHERE = st.floats(0, 1)
STEP = st.one_of(
    st.tuples(st.just("type"), WHERE, WHERE, TEXT),
    st.tuples(st.just("paste"), WHERE, WHERE, TEXT),
    st.tuples(st.just("erase"), WHERE, WHERE, st.just("")),
    st.tuples(st.just("command"), WHERE, WHERE, st.sampled_from(sorted(COMMANDS))),
    st.tuples(st.just("other"), WHERE, WHERE, TEXT),
    st.tuples(st.just("undo"), WHERE, WHERE, st.just("")),
    st.tuples(st.just("redo"), WHERE, WHERE, st.just("")),
)


@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(body=TEXT, steps=st.lists(STEP, max_size=14))
def test_the_pane_shows_the_document_after_any_edits(
    pane: SourcePane, body: str, steps: list[tuple[str, float, float, str]]
) -> None:
    document = Document(Article(body=body))
    pane.show_document(document)
    assert shown(pane) == body
    for step in steps:
        _do(pane, document, *step)
        assert shown(pane) == document.body
    while document.undo():
        assert shown(pane) == document.body
    assert document.body == body
    pane.forget(document)


def _do(pane: SourcePane, document: Document, what: str, one: float, two: float, text: str) -> None:
    length = len(document.body)
    start, end = sorted((round(one * length), round(two * length)))
    if what == "other":
        removed = document.body[start:end]
        document.apply(Change(Part.BODY, start, removed, text, "file"))
        return
    pane.set_place(Place(end, start))
    if what in ("undo", "redo"):
        getattr(document, what)()
    elif what == "command":
        pane.run(text)
    elif what == "erase":
        QTest.keyClick(pane.editor, Qt.Key.Key_Backspace)
    elif what == "type":
        # Into Qt itself, which drops half of a surrogate pair a moment later.
        pane.editor.textCursor().insertText(text)
        QApplication.processEvents()
    else:
        paste(pane, text)


def paste(pane: SourcePane, text: str) -> None:
    """Paste text as the clipboard would."""
    data = QMimeData()
    data.setText(text)
    pane.editor.insertFromMimeData(data)


def test_keys_arrive_as_one_change_each(pane: SourcePane, open_text: Open) -> None:
    document = open_text("中文😀 text\n")
    changes: list[Change] = []
    document.subscribe(changes.append)
    pane.go_to(3)
    QTest.keyClicks(pane.editor, "ab")
    assert changes == [
        Change(Part.BODY, 3, "", "a", "source"),
        Change(Part.BODY, 4, "", "b", "source"),
    ]


def test_backspace_takes_a_whole_emoji(pane: SourcePane, open_text: Open) -> None:
    document = open_text("a😀b")
    pane.go_to(2)
    QTest.keyClick(pane.editor, Qt.Key.Key_Backspace)
    assert document.body == "ab"


def test_setting_the_font_or_theme_is_no_change(pane: SourcePane, open_text: Open) -> None:
    document = open_text("one\n```\ntwo\n")
    pane.zoom(1)
    pane.set_size(20)
    pane.grab()
    assert document.revision == 0


def test_composing_changes_nothing_until_it_is_committed(pane: SourcePane, open_text: Open) -> None:
    document = open_text("你好\n")
    pane.go_to(1)
    for so_far in ("s", "sh", "shi"):
        QApplication.sendEvent(pane.editor, QInputMethodEvent(so_far, []))
        pane.grab()
        assert document.body == "你好\n"
        assert document.revision == 0
    commit = QInputMethodEvent("", [])
    commit.setCommitString("是")
    QApplication.sendEvent(pane.editor, commit)
    assert document.body == "你是好\n"
    assert document.revision == 1


def test_a_commit_may_replace_what_stands_before(pane: SourcePane, open_text: Open) -> None:
    document = open_text("a😀bc")
    pane.go_to(3)
    commit = QInputMethodEvent("", [])
    commit.setCommitString("é", -3, 3)
    QApplication.sendEvent(pane.editor, commit)
    assert document.body == "aéc"
    assert shown(pane) == document.body


def test_a_commit_may_hold_what_qt_cannot(pane: SourcePane, open_text: Open) -> None:
    document = open_text("")
    commit = QInputMethodEvent("", [])
    commit.setCommitString("a\u2029b\ufdd0")
    QApplication.sendEvent(pane.editor, commit)
    assert document.body == "a\u2029b\ufdd0"


def test_undo_puts_the_cursor_at_the_change(pane: SourcePane, open_text: Open) -> None:
    document = open_text("one 😀\ntwo\nthree\n")
    pane.go_to(8)
    QTest.keyClicks(pane.editor, "xyz")
    pane.go_to(0)
    document.undo()
    assert pane.place().cursor == 8
    document.redo()
    assert pane.place().cursor == 11


def test_a_change_above_keeps_what_is_in_view(pane: SourcePane, open_text: Open) -> None:
    document = open_text("".join(f"line {n}\n" for n in range(200)))
    pane.go_to(len(document.body) // 2)
    pane.scroll_to_line(80)
    top = pane.editor.firstVisibleBlock().text()
    document.apply(Change(Part.BODY, 0, "", "new\nlines\n", "file"))
    assert pane.editor.firstVisibleBlock().text() == top


def test_a_subscriber_may_answer_a_key_with_a_change(
    pane: SourcePane, open_text: Open, qtbot: object
) -> None:
    document = open_text("x")

    def answer(change: Change) -> None:
        if change.inserted == "a":
            document.apply(Change(Part.BODY, 0, "", "<", "form"))

    document.subscribe(answer)
    QTest.keyClick(pane.editor, Qt.Key.Key_A)
    QTest.qWait(20)
    assert document.body == "<ax"
    assert shown(pane) == document.body


def test_a_subscriber_that_heard_first_may_change_the_text(pane: SourcePane) -> None:
    document = Document(Article(body="x"))

    def answer(change: Change) -> None:
        if change.origin == "file":
            document.apply(Change(Part.BODY, 0, "", "<", "form"))

    document.subscribe(answer)
    pane.show_document(document)
    document.apply(Change(Part.BODY, 1, "", "y", "file"))
    assert document.body == "<xy"
    assert shown(pane) == document.body


def test_each_article_keeps_its_cursor_selection_and_scroll(pane: SourcePane) -> None:
    one = Document(Article(body="first\n" * 300))
    two = Document(Article(body="second 😀\n" * 300))
    pane.show_document(one)
    pane.set_place(Place(700, 600, 90))
    before = pane.place()
    pane.show_document(two)
    pane.set_place(Place(20, 20, 30))
    pane.show_document(one)
    assert pane.place() == before
    pane.show_document(two)
    assert pane.place() == Place(20, 20, 30)


def test_an_article_out_of_sight_follows_its_document(pane: SourcePane, open_text: Open) -> None:
    document = open_text("text\n")
    pane.show_document(None)
    document.apply(Change(Part.BODY, 4, "", " more", "file"))
    pane.show_document(document)
    assert shown(pane) == "text more\n"


def test_a_forgotten_article_is_heard_no_more(pane: SourcePane, open_text: Open) -> None:
    document = open_text("text\n")
    pane.forget(document)
    assert not pane.editor.isEnabled()
    document.apply(Change(Part.BODY, 0, "", "x", "file"))
    assert shown(pane) == ""


def test_copying_keeps_no_break_spaces_and_odd_characters(
    pane: SourcePane, open_text: Open
) -> None:
    text = "a\u00a0b\x00c\u2028d\u2029e\n"
    open_text(text)
    pane.editor.selectAll()
    assert pane.editor.createMimeDataFromSelection().text() == text


def test_shift_enter_makes_an_ordinary_line(pane: SourcePane, open_text: Open) -> None:
    document = open_text("- one")
    pane.go_to(5)
    QTest.keyClick(pane.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert document.body == "- one\n"


def test_dragging_text_within_the_pane_moves_it(pane: SourcePane, open_text: Open) -> None:
    document = open_text("one two\n")
    cursor = QTextCursor(pane.editor.document())
    cursor.beginEditBlock()
    cursor.setPosition(0)
    cursor.setPosition(4, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    pane.editor.moveCursor(QTextCursor.MoveOperation.End)
    paste(pane, "one\u2028")
    cursor.endEditBlock()
    assert document.body == "two\none\u2028"
    assert shown(pane) == document.body


@pytest.mark.parametrize("open_it", [True, False])
def test_a_word_without_end_is_shown_in_time(
    pane: SourcePane, open_text: Open, open_it: bool
) -> None:
    # An image in base64: Qt looks for the word's end in each of its rows.
    word = "![](data:image/png;base64," + "x" * 300_000 + ")"
    document = open_text(word if open_it else "")
    start = time.perf_counter()
    if not open_it:
        paste(pane, word)
    pane.grab()
    open_text("two words\n")
    pane.grab()
    pane.show_document(document)
    pane.grab()
    assert time.perf_counter() - start < 3
    assert document.body == shown(pane) == word
    open_text("two words\n")
    wrap = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
    assert pane.editor.document().defaultTextOption().wrapMode() == wrap


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x" * 10_000, True),
        ("a " * 3_000 + "x" * 10_000 + " b", True),
        ("写" * 10_000, False),
        ("words " * 5_000, False),
        ("x" * 4_000, False),
        (("x" * 4_999 + "\n") * 9, False),
        ("", False),
    ],
)
def test_a_word_is_endless_if_nobody_can_read_it(text: str, expected: bool) -> None:
    assert has_endless_word(text) is expected


def test_a_tab_is_four_letters_wide(pane: SourcePane, open_text: Open) -> None:
    open_text("\ttext\n")
    letter = QFontMetricsF(pane.editor.font()).horizontalAdvance(" ")
    assert pane.editor.document().defaultTextOption().tabStopDistance() == 4 * letter
