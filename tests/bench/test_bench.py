"""How long the things take that an author waits for, in short and in long articles.

`python3 dev.py bench` measures them; the tests' command only sees that they run.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from editor.ui.window.window import Window

pytestmark = pytest.mark.timeout(300)  # long articles, many rounds
START = Path(__file__).with_name("start.py")


def test_start_to_window(benchmark: BenchmarkFixture, path: Path) -> None:
    """From starting Python until the article's text is on the screen."""
    started: list[subprocess.Popen[str]] = []

    def start() -> None:
        command = [sys.executable, str(START), str(path)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        started.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "shown\n"

    def end() -> None:
        while started:
            started.pop().communicate(timeout=60)

    benchmark.pedantic(start, setup=end, rounds=5, warmup_rounds=1)
    end()


def test_open(benchmark: BenchmarkFixture, window: Window, path: Path) -> None:
    """From choosing a file until its text and form are on the screen."""

    def close() -> None:
        for opened in window.desk.articles:
            window.desk.close(opened)

    def choose() -> None:
        window.files.open_path(path)
        window.repaint()

    benchmark.pedantic(choose, setup=close, rounds=10, warmup_rounds=1)
    assert window.panes.source.editor.document().characterCount() > 1


@pytest.fixture
def writing(window: Window, path: Path, settle: Callable[[], None]) -> Window:
    """The window with the article open, the cursor in its middle and the preview up to date."""
    window.files.open_path(path)
    settle()
    editor = window.panes.source.editor
    cursor = editor.textCursor()
    cursor.setPosition(editor.document().characterCount() // 2)
    editor.setTextCursor(cursor)
    return window


def test_key_to_source(
    benchmark: BenchmarkFixture, writing: Window, settle: Callable[[], None]
) -> None:
    """From a key until its letter is painted in the source pane."""
    editor = writing.panes.source.editor

    def press() -> None:
        QTest.keyClick(editor, "x")
        editor.viewport().repaint()

    benchmark.pedantic(press, setup=settle, rounds=30, warmup_rounds=3)


def test_key_to_preview(
    benchmark: BenchmarkFixture, writing: Window, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    """From a key until the page is patched with it."""
    opened = writing.desk.current
    assert opened is not None

    def press() -> None:
        newest = opened.document.revision + 1
        with qtbot.waitSignal(
            writing.panes.preview.patched,
            timeout=30_000,
            check_params_cb=lambda shown: shown >= newest,
        ):
            QTest.keyClick(writing.panes.source.editor, "x")

    benchmark.pedantic(press, setup=settle, rounds=30, warmup_rounds=3)


def test_save(benchmark: BenchmarkFixture, writing: Window) -> None:
    """From the command until the file is safely on the disk."""

    def edit() -> None:
        QTest.keyClick(writing.panes.source.editor, "x")

    benchmark.pedantic(writing.files.save, setup=edit, rounds=10, warmup_rounds=1)
    assert writing.desk.unsaved == ()
