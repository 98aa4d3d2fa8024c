"""Alt and a letter go to a field; which letter is shown while Alt is held."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from editor.ui.form.elided_label import ElidedLabel
from tests.ui.form.conftest import Author

TEXT = "---\ntitle: A\ndate: 2024-07-31\ntags: [a]\ncategories: [c]\n---\n"


def shown(author: Author) -> QImage:
    return author.pane.grab().toImage()


@pytest.mark.parametrize(
    ("letter", "key"),
    [
        (Qt.Key.Key_T, "title"),
        (Qt.Key.Key_D, "date"),
        (Qt.Key.Key_A, "author"),
        (Qt.Key.Key_G, "tags"),
        (Qt.Key.Key_C, "categories"),
        (Qt.Key.Key_R, "draft"),
        (Qt.Key.Key_S, "description"),
    ],
)
def test_alt_and_a_letter_go_to_the_field(author: Author, letter: Qt.Key, key: str) -> None:
    author.opens(TEXT)
    author.goes_to("description" if key != "description" else "title")
    QTest.keyClick(author.pane.window(), letter, Qt.KeyboardModifier.AltModifier)
    assert author.row(key).widget.focus.hasFocus()


def test_alt_and_a_letter_switch_between_form_and_text(author: Author) -> None:
    author.opens(TEXT)
    QTest.keyClick(author.pane.window(), Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
    author.waits(150)  # Qt shows the button pressed for a moment
    assert author.pane.is_raw
    QTest.keyClick(author.pane.window(), Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    author.waits(150)
    assert not author.pane.is_raw


def test_the_letters_are_underlined_only_while_alt_is_held(author: Author) -> None:
    author.opens(TEXT)
    before = shown(author)
    window = author.pane.window().windowHandle()
    QTest.keyPress(window, Qt.Key.Key_Alt)
    held = shown(author)
    words = [button.text() for button in author.pane.findChildren(QAbstractButton)]
    assert "Ra&w" in words
    QTest.keyRelease(window, Qt.Key.Key_Alt)
    assert held != before
    assert shown(author) == before
    words = [button.text() for button in author.pane.findChildren(QAbstractButton)]
    assert not any("&" in word for word in words)


def test_a_label_without_a_buddy_shows_its_ampersand(author: Author) -> None:
    author.opens("---\ntags: [a&b, ab]\n---\n")
    one, two = (
        label.grab().toImage()
        for label in author.pane.findChildren(ElidedLabel)
        if label.text() in ("a&b", "ab")
    )
    assert one != two
