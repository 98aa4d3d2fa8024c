"""What a key has laid out anew: what it touched."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from editor.ui.source.source_pane import SourcePane
from tests.ui.source.conftest import Open

LONG = "中文字，word " * 2_000


@pytest.mark.parametrize("key", [Qt.Key.Key_Y, Qt.Key.Key_Backspace, Qt.Key.Key_Delete])
def test_a_key_leaves_the_layout_of_the_lines_after_it(
    pane: SourcePane, open_text: Open, key: Qt.Key
) -> None:
    open_text(f"**first** line\n\n{LONG}\n\nlast")
    document = pane.editor.document()
    long_one = document.findBlockByNumber(2)
    rows = long_one.layout().lineCount()
    assert rows > 50
    cursor = QTextCursor(document.findBlockByNumber(0))
    cursor.setPosition(4)
    pane.editor.setTextCursor(cursor)
    QTest.keyClick(pane.editor, key)
    assert long_one.layout().lineCount() == rows
    assert document.findBlockByNumber(0).layout().lineCount() == 1


@pytest.mark.parametrize("position", [0, 7, -1])
def test_what_a_key_changes_is_laid_out(pane: SourcePane, open_text: Open, position: int) -> None:
    open_text("one two three\nfour\n" + "word " * 40)
    document = pane.editor.document()
    cursor = QTextCursor(document)
    cursor.setPosition(position % document.characterCount())
    pane.editor.setTextCursor(cursor)
    before = [document.findBlockByNumber(at).layout().lineCount() for at in range(3)]
    QTest.keyClicks(pane.editor, "word " * 40)
    after = [document.findBlockByNumber(at).layout().lineCount() for at in range(3)]
    assert sum(after) > sum(before)
    QTest.keyClick(pane.editor, Qt.Key.Key_Return)
    pane.grab()
    assert document.lineCount() == sum(
        document.findBlockByNumber(at).layout().lineCount() for at in range(document.blockCount())
    )
    for _ in range(201):
        QTest.keyClick(pane.editor, Qt.Key.Key_Backspace)
    pane.grab()
    assert [document.findBlockByNumber(at).layout().lineCount() for at in range(3)] == before
