"""Going somewhere far off, where nothing was laid out yet: one arrives, and stays."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from editor.article.document import Document
from tests.ui.preview.conftest import PATIENCE, Shown, document_of
from tests.ui.preview.test_place import top_of
from tests.ui.preview.test_preview_pane import wheel

LONG = "这是一个关于软件开发的段落，包含 **粗体**、`代码` 和 [链接](https://example.com)。"


def mixed(blocks: int) -> str:
    """An article whose blocks are much higher or lower than their source lets one guess."""
    dice = random.Random(7)
    kinds = (
        lambda n: LONG * dice.randrange(1, 9) + f"{n}\n\n",
        lambda n: f"## part {n}\n\n",
        lambda n: "- a\n- b\n- c\n\n" * dice.randrange(1, 4),
        lambda n: "```python\n" + "x = 1\n" * dice.randrange(1, 30) + "```\n\n",
        lambda n: "<!-- not to be seen -->\n\n" * dice.randrange(1, 9),
        lambda n: "$$\n\\frac{a}{b}\n$$\n\n",
    )
    return "".join(dice.choice(kinds)(n) for n in range(blocks)) + "\n\nthe end\n" * 30


@pytest.fixture(scope="module")
def body() -> str:
    return mixed(700)


@pytest.fixture
def long(real: Shown, qtbot: QtBot, body: str) -> Shown:
    with qtbot.waitSignal(real.pane.settled, timeout=PATIENCE):
        real.pane.show_document(document_of(body), None, "hexo")
    real.stand_still()
    return real


def test_every_jump_arrives(long: Shown, body: str) -> None:
    dice = random.Random(4)
    lines = body.count("\n") - 60
    for _ in range(10):
        line = dice.randrange(1, lines) + 0.5
        long.pane.scroll_to_line(line)
        long.stand_still()
        off = f"galley.places.offsetOf({line})"
        assert abs(float(str(long.ask(off)))) <= 2, line


def test_a_part_of_a_block_is_gone_to_where_its_section_seems_lower_than_it_is(
    real: Shown, qtbot: QtBot
) -> None:
    # Before the code, which is long enough to have parts, much more than its HTML lets one guess.
    rows = "<hr>\n\n" * 40 + "```\n" + "x = 1\n" * 12 + "```\n\n"
    body = "text\n\n" * 200 + rows * 8 + "text\n\n" * 200
    with qtbot.waitSignal(real.pane.settled, timeout=PATIENCE):
        real.pane.show_document(document_of(body), None, "gfm")
    for number in (6, 2, 4):
        line = 400 + 95 * number + 90
        real.pane.scroll_to_line(line)
        real.stand_still()
        assert real.ask("galley.lineAt()") == pytest.approx(line, abs=0.5)


def test_where_the_reader_jumps_to_is_reported_as_it_is_in_the_end(
    long: Shown, qtbot: QtBot
) -> None:
    told: list[float] = []
    long.pane.line_scrolled.connect(told.append)
    dice = random.Random(5)
    for _ in range(10):
        long.pane.sync.on_touched()
        long.ask(f"galley.leave(); scrollTo(0, {dice.random()} * document.body.scrollHeight)")
        long.stand_still()
        line = float(str(long.ask("galley.lineAt()")))
        qtbot.waitUntil(lambda line=line: abs(told[-1] - line) < 0.6, timeout=PATIENCE)


def test_the_place_is_left_for_the_reader_and_for_what_is_found(long: Shown, qtbot: QtBot) -> None:
    long.pane.scroll_to_line(900)
    long.stand_still()
    before = float(str(long.ask("scrollY")))
    wheel(long.pane, -400)
    long.stand_still()
    long.ask("document.querySelector('main').style.paddingBottom = '500px'")
    long.stand_still()
    assert float(str(long.ask("scrollY"))) > before + 100
    long.pane.scroll_to_line(5)
    long.stand_still()
    long.pane._view.search("the end", case=False, back=True)
    qtbot.waitUntil(lambda: float(str(long.ask("scrollY"))) > before + 1000, timeout=PATIENCE)


def test_dragging_the_pages_scroll_bar_leaves_the_place(long: Shown) -> None:
    long.pane.scroll_to_line(20)
    long.stand_still()
    target = long.pane._view.focusProxy()
    at = QPoint(target.width() - 6, target.height() - 60)
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=at)
    long.stand_still()
    there = float(str(long.ask("scrollY")))
    long.ask("document.querySelector('main').style.paddingBottom = '500px'")
    long.stand_still()
    assert there > 1000 or float(str(long.ask("galley.lineAt()"))) > 25
    assert float(str(long.ask("scrollY"))) == pytest.approx(there, abs=2)


def test_a_link_to_a_place_in_an_article_that_was_open_leads_there(
    real: Shown, qtbot: QtBot, tmp_path: Path
) -> None:
    first, second = (document_of(mixed(120) + f"\n\n## {name}\n\n" + mixed(40)) for name in "ab")
    files = {first: tmp_path / "a.md", second: tmp_path / "b.md"}
    for path in files.values():
        path.write_text("", encoding="utf-8")

    def show(document: Document) -> None:
        real.pane.show_document(document, tmp_path, "gfm", path=files[document])

    real.pane.article_asked.connect(lambda path: show(first if path == files[first] else second))
    for document in (first, second):
        with qtbot.waitSignal(real.pane.settled, timeout=PATIENCE):
            show(document)
    for document, name in ((first, "a"), (second, "b"), (first, "a")):
        with qtbot.waitSignal(real.pane.settled, timeout=PATIENCE):
            real.pane._destination.go_to_article(files[document], name)
        real.stand_still()
        top = f"document.getElementById({name!r}).getBoundingClientRect().top"
        assert -2 <= float(str(real.ask(top))) <= 30, name


def test_what_a_link_leads_to_may_come_later_than_the_beginning(
    real: Shown, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "a.md"
    path.write_text("", encoding="utf-8")
    document = document_of(mixed(1500) + "\n\n## far off\n\n" + mixed(40))
    real.pane.article_asked.connect(
        lambda _path: real.pane.show_document(document, tmp_path, "gfm", path=path)
    )
    with qtbot.waitSignal(real.pane.settled, timeout=PATIENCE):
        real.pane._destination.go_to_article(path, "far-off")
    real.stand_still()
    assert -2 <= top_of(real, "far off") <= 60


def test_a_place_that_there_is_not_is_not_gone_to_when_it_is_written(
    real: Shown, qtbot: QtBot
) -> None:
    document = document_of("text\n\n" * 200 + "## end\n")
    real.show(document, flavour="gfm")
    assert real.ask("galley.goTo('late')") is False
    real.type_at(document, len(document.body), "\n\n## late\n\n" + "text\n\n" * 50)
    real.stand_still()
    assert real.ask("scrollY") == 0
