"""Keys, clipboard, input method and shortcuts of the source pane."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QMimeData, QRect, Qt, QUrl
from PySide6.QtGui import QAction, QFont, QFontMetricsF, QImage, QKeyEvent, QKeySequence, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from editor.article.article import Article, Part
from editor.article.change import Change
from editor.article.document import Document
from editor.ui.source.fonts import source_font
from editor.ui.source.source_edit import name_of
from editor.ui.source.source_pane import Place, SourcePane
from editor.ui.theme import load_theme
from editor.ui.undo_keys import leave_undo_to_window
from tests.ui.source.conftest import Open
from tests.ui.source.test_typing import paste

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_enter_goes_on_with_a_list_and_ends_it(pane: SourcePane, open_text: Open) -> None:
    document = open_text("- one")
    pane.go_to(5)
    QTest.keyClick(pane.editor, Qt.Key.Key_Return)
    assert document.body == "- one\n- "
    QTest.keyClick(pane.editor, Qt.Key.Key_Return)
    assert document.body == "- one\n"


def test_enter_in_code_makes_no_list(pane: SourcePane, open_text: Open) -> None:
    document = open_text("```\n  - one\n```\n")
    pane.go_to(11)
    QTest.keyClick(pane.editor, Qt.Key.Key_Return)
    assert document.body == "```\n  - one\n  \n```\n"


def test_tab_indents_and_shift_tab_takes_it_back(pane: SourcePane, open_text: Open) -> None:
    document = open_text("- one\n- two")
    pane.go_to(11)
    QTest.keyClick(pane.editor, Qt.Key.Key_Tab)
    assert document.body == "- one\n    - two"
    QTest.keyClick(pane.editor, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert document.body == "- one\n- two"


def test_a_command_is_one_step_and_selects(pane: SourcePane, open_text: Open) -> None:
    document = open_text("😀 word")
    pane.set_place(Place(6, 2))
    pane.run("bold")
    assert document.body == "😀 **word**"
    assert (pane.place().anchor, pane.place().cursor) == (4, 8)
    document.undo()
    assert document.body == "😀 word"


def test_an_address_pasted_over_text_makes_a_link(pane: SourcePane, open_text: Open) -> None:
    document = open_text("see here now")
    pane.set_place(Place(8, 4))
    paste(pane, "https://a.b/c")
    assert document.body == "see [here](https://a.b/c) now"


def test_an_address_pasted_alone_is_itself(pane: SourcePane, open_text: Open) -> None:
    document = open_text("")
    paste(pane, "https://a.b/c")
    assert document.body == "https://a.b/c"


def test_line_ends_of_the_clipboard_become_ours(pane: SourcePane, open_text: Open) -> None:
    document = open_text("")
    paste(pane, "a\r\nb\rc\n")
    assert document.body == "a\nb\nc\n"


def test_a_paste_is_a_step_of_its_own(pane: SourcePane, open_text: Open) -> None:
    document = open_text("")
    QTest.keyClicks(pane.editor, "ab")
    paste(pane, "cd")
    QTest.keyClicks(pane.editor, "ef")
    document.undo()
    assert document.body == "abcd"
    document.undo()
    assert document.body == "ab"


def test_files_are_left_to_the_window(pane: SourcePane, open_text: Open) -> None:
    open_text("")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/tmp/a.md")])
    assert not pane.editor.canInsertFromMimeData(data)


def test_undo_reaches_the_window_from_every_text_field(qtbot: QtBot) -> None:
    window, pane, field = QMainWindow(), SourcePane(), QLineEdit()
    qtbot.addWidget(window)
    pane.set_theme(load_theme("light"))
    pane.show_document(Document(Article(body="text")))
    leave_undo_to_window(field)
    middle = QWidget()
    window.setCentralWidget(middle)
    column = QVBoxLayout(middle)
    column.addWidget(pane)
    column.addWidget(field)
    heard: list[str] = []
    for keys in ("Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y", "Ctrl+K"):
        action = QAction(window)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False, keys=keys: heard.append(keys))
        window.addAction(action)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for widget in (pane.editor, field):
        widget.setFocus()
        heard.clear()
        qtbot.waitUntil(widget.hasFocus)
        keys = window.windowHandle()
        QTest.keyClick(keys, Qt.Key.Key_Z, CONTROL)
        QTest.keyClick(keys, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
        QTest.keyClick(keys, Qt.Key.Key_Y, CONTROL)
        assert heard == ["Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y"]
    pane.editor.setFocus()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_K, CONTROL)
    assert heard[-1] == "Ctrl+K"


def test_the_clipboard_stays_with_the_text(pane: SourcePane, open_text: Open) -> None:
    open_text("text")
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_C, CONTROL)
    QApplication.sendEvent(pane.editor, event)
    assert event.isAccepted()


def test_the_input_method_sees_the_cursor_beside_the_numbers(
    pane: SourcePane, open_text: Open
) -> None:
    open_text("one\ntwo\n")
    pane.go_to(5)
    asked = pane.editor.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    there = pane.editor.cursorRect().translated(pane.editor.viewport().pos())
    assert QRect(asked.toRect() if hasattr(asked, "toRect") else asked).topLeft() == there.topLeft()
    assert pane.editor.viewport().pos().x() > 10
    assert pane.editor.inputMethodQuery(Qt.InputMethodQuery.ImSurroundingText) == "two"
    assert pane.editor.inputMethodQuery(Qt.InputMethodQuery.ImCursorPosition) == 1


def test_lines_are_equally_high_in_every_script(pane: SourcePane, open_text: Open) -> None:
    open_text("latin\n中文\n\nemoji 😀 **bold 粗**\n")
    pane.grab()
    document, editor = pane.editor.document(), pane.editor
    heights = {
        editor.blockBoundingRect(document.findBlockByNumber(number)).height() for number in range(4)
    }
    assert len(heights) == 1
    size = QFontMetricsF(editor.font()).lineSpacing() / editor.fontInfo().pixelSize()
    assert 1.55 < size < 1.8


def test_letters_come_from_a_monospaced_font(qtbot: QtBot) -> None:
    metrics = QFontMetricsF(source_font(12, ["zh-CN"]))
    assert metrics.horizontalAdvance("iiii") == metrics.horizontalAdvance("MMMM") > 0


@pytest.mark.parametrize("text", ["Bold", "粗体"])
def test_bold_letters_are_bold_in_every_script(qtbot: QtBot, text: str) -> None:
    font = source_font(12, ["zh-CN"])
    bold = QFont(font)
    bold.setBold(True)
    assert _ink(text, bold) > 1.1 * _ink(text, font)


def _ink(text: str, font: QFont) -> int:
    """How much is black of ``text`` drawn in ``font``."""
    picture = QImage(200, 60, QImage.Format.Format_Grayscale8)
    picture.fill(255)
    painter = QPainter(picture)
    painter.setFont(font)
    painter.drawText(picture.rect(), text)
    painter.end()
    return sum(255 - level for level in bytes(picture.constBits()))


def test_the_cursor_is_told_in_lines_and_characters(
    pane: SourcePane, open_text: Open, qtbot: QtBot
) -> None:
    open_text("one\n😀two\n")
    with qtbot.waitSignal(pane.cursor_moved) as moved:
        pane.go_to(6)
    assert moved.args == [2, 3]


@pytest.mark.parametrize(
    ("body", "place"),
    [("", 0), ("text", 0), ("\n", 1), ("\n\n\n", 1), ("\n\n  text\n", 2), (" text", 0), (" ", 0)],
)
def test_one_begins_on_the_first_line_with_text(
    pane: SourcePane, open_text: Open, body: str, place: int
) -> None:
    open_text(body)
    assert pane.place() == Place(place, place, 1)


def test_the_row_is_marked_only_where_one_writes(
    pane: SourcePane, open_text: Open, qtbot: QtBot
) -> None:
    open_text("text\n")
    qtbot.waitUntil(pane.editor.hasFocus)
    assert len(pane.editor.extraSelections()) == 1
    pane.editor.clearFocus()
    assert pane.editor.extraSelections() == []


def test_the_number_of_the_line_one_is_on_stands_out(
    pane: SourcePane, open_text: Open, qtbot: QtBot
) -> None:
    document = open_text("one\ntwo\nthree\n")
    numbers = pane.editor.numbers

    def shown_as_it_is() -> bool:
        QApplication.processEvents()
        seen = pane.grab().toImage()
        numbers.update()
        return bool(seen == pane.grab().toImage())

    first = numbers.grab().toImage()
    pane.go_to(5)
    assert shown_as_it_is()
    assert numbers.grab().toImage() != first
    document.apply(Change(Part.BODY, 0, "", "new\n", "file"))
    assert shown_as_it_is()
    QTest.keyClick(pane.editor, Qt.Key.Key_Down)
    assert shown_as_it_is()


def test_only_the_authors_scrolling_is_told(
    pane: SourcePane, open_text: Open, qtbot: QtBot
) -> None:
    open_text("line\n" * 300)
    told: list[float] = []
    pane.scrolled.connect(told.append)
    pane.scroll_to_line(50)
    assert told == []
    assert pane.place().top == 50
    pane.editor.verticalScrollBar().setValue(99)
    assert told == [100]


def test_the_size_of_text_stays_within_reason(pane: SourcePane) -> None:
    for _ in range(60):
        pane.zoom(-1)
    assert pane.editor.font().pointSizeF() == 7
    pane.zoom(0)
    assert pane.editor.font().pointSizeF() == 11


def test_invisible_characters_have_names() -> None:
    assert name_of("\u00a0") == "U+00A0 No-break space"
    assert name_of("\x00") == "U+0000 Control character"
