"""How long the things take that an author waits for, in short and in long articles.

`python3 dev.py bench` measures them; the tests' command only sees that they run.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop, SignalInstance
from PySide6.QtTest import QTest
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from editor.ui.preview.web_view import ArticleView
from editor.ui.window.window import Window
from tests.bench.memory import is_told, megabytes

pytestmark = pytest.mark.timeout(300)  # long articles, many rounds
LONG = 500_000
"""Bytes; what takes seconds with more is measured once."""
REST = 20_000
"""Milliseconds after which the web engine has given back what it needed for loading."""
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

    def choose() -> None:
        window.files.open_path(path)
        window.repaint()

    benchmark.pedantic(choose, setup=lambda: close_all(window), rounds=10, warmup_rounds=1)
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
    """From a key until the page is patched with it and laid out anew."""
    opened = writing.desk.current
    assert opened is not None
    view = writing.panes.preview.findChild(ArticleView)
    assert view is not None

    def press() -> None:
        newest = opened.document.revision + 1
        with qtbot.waitSignal(
            writing.panes.preview.patched,
            timeout=30_000,
            check_params_cb=lambda shown: shown >= newest,
        ):
            QTest.keyClick(writing.panes.source.editor, "x")
        heights: list[object] = []
        view.run("document.body.scrollHeight", heights.append)
        while not heights:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    benchmark.pedantic(press, setup=settle, rounds=60, warmup_rounds=5)


def test_first_of_preview(
    benchmark: BenchmarkFixture, window: Window, path: Path, qtbot: QtBot
) -> None:
    """From choosing a file until the page shows its beginning."""
    benchmark.pedantic(
        lambda: show(window, path, qtbot, window.panes.preview.patched),
        setup=lambda: close_all(window),
        rounds=3 if path.stat().st_size > LONG else 5,
        warmup_rounds=1,
    )


def test_whole_preview(
    benchmark: BenchmarkFixture, window: Window, path: Path, qtbot: QtBot
) -> None:
    """From choosing a file until the page holds all of it."""
    benchmark.pedantic(
        lambda: show(window, path, qtbot, window.panes.preview.settled),
        setup=lambda: close_all(window),
        rounds=1 if path.stat().st_size > LONG else 3,
    )


def show(window: Window, path: Path, qtbot: QtBot, until: SignalInstance) -> None:
    with qtbot.waitSignal(until, timeout=120_000):
        window.files.open_path(path)


def close_all(window: Window) -> None:
    for opened in window.desk.articles:
        window.desk.close(opened)
    QTest.qWait(500)


@pytest.mark.skipif(not is_told(), reason="the system does not say")
def test_memory(benchmark: BenchmarkFixture, writing: Window, settle: Callable[[], None]) -> None:
    """What all processes hold together with the article open and some words typed, at rest."""
    for _ in range(20):
        QTest.keyClick(writing.panes.source.editor, "x")
    settle()
    if not benchmark.disabled:
        QTest.qWait(REST)
    benchmark.pedantic(lambda: None, rounds=1)
    benchmark.extra_info["megabytes"] = megabytes()


def test_save(benchmark: BenchmarkFixture, writing: Window) -> None:
    """From the command until the file is safely on the disk."""

    def edit() -> None:
        QTest.keyClick(writing.panes.source.editor, "x")

    benchmark.pedantic(writing.files.save, setup=edit, rounds=10, warmup_rounds=1)
    assert writing.desk.unsaved == ()
