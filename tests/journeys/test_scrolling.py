"""Source and preview scroll together, and the preview marks what the cursor is in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from editor.ui.window.window import Window
from tests.journeys.test_previewing import PATIENCE, ask

TEXT = "".join(f"paragraph {n}\n\n" for n in range(150))
MARKED = "document.querySelector('.galley-here')?.textContent.trim()"
MOST = "document.documentElement.scrollHeight - innerHeight"


@pytest.fixture
def window(open_window: Callable[..., Window], tmp_path: Path, qtbot: QtBot) -> Iterator[Window]:
    """The window on the first of two articles, with its preview."""
    for name in ("first", "second"):
        (tmp_path / f"{name}.md").write_text(f"{name}\n\n{TEXT}", encoding="utf-8")
    opened = open_window(tmp_path / "first.md")
    opened.resize(1400, 800)
    with qtbot.waitSignal(opened.panes.preview.settled, timeout=PATIENCE):
        opened.panes.preview.load()
    yield opened
    opened.panes.close()


def put_cursor(window: Window, line: int) -> None:
    editor = window.panes.source.editor
    cursor = editor.textCursor()
    cursor.setPosition(editor.document().findBlockByNumber(line - 1).position())
    editor.setTextCursor(cursor)


def test_the_block_under_the_cursor_is_marked_with_every_article(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    assert ask(window, MARKED) == "first"
    window.view.scroll_together(False)
    put_cursor(window, 11)
    qtbot.waitUntil(lambda: ask(window, MARKED) == "paragraph 4", timeout=PATIENCE)
    for name, words in (("second", "second"), ("first", "paragraph 4")):
        with qtbot.waitSignal(window.panes.preview.settled, timeout=PATIENCE):
            window.desk.open(tmp_path / f"{name}.md")
        assert ask(window, MARKED) == words
    assert ask(window, "scrollY") == 0


def test_both_come_to_their_ends_together(window: Window, qtbot: QtBot) -> None:
    bar = window.panes.source.editor.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: ask(window, f"{MOST} - scrollY < 2") is True, timeout=PATIENCE)
    ask(window, "galley.leave(); scrollTo(0, 0)")
    qtbot.waitUntil(lambda: has_read(window) and bar.value() == 0, timeout=PATIENCE)
    ask(window, f"scrollTo(0, {MOST})")
    qtbot.waitUntil(lambda: has_read(window) and bar.value() == bar.maximum(), timeout=PATIENCE)


def has_read(window: Window) -> bool:
    """Be a reader who has scrolled: two steps between two frames are none to the web engine."""
    window.panes.preview.sync.on_touched()
    window.panes.preview.sync.on_scrolled()
    return True


def test_articles_keep_their_places(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    editor = window.panes.source.editor
    editor.verticalScrollBar().setValue(100)
    line = "Math.round(galley.lineAt())"
    qtbot.waitUntil(lambda: ask(window, line) == 101, timeout=PATIENCE)
    for name, place in (("second", 1), ("first", 101)):
        with qtbot.waitSignal(window.panes.preview.settled, timeout=PATIENCE):
            window.desk.open(tmp_path / f"{name}.md")
        qtbot.waitUntil(lambda place=place: ask(window, line) == place, timeout=PATIENCE)
        assert round(editor.top_line) == place
