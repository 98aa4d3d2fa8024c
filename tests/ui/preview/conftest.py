"""A preview pane with a real web view, and a way to ask its page."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.article.article import Article, Part
from editor.article.change import Change
from editor.article.document import Document
from editor.render.flavours.table import NO_SETTINGS, Settings
from editor.ui.preview.preview_pane import PreviewPane
from editor.ui.theme import load_theme

# As app.py does, before there is an application: Qt WebEngine is loaded late.
QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)

STAND_IN = [sys.executable, str(Path(__file__).with_name("stand_in.py"))]
STATE = "[scrollY, innerWidth, innerHeight, document.body.scrollHeight].join()"
PATIENCE = 30_000
"""Milliseconds to wait for what must come; far longer than it takes, for busy machines."""


def type_at(document: Document, start: int, inserted: str, removed: str = "") -> None:
    """Make a change as the source pane does."""
    document.apply(Change(Part.BODY, start, removed, inserted, "source"))


def document_of(body: str, head: str = "") -> Document:
    """A document with this text."""
    return Document(Article(front=head, body=body))


class Shown:
    """A pane, and what its page holds."""

    def __init__(self, pane: PreviewPane, wait: Callable[..., object]) -> None:
        self.pane = pane
        self._wait = wait

    def show(
        self,
        document: Document | None,
        folder: Path | None = None,
        flavour: str = "python-markdown",
        settings: Settings = NO_SETTINGS,
    ) -> None:
        """Show the document and wait until it is painted."""
        with self._wait(self.pane.settled, timeout=PATIENCE):
            self.pane.show_document(document, folder, flavour, settings=settings)

    def type_at(self, document: Document, start: int, inserted: str, removed: str = "") -> None:
        """Change the document and wait until the page shows it."""
        with self._wait(self.pane.settled, timeout=PATIENCE):
            type_at(document, start, inserted, removed)

    def ask(self, script: str) -> object:
        """The value of a script in our world of the page."""
        values: list[object] = []
        loop = QEventLoop()
        self.pane._view.run(script, lambda value: (values.append(value), loop.quit()))
        QTimer.singleShot(PATIENCE, loop.quit)
        loop.exec()
        assert values, "the page did not answer"
        return values[0]

    def text(self) -> str:
        """What a reader can see of the article."""
        return str(self.ask("document.querySelector('main').innerText")).strip()

    def stand_still(self) -> None:
        """Wait until the page has done what it was told, and nothing on it moves any more."""
        still, before = 0, None
        end = time.monotonic() + PATIENCE / 1000
        while still < 3:
            assert time.monotonic() < end, "the page never stands still"
            self.frames(5)
            now = self.ask(STATE)
            still = still + 1 if now == before and self.ask("galley.settled()") else 0
            before = now

    def frames(self, count: int) -> None:
        """Wait until the page has drawn so many frames, however long that takes."""
        self.ask(
            "globalThis.drawn = 0;(function draw() { drawn++; requestAnimationFrame(draw) })()"
            if self.ask("globalThis.drawn === undefined")
            else "drawn = 0"
        )
        end = time.monotonic() + PATIENCE / 1000
        while int(float(str(self.ask("drawn")))) < count:
            assert time.monotonic() < end, "the page draws nothing"
            self.rest(5)

    def rest(self, milliseconds: int) -> None:
        """Let things happen."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()


@pytest.fixture
def bare_pane(qapp: QApplication) -> Iterator[PreviewPane]:
    """A pane without its web view."""
    pane = PreviewPane(command=STAND_IN)
    pane.set_theme(load_theme("light"))
    pane.resize(600, 500)
    pane.show()
    yield pane
    pane.close_page()
    pane.deleteLater()


@pytest.fixture
def shown(bare_pane: PreviewPane, qtbot) -> Shown:
    """A pane with its web view."""
    bare_pane.load()
    return Shown(bare_pane, qtbot.waitSignal)


@pytest.fixture
def real(qapp: QApplication, qtbot: QtBot) -> Iterator[Shown]:
    """A pane with the render process that Galley has."""
    pane = PreviewPane()
    pane.set_theme(load_theme("light"))
    pane.resize(600, 500)
    pane.show()
    pane.load()
    yield Shown(pane, qtbot.waitSignal)
    pane.close_page()
    pane.deleteLater()
