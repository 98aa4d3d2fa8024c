"""What the benchmarks measure: the real window on a real file, offscreen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from editor.settings import Memory
from editor.ui.theme import load_theme
from editor.ui.window.window import Window
from tests.bench.article import SIZES, article


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every size where it is measured; the shortest where it is only tried (dev.py test)."""
    if "path" in metafunc.fixturenames:
        measured = metafunc.config.getoption("benchmark_enable")
        metafunc.parametrize("path", list(SIZES) if measured else list(SIZES)[:1], indirect=True)


@pytest.fixture
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """An article of the size that is asked for."""
    path = tmp_path / "article.md"
    path.write_text(article(SIZES[request.param]), encoding="utf-8", newline="")
    return path


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Window]:
    """The window as it starts, without an article, its web view loaded."""
    window = Window(Memory(None), load_theme("light"))
    window.resize(1440, 900)
    window.show()
    qtbot.waitExposed(window)
    window.panes.preview.load()
    with qtbot.waitSignal(window.panes.preview.settled, timeout=30_000):
        pass
    yield window
    window.panes.preview.close_page()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def settle(window: Window, qtbot: QtBot) -> Callable[[], None]:
    """Wait until the window has nothing left to do for what was opened or typed before."""
    at_rest: list[tuple[object, int]] = [(None, 0)]

    def now() -> tuple[object, int]:
        opened = window.desk.current
        return (opened, opened.document.revision) if opened else (None, 0)

    def note() -> None:
        at_rest.append(now())

    def wait() -> None:
        qtbot.waitUntil(lambda: at_rest[-1] == now(), timeout=120_000)

    window.panes.preview.settled.connect(note)
    return wait
