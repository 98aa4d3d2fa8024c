"""Undo is the article's, wherever in the form the keyboard is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.form.conftest import Author

TEXT = "---\ntitle: A\ndate: 2024-07-31\ntags: [a]\nweight: 3\nseo: {a: 1}\n---\nBody\n"


def control_z(author: Author, focus: QWidget) -> None:
    action = QAction(author.pane)
    action.setShortcut(QKeySequence(QKeySequence.StandardKey.Undo))
    action.triggered.connect(lambda: author.document.undo())
    author.pane.addAction(action)
    QTest.keyClick(focus, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    author.pane.removeAction(action)


@pytest.mark.parametrize("key", ["title", "date", "tags", "weight", "seo", "description"])
def test_control_z_in_any_field_takes_the_articles_last_step_back(author: Author, key: str) -> None:
    author.opens(TEXT)
    author.presses("draft", Qt.Key.Key_Space)
    assert author.text != TEXT
    control_z(author, author.goes_to(key))
    assert author.text == TEXT


def test_control_z_in_the_text_does_so_too(author: Author) -> None:
    author.opens(TEXT)
    author.types("title", "b")
    author.pane.show_raw(True)
    control_z(author, author.pane.raw.edit)
    assert author.text == TEXT


def test_two_fields_are_two_steps(author: Author) -> None:
    document = author.opens(TEXT)
    author.types("title", "xyz")
    author.types("weight", "4")
    document.undo()
    assert author.text == TEXT.replace("title: A", "title: Axyz")
    document.undo()
    assert author.text == TEXT
