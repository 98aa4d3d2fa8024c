"""A source pane to test, shown offscreen in the real theme."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from editor.article.article import Article
from editor.article.document import Document
from editor.ui.source.source_pane import SourcePane
from editor.ui.theme import load_theme

Open = Callable[[str], Document]


@pytest.fixture
def pane(qtbot: QtBot) -> SourcePane:
    """An empty pane of ordinary size."""
    pane = SourcePane()
    qtbot.addWidget(pane)
    pane.set_theme(load_theme("light"))
    pane.resize(600, 400)
    pane.show()
    return pane


@pytest.fixture
def open_text(pane: SourcePane) -> Open:
    """Opens an article with this body in the pane."""

    def open_text(body: str) -> Document:
        document = Document(Article(body=body))
        pane.show_document(document)
        pane.editor.setFocus()
        return document

    return open_text


def shown(pane: SourcePane) -> str:
    """The text that the pane shows, in the article's characters."""
    return pane.sheet.text()
