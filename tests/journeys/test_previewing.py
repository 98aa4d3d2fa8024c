"""The preview beside the other panes: clicks, finding, links, flavours, what is remembered."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.ui.window.window import Window

QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
PATIENCE = 30_000
"""Milliseconds to wait for what must come; far longer than it takes, for busy machines."""

FIRST = """\
---
title: First
date: 2024-07-31
---

A [link](/2024/08/01/second/).

- one
- two *words*

需要点击的段落。
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A Hexo site of two articles."""
    posts = tmp_path / "blog" / "source" / "_posts"
    posts.mkdir(parents=True)
    (tmp_path / "blog" / "_config.yml").write_text(
        "permalink: :year/:month/:day/:title/\n", encoding="utf-8"
    )
    (posts / "first.md").write_text(FIRST, encoding="utf-8")
    (posts / "second.md").write_text("---\ndate: 2024-08-01\n---\nHello\n", encoding="utf-8")
    return posts


@pytest.fixture
def window(open_window: Callable[..., Window], site: Path, qtbot: QtBot) -> Iterator[Window]:
    """The window on the first article, with its preview."""
    opened = open_window(site / "first.md")
    opened.resize(1400, 800)
    with qtbot.waitSignal(opened.panes.preview.settled, timeout=PATIENCE):
        opened.panes.preview.load()
    yield opened
    opened.panes.close()


def ask(window: Window, script: str) -> object:
    """The value of a script in our world of the page."""
    values: list[object] = []
    loop = QEventLoop()
    window.panes.preview._view.run(script, lambda value: (values.append(value), loop.quit()))
    QTimer.singleShot(PATIENCE, loop.quit)
    loop.exec()
    return values[0]


def click(window: Window, selector: str) -> None:
    """A real click of the mouse near the beginning of an element's text."""
    box = f"document.querySelector('{selector}').getClientRects()[0]"
    x, y = (float(str(ask(window, f"{box}.{side}"))) for side in ("x", "y"))
    factor = window.panes.preview._view.zoomFactor()
    place = QPoint(round((x + 4) * factor), round((y + 8) * factor))
    QTest.mouseClick(window.panes.preview._view.focusProxy(), Qt.MouseButton.LeftButton, pos=place)


def line_of_cursor(window: Window) -> str:
    return window.panes.source.editor.textCursor().block().text()


def test_a_click_puts_the_cursor_there_and_typing_goes_on_there(
    window: Window, qtbot: QtBot
) -> None:
    click(window, ".galley-block:last-child p")
    qtbot.waitUntil(lambda: line_of_cursor(window) == "需要点击的段落。", timeout=PATIENCE)
    editor = window.panes.source.editor
    qtbot.waitUntil(lambda: QApplication.focusWidget() is editor, timeout=PATIENCE)
    QTest.keyClicks(QApplication.focusWidget(), "x")
    assert "x" in line_of_cursor(window)
    click(window, "li em")
    qtbot.waitUntil(lambda: line_of_cursor(window) == "- two *words*", timeout=PATIENCE)


def test_find_means_the_preview_after_a_click_there_and_the_source_after_typing(
    window: Window, qtbot: QtBot
) -> None:
    find = (Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    click(window, "li em")
    qtbot.waitUntil(lambda: line_of_cursor(window) == "- two *words*", timeout=PATIENCE)
    QTest.keyClick(QApplication.focusWidget(), *find)
    assert window.panes.preview._bar.isVisible()
    assert not window.panes.source._bar.isVisible()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    window.panes.source.editor.setFocus()
    QTest.keyClicks(window.panes.source.editor, "x")
    QTest.keyClick(window.panes.source.editor, *find)
    assert window.panes.source._bar.isVisible()
    assert not window.panes.preview._bar.isVisible()


def test_a_link_to_another_article_of_the_site_opens_it_here(
    window: Window, site: Path, qtbot: QtBot
) -> None:
    click(window, "article a[href]")
    qtbot.waitUntil(lambda: window.desk.current.path == site / "second.md", timeout=PATIENCE)


def test_the_flavour_of_the_site_is_marked_and_another_is_remembered(
    window: Window, site: Path, open_window: Callable[..., Window]
) -> None:
    own = window.panes.preview._flavour
    menu = window.status._flavour.menu()
    marked = [each for each in menu.actions() if "as the site" in each.text()]
    assert [each.isChecked() for each in marked] == [True]
    other = next(each for each in menu.actions() if not each.isChecked())
    other.trigger()
    assert window.panes.preview._flavour != own
    again = open_window(site / "second.md")
    assert again.panes.preview._flavour == window.panes.preview._flavour
    marked[0].trigger()
    assert window.panes.preview._flavour == own
    assert window._memory.settings.flavours == {}


def test_the_look_of_the_preview_is_remembered(
    window: Window, site: Path, open_window: Callable[..., Window]
) -> None:
    QTest.keyClick(
        window.panes.source.editor,
        Qt.Key.Key_W,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier,
    )
    window.actions_by_name["larger"].trigger()
    window.actions_by_name["remote_images"].trigger()
    look = open_window(site / "first.md").panes.preview.clothes.look
    assert (look.width, look.zoom, look.remote) == ("desktop", 1.1, False)


def test_text_grows_in_the_pane_that_is_used(window: Window) -> None:
    preview, source = window.panes.preview, window.panes.source
    source.editor.setFocus()
    size = source.editor.font().pointSizeF()
    window.actions_by_name["zoom_in"].trigger()
    assert source.editor.font().pointSizeF() == size + 1
    assert preview.clothes.look.zoom == 1.0
    preview._view.setFocus()
    window.actions_by_name["zoom_in"].trigger()
    assert source.editor.font().pointSizeF() == size + 1
    assert preview.clothes.look.zoom == 1.1


def test_an_article_saved_elsewhere_has_its_images_there(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    assert os.fspath(window.panes.preview.root) == os.fspath(tmp_path / "blog")
    (tmp_path / "other").mkdir()
    window.desk.current.save(tmp_path / "other" / "first.md")
    window.files.saving.saved.emit(window.desk.current)
    assert window.panes.preview._home.article == tmp_path / "other" / "first.md"
