"""Which line is where, inside one long block and over articles of one kind: both ways."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from editor.render.flavours.table import flavours
from tests.ui.preview.conftest import PATIENCE, Shown, document_of
from tests.ui.preview.test_preview_pane import picture

LONG = "很长的一行 with many words that need several lines on the page. " * 6
LIST = "".join(f"- item {n} {LONG if n % 5 == 0 else ''}\n" for n in range(80))
NESTED = "".join(f"- item {n}\n  - inner {n} {LONG if n % 7 == 0 else ''}\n" for n in range(60))
TABLE = "| a | b |\n|---|---|\n" + "".join(
    f"| row {n} | {LONG if n % 9 == 0 else 'short'} |\n" for n in range(100)
)
CODE = "```python\n" + "".join(f"line_{n} = {n}\n" for n in range(200)) + "```\n"
QUOTE = "".join(f"> paragraph {n} {LONG if n % 4 == 0 else ''}\n>\n" for n in range(60))
KINDS = {
    # What a line is looked for by, how many there are, the words on line n of the body.
    "list": (LIST, lambda n: f"item {n} ", lambda n: n + 1),
    "nested list": (NESTED, lambda n: f"inner {n} ", lambda n: 2 * n + 2),
    "table": (TABLE, lambda n: f"row {n}", lambda n: n + 3),
    "quote": (QUOTE, lambda n: f"paragraph {n} ", lambda n: 2 * n + 1),
}
TOP_OF = """(() => {
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = (walker.currentNode.data + ' ').indexOf(WORDS);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(walker.currentNode, at);
    range.setEnd(walker.currentNode, at + 1);
    return range.getBoundingClientRect().top;
  }
})()"""


def show(shown: Shown, qtbot: QtBot, body: str, folder: Path | None = None) -> None:
    with qtbot.waitSignal(shown.pane.settled, timeout=PATIENCE):
        shown.pane.show_document(document_of(body), folder, "gfm")


def top_of(shown: Shown, words: str) -> float:
    return float(str(shown.ask(TOP_OF.replace("WORDS", repr(words)))))


@pytest.mark.parametrize("kind", KINDS)
def test_a_line_inside_a_long_block_is_where_its_part_is(
    real: Shown, qtbot: QtBot, kind: str
) -> None:
    body, words, line_of = KINDS[kind]
    show(real, qtbot, body)
    for number in (17, 33, 52):
        line = line_of(number)
        real.pane.scroll_to_line(line)
        real.stand_still()
        assert -2 <= top_of(real, words(number)) <= 30, number
        assert real.ask("galley.lineAt()") == pytest.approx(line, abs=0.3)


def test_a_line_of_code_is_where_it_is(real: Shown, qtbot: QtBot) -> None:
    show(real, qtbot, f"before\n\n{CODE}\nafter\n")
    for number in (20, 90, 170):
        real.pane.scroll_to_line(number + 4)
        real.stand_still()
        line = "JSON.stringify(galley.lineAt())"
        assert float(str(real.ask(line))) == pytest.approx(number + 4, abs=0.3)
        rows = (
            "(() => { const r = document.querySelector('pre code').getBoundingClientRect();"
            "return -r.top / (r.height / 200) })()"
        )
        assert real.ask(rows) == pytest.approx(number, abs=0.7)


def test_images_that_arrive_late_do_not_move_the_line(
    real: Shown, qtbot: QtBot, tmp_path: Path
) -> None:
    picture(tmp_path / "a.png", "red")
    body = "".join(f"![{n}](a.png)\n\nunder {n} text\n\n" for n in range(120))
    show(real, qtbot, body, tmp_path)
    for number in (30, 77, 110):
        real.pane.scroll_to_line(4 * number + 3)
        real.stand_still()
        assert -2 <= top_of(real, f"under {number} ") <= 30
        assert real.ask("galley.lineAt()") == pytest.approx(4 * number + 3, abs=0.3)


def test_definitions_without_a_height_take_no_place(real: Shown, qtbot: QtBot) -> None:
    notes = "".join(f"[^{n}]: note {n}\n\n" for n in range(150))
    text = "".join(f"paragraph {n} text[^{n}]\n\n" for n in range(150))
    show(real, qtbot, text + notes)
    for number in (40, 120):
        real.pane.scroll_to_line(2 * number + 1)
        real.stand_still()
        assert -2 <= top_of(real, f"paragraph {number} ") <= 30
        assert real.ask("galley.lineAt()") == pytest.approx(2 * number + 1, abs=0.5)


def test_places_are_found_in_what_was_never_laid_out(real: Shown, qtbot: QtBot) -> None:
    body = "".join(f"## part {n} here\n\ntext {LONG}\n\n- a\n- b\n\n" for n in range(400))
    show(real, qtbot, body + "[up](#part-3-here)\n")
    for number in (333, 20, 390, 201):
        real.pane.scroll_to_line(7 * number + 1)
        real.stand_still()
        assert -2 <= top_of(real, f"part {number} ") <= 60
    real.ask("galley.goTo('part-3-here')")
    real.stand_still()
    assert -2 <= top_of(real, "part 3 ") <= 60
    with qtbot.waitSignal(real.pane._view.found, timeout=PATIENCE):
        real.pane._view.search("part 299 here", case=False, back=False)
    real.stand_still()
    assert 0 <= top_of(real, "part 299 ") <= 500


@pytest.mark.parametrize("flavour", flavours())
def test_both_ways_agree_in_every_flavour(real: Shown, qtbot: QtBot, flavour: str) -> None:
    body = f"# a\n\n{LIST}\n{TABLE}\n{CODE}\n{QUOTE}\ntext\n" + "more\n\n" * 60
    with qtbot.waitSignal(real.pane.settled, timeout=PATIENCE):
        real.pane.show_document(document_of(body), None, flavour)
    for line in (30, 130.5, 260, 400):
        real.pane.scroll_to_line(line)
        real.stand_still()
        assert real.ask("galley.lineAt()") == pytest.approx(line, abs=0.5)
