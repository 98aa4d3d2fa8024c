"""The pane with the real render process: what is seen is what a full render gives."""

from __future__ import annotations

import json
import random

import pytest
from pytestqt.qtbot import QtBot

from editor.render.render import render
from tests.ui.preview.conftest import PATIENCE, Shown, document_of, type_at

PIECES = [
    "# 标题\n\n",
    "- 一\n- 二\n\n",
    "```python\nx = 1\n```\n\n",
    "**重点**：正文 🦆[^1]\n\n",
    "[^1]: 注\n\n",
    "| a | b |\n|---|---|\n| 1 | 2 |\n\n",
    "> quote\n\n",
    "<details><summary>x</summary>y</details>\n\n",
]
LONG = "".join(f"## {number}\n\n{''.join(PIECES[1:3])}" for number in range(300))
BLOCKS = "JSON.stringify(galley.sections.blocks().map((each) => [each.html, each.lines]))"


def blocks_of(shown: Shown) -> list[list[object]]:
    found: list[list[object]] = json.loads(str(shown.ask(BLOCKS)))
    return found


def expected(body: str) -> list[list[object]]:
    return [[block.html, block.lines] for block in render(body, "python-markdown")]


def test_after_any_edits_the_page_holds_what_a_full_render_gives(real: Shown) -> None:
    dice = random.Random(7)
    document = document_of("".join(PIECES))
    real.show(document)
    for _ in range(60):
        start = dice.randrange(len(document.body) + 1)
        removed = document.body[start : start + dice.choice([0, 0, 1, 5, 30])]
        type_at(document, start, dice.choice(["x", "\n\n", "**", "`", *PIECES]), removed)
        if dice.random() < 0.2:
            real.rest(20)
    with real._wait(real.pane.settled, timeout=PATIENCE):
        type_at(document, 0, "end\n\n")
    assert blocks_of(real) == expected(document.body)
    assert real.ask("document.querySelectorAll('.galley-block').length") == len(blocks_of(real))


def test_a_long_article_shows_its_beginning_first_and_takes_changes_meanwhile(
    real: Shown, qtbot: QtBot
) -> None:
    document = document_of(LONG)
    with qtbot.waitSignal(real.pane.patched, timeout=PATIENCE):
        real.pane.show_document(document, None, "python-markdown")
    first = real.ask("galley.sections.count")
    assert "0" in real.text()
    with qtbot.waitSignal(real.pane.settled, timeout=PATIENCE):
        type_at(document, 3, "changed ")
    whole = expected(document.body)
    assert first < len(whole)
    assert blocks_of(real) == whole


def test_the_place_in_a_long_article_is_found_again_while_it_arrives(real: Shown) -> None:
    real.show(document := document_of(LONG))
    real.pane.scroll_to_line(1500)
    real.rest(200)
    real.show(None)
    real.show(document)
    real.rest(200)
    assert real.ask("galley.lineAt()") == pytest.approx(1500, abs=1)


def test_a_renderer_started_anew_leaves_the_page_as_it_was(real: Shown, qtbot: QtBot) -> None:
    real.show(document_of("".join(PIECES)))
    real.ask("galley.sections.blocks()[0].node.mark = 'same'")
    real.ask("document.querySelector('details').open = true")
    with qtbot.waitSignal(real.pane.feed.restarted, timeout=PATIENCE):
        real.pane.feed.process._process.kill()
    qtbot.waitUntil(lambda: real.pane.feed.is_idle, timeout=PATIENCE)
    real.rest(200)
    assert real.ask("galley.sections.blocks()[0].node.mark") == "same"
    assert real.ask("document.querySelector('details').open") is True


def test_scripts_do_not_come_through_the_renderer(real: Shown) -> None:
    real.show(document_of("<script>x</script><img src=x onerror=y>\n\n[a](javascript:z)\n"))
    html = str(real.ask("document.querySelector('article').innerHTML"))
    for word in ("script", "onerror"):
        assert word not in html
