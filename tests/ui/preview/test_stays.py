"""What is read stays where it is when the page becomes wider, narrower, larger or smaller."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from editor.ui.preview.preview_pane import PreviewPane
from tests.ui.preview.conftest import PATIENCE, Shown, document_of
from tests.ui.preview.test_place import top_of

LONG = "很长的一段 with many words that need several lines on the page. " * 6
BODY = "# Title\n\n" + "".join(
    f"## part {n}\n\nfirst {n} {LONG}\n\n- item {n} {LONG}\n- short {n}\n\n"
    f"```\ncode {n} {LONG}\n```\n\n| a | b |\n|---|---|\n| cell {n} | {LONG[:60]} |\n\n"
    f"> quote {n} {LONG}\n>\n> last {n} {LONG}\n\n"
    for n in range(60)
)
KINDS = ("first", "item", "code", "cell", "quote", "last")
CHANGES: dict[str, Callable[[PreviewPane], object]] = {
    "phone": lambda pane: pane.choose(width="phone"),
    "tablet": lambda pane: pane.choose(width="tablet"),
    "desktop": lambda pane: pane.choose(width="desktop"),
    "narrower": lambda pane: pane.resize(420, 600),
    "wider": lambda pane: pane.resize(1100, 700),
    "larger": lambda pane: pane.zoom(1),
    "larger text": lambda pane: pane.set_zoom(1.4),
}
BACK: dict[str, Callable[[PreviewPane], object]] = {
    **dict.fromkeys(("phone", "tablet", "desktop"), lambda pane: pane.choose(width="pane")),
    **dict.fromkeys(("narrower", "wider"), lambda pane: pane.resize(800, 600)),
    "larger": lambda pane: pane.zoom(0),
    "larger text": lambda pane: pane.set_zoom(1),
}
SIZE = "[innerWidth, innerHeight].join()"
LINE = 34
"""Pixels that a line takes at most."""


@pytest.fixture
def reading(real: Shown, qtbot: QtBot) -> Shown:
    real.pane.resize(800, 600)
    with qtbot.waitSignal(real.pane.settled, timeout=PATIENCE):
        real.pane.show_document(document_of(BODY), None, "gfm")
    return real


def scroll(shown: Shown, words: str) -> None:
    """Have these words at the top as a reader has, who goes on by the wheel."""
    lines = BODY.splitlines()
    shown.pane.scroll_to_line(next(at for at, line in enumerate(lines, 1) if words in line))
    shown.stand_still()
    shown.ask("dispatchEvent(new Event('wheel'))")
    assert abs(top_of(shown, words)) <= LINE, words


def changed(shown: Shown, change: Callable[[PreviewPane], object]) -> None:
    size = shown.ask(SIZE)
    change(shown.pane)
    end = time.monotonic() + PATIENCE / 1000
    while shown.ask(SIZE) == size and time.monotonic() < end:
        shown.rest(10)
    shown.stand_still()


@pytest.mark.parametrize("change", CHANGES)
def test_the_words_at_the_top_stay_there(reading: Shown, change: str) -> None:
    for number, kind in enumerate(KINDS if change == "phone" else KINDS[1:3], start=20):
        words = f"{kind} {number} "
        scroll(reading, words)
        before = top_of(reading, words)
        changed(reading, CHANGES[change])
        assert top_of(reading, words) == pytest.approx(before, abs=LINE / 3), words
        changed(reading, BACK[change])
        assert top_of(reading, words) == pytest.approx(before, abs=2), words


def test_the_line_stays_that_the_source_has_scrolled_to(reading: Shown) -> None:
    reading.pane.scroll_to_line(405.5)
    reading.stand_still()
    for change in ("phone", "wider", "larger"):
        changed(reading, CHANGES[change])
        assert reading.ask("galley.lineAt()") == pytest.approx(405.5, abs=0.1), change


def test_the_beginning_stays_the_beginning(reading: Shown) -> None:
    for change in ("phone", "desktop", "narrower"):
        changed(reading, CHANGES[change])
        assert reading.ask("scrollY") == 0
