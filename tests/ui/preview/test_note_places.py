"""Footnotes and the lines that define them: marked, brought into sight, scrolled together."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.preview.conftest import PATIENCE, Shown, document_of

NOTED = ("astro", "gfm", "hugo", "jekyll", "pelican", "python-markdown")
MANY = 60
WORDS = "word " * 60
BODY = (
    "".join(f"paragraph {n}[^n{n}] {WORDS}\n\n" for n in range(MANY))
    + "".join(f"[^n{n}]: note {n} {WORDS}\n\n" for n in range(MANY))
    + "[^n3x]: never referred to\n"
)
HERE = "document.querySelector('.galley-here')"


def line_of(number: int) -> int:
    """The line that defines a footnote, from 1."""
    return 2 * MANY + 2 * number + 1


def show(shown: Shown, qtbot: QtBot, body: str, flavour: str) -> None:
    with qtbot.waitSignal(shown.pane.settled, timeout=PATIENCE):
        shown.pane.show_document(document_of(body), None, flavour)


def top_of_note(shown: Shown, number: int) -> float:
    item = (
        f"[...document.querySelectorAll('li')].find(e => e.textContent.includes('note {number} '))"
    )
    return float(str(shown.ask(f"{item}.getBoundingClientRect().top")))


@pytest.mark.parametrize("flavour", NOTED)
def test_notes_scroll_with_their_definitions(real: Shown, qtbot: QtBot, flavour: str) -> None:
    show(real, qtbot, BODY, flavour)
    for number in (7, 33, 50):
        real.pane.scroll_to_line(line_of(number))
        real.stand_still()
        assert top_of_note(real, number) == pytest.approx(0, abs=2)
        assert real.ask("galley.lineAt()") == pytest.approx(line_of(number), abs=0.3)
        half = line_of(number) + 1
        real.pane.scroll_to_line(half)
        real.stand_still()
        assert top_of_note(real, number) < -10 < 10 < top_of_note(real, number + 1)
        assert real.ask("galley.lineAt()") == pytest.approx(half, abs=0.3)


@pytest.mark.parametrize("flavour", NOTED)
def test_the_cursor_in_a_definition_marks_and_shows_the_note(
    real: Shown, qtbot: QtBot, flavour: str
) -> None:
    show(real, qtbot, BODY, flavour)
    for number in (40, 2):
        real.pane.reveal_line(line_of(number))
        real.stand_still()
        assert f"note {number} " in str(real.ask(f"{HERE}.textContent"))
        assert real.ask(f"{HERE}.tagName") == "LI"
        assert 0 <= top_of_note(real, number) <= 450
    real.pane.reveal_line(3)
    real.stand_still()
    assert "paragraph 1" in str(real.ask(f"{HERE}.textContent"))
    assert real.ask("document.querySelectorAll('.galley-here').length") == 1


def test_notes_defined_in_another_order_and_further_up_are_found_too(
    real: Shown, qtbot: QtBot
) -> None:
    early = "first[^z] and[^y] and[^x]\n\n[^x]: the x note\n\n" + f"text {WORDS}\n\n" * 50
    show(real, qtbot, f"{early}[^y]: the y note\n[^z]: the z note\n", "gfm")
    for line, words in ((3, "x note"), (105, "y note"), (106, "z note"), (107, "z note")):
        real.pane.mark_line(line)
        real.stand_still()
        assert words in str(real.ask(f"{HERE}.textContent")), line
        if words != "z note":
            at = "galley.notes.lineOf(document.querySelector('.galley-here'))"
            assert real.ask(at) == line
    real.pane.scroll_to_line(3)
    real.stand_still()
    assert float(str(real.ask("scrollY"))) < 200


def test_the_mark_stays_on_the_note_while_it_is_written(real: Shown, qtbot: QtBot) -> None:
    document = document_of(BODY)
    real.show(document, flavour="hugo")
    real.pane.mark_line(line_of(4))
    for at, words in ((document.body.index("note 4 "), "my "), (0, "more\n\n")):
        real.type_at(document, at, words)
        real.pane.mark_line(line_of(4) + (2 if at == 0 else 0))
        real.stand_still()
        assert "note 4 " in str(real.ask(f"{HERE}.textContent"))
        assert real.ask("document.querySelectorAll('.galley-here').length") == 1


def test_a_click_on_a_note_is_one_on_its_line(real: Shown, qtbot: QtBot) -> None:
    show(real, qtbot, BODY, "gfm")
    real.pane.scroll_to_line(line_of(30))
    real.stand_still()
    assert real.ask("galley.placeAt(200, 40).line") == line_of(30)
