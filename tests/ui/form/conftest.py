"""A form pane on the screen (Qt's offscreen one), and the words to use it with."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from editor.article.document import Document
from editor.article.split import split
from editor.ui.form.field_row import FieldRow
from editor.ui.form.form_pane import FormPane
from editor.ui.theme import load_theme


class Author:
    """Somebody at the keyboard in front of a FormPane."""

    def __init__(self, qtbot: QtBot) -> None:
        self.pane = FormPane()
        qtbot.addWidget(self.pane)
        self.pane.set_theme(load_theme("light"))
        self.pane.resize(300, 700)
        self.pane.show()
        self.pane.activateWindow()
        qtbot.waitActive(self.pane)
        self.document = Document(split(""))

    def opens(self, text: str) -> Document:
        self.document = Document(split(text))
        self.pane.show_document(self.document)
        self.waits()
        return self.document

    @property
    def text(self) -> str:
        """The whole article as it is now."""
        return self.document.article.text

    def row(self, key: str) -> FieldRow:
        row = self.pane.form.row(key)
        assert row is not None, f"there is no row for {key}"
        return row

    def goes_to(self, key: str) -> QWidget:
        focus = self.row(key).widget.focus
        focus.setFocus()
        return focus

    def types(self, key: str, words: str) -> None:
        """Type at the end of a field, one character at a time."""
        focus = self.goes_to(key)
        QTest.keyClick(focus, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(focus, Qt.Key.Key_End)
        self.strikes(focus, words)

    def strikes(self, widget: QWidget, words: str) -> None:
        """One key after the other. QTest has ASCII's only; others come from an input method."""
        for character in words:
            if character == "\n":
                QTest.keyClick(widget, Qt.Key.Key_Return)
            elif character.isascii():
                QTest.keyClicks(widget, character)
            else:
                self.composes(widget, commit=character)

    def presses(self, key: str, *keys: Qt.Key) -> None:
        focus = self.goes_to(key)
        for each in keys:
            QTest.keyClick(focus, each)

    def empties(self, key: str) -> None:
        focus = self.goes_to(key)
        QTest.keyClick(focus, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(focus, Qt.Key.Key_Delete)

    def composes(self, widget: QWidget, *preedits: str, commit: str = "") -> None:
        """Write with an input method: what is shown while composing, then what is committed."""
        for preedit in preedits:
            QApplication.sendEvent(widget, QInputMethodEvent(preedit, []))
        if commit:
            event = QInputMethodEvent()
            event.setCommitString(commit)
            QApplication.sendEvent(widget, event)

    def menu(self, key: str) -> dict[str, QAction]:
        """What the field's menu offers, by its words."""
        self.goes_to(key)
        self.row(key).menu_asked.emit(self.row(key))
        (menu,) = [each for each in self.pane.findChildren(QMenu) if each.isVisible()]
        actions = {each.text().replace("&", ""): each for each in menu.actions() if each.text()}
        menu.close()
        return actions

    def chooses(self, key: str, words: str) -> None:
        """Choose from a field's menu."""
        action = self.menu(key)[words]
        self.pane.activateWindow()  # which Qt's offscreen screen forgets after a menu
        assert QTest.qWaitForWindowActive(self.pane)
        assert action.isEnabled()
        action.trigger()
        self.waits()

    def waits(self, milliseconds: int = 20) -> None:
        QTest.qWait(milliseconds)

    def reads(self, key: str) -> object:
        """What the field's widget shows."""
        return self.row(key).widget.value()


@pytest.fixture
def author(qtbot: QtBot) -> Author:
    return Author(qtbot)
