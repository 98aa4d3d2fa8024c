"""Typing never waits for the preview, whatever the article holds."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from editor.article.document import Document
from editor.render.flavours.table import flavours
from tests.ui.preview.conftest import PATIENCE, Shown, document_of, type_at

MANY = 10_000
MOST_BLOCKED = 0.05
"""Seconds of work in one go. Of the thread's own time: other programs may have the processor."""
KEYS, BETWEEN = 20, 33
"""So many keys, so many milliseconds apart."""
KINDS = {
    "quotes": "> " * MANY + "x",
    "brackets": "[" * MANY + "a" + "](b)" * MANY,
    "emphasis": "*a **b " * MANY,
    "lists in lists": "- " * MANY + "x",
    "backticks": "".join("`" * (number % 300 + 1) + "a" for number in range(3000)),
    "a huge table": "| a | b | c |\n|---|---|---|\n" + "| 1 | 2 | 3 |\n" * 20_000,
    "one long line": "字 word **b** [l](u) " * 40_000,
    "tags left open": "<div>" * MANY + "<b <i " * MANY + "<!--",
    "a fence left open": "```python\n" + "(" * 50_000 + "x\n" * 20_000,
    "formulas left open": "$" * MANY + " $$ \\frac{" * MANY,
    "footnotes in footnotes": "".join(f"[^{n}]: x[^{n + 1}]\n" for n in range(2000)) + "[^0]",
    "template code left open": "{% raw %}" * 1000 + "{{< " * MANY,
}


class Beat:
    """Notes how long the thread worked between two rounds of the event loop."""

    def __init__(self) -> None:
        self.slowest = 0.0
        self._last = time.thread_time()
        self._timer = QTimer()
        self._timer.timeout.connect(self._tick)
        self._timer.start(0)

    def _tick(self) -> None:
        now = time.thread_time()
        self.slowest = max(self.slowest, now - self._last)
        self._last = now

    def stop(self) -> None:
        self._timer.stop()


def flavour_for(number: int) -> str:
    """Every kind in a flavour, every flavour in its turn: all pairs would take minutes."""
    return list(flavours())[number % len(flavours())]


# The renderer is replaced after 1.4 s of silence: 1 to 5 s each.
@pytest.mark.parametrize("number", range(len(KINDS)), ids=list(KINDS))
def test_typing_goes_on_beside_what_no_renderer_can_do(
    real: Shown, qtbot: QtBot, number: int
) -> None:
    text = list(KINDS.values())[number]
    document = document_of("first\n\n\n\nlast\n")
    with qtbot.waitSignal(real.pane.settled, timeout=PATIENCE):
        real.pane.show_document(document, None, flavour_for(number))
    beat = Beat()
    type_at(document, 7, text)
    type_keys(real, document)
    qtbot.waitUntil(lambda: "x" * KEYS + "first" in real.text(), timeout=PATIENCE)
    beat.stop()
    assert beat.slowest < MOST_BLOCKED
    if real.pane.feed.spans:
        assert "line 3" in real.pane.notices.text.replace("lines", "line")


def type_keys(real: Shown, document: Document) -> None:
    for _ in range(KEYS):
        type_at(document, 0, "x")
        real.rest(BETWEEN)


def test_a_renderer_that_hangs_is_replaced_within_two_seconds(shown: Shown, qtbot: QtBot) -> None:
    document = document_of("first\n\nsecond\n\nlast\n")
    shown.show(document)
    feed = shown.pane.feed
    before = feed.process.pid
    begun = time.monotonic()
    type_at(document, 8, "HANG")
    qtbot.waitUntil(lambda: feed.process.is_up and feed.process.pid != before, timeout=PATIENCE)
    assert time.monotonic() - begun < 2.0
    qtbot.waitUntil(lambda: "line 3" in shown.pane.notices.text, timeout=PATIENCE)
    assert "first" in shown.text()
