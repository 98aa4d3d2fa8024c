"""What the line at the bottom tells of the preview."""

from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from editor.ui.window.status_bar import StatusBar


def test_extensions_that_the_preview_does_without_are_named(qtbot: QtBot) -> None:
    bar = StatusBar({"mkdocs": "MkDocs"})
    qtbot.addWidget(bar)
    button = bar.findChild(QToolButton)
    bar.show_flavour("mkdocs", "MkDocs", "mkdocs", ("plantuml_markdown", "x"))
    assert button.text() == "MkDocs *"
    assert "plantuml_markdown, x" in button.toolTip()
    bar.show_flavour("mkdocs", "MkDocs", "mkdocs", ())
    assert button.text() == "MkDocs"
    assert "*" not in button.toolTip()
