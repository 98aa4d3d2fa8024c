"""The mark of the block under the cursor: there from the beginning, on the right block, visible."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from editor.ui.theme import load_theme
from tests.ui.preview.conftest import PATIENCE, Shown, document_of, type_at
from tests.ui.preview.test_preview_pane import kill_page

TEXT = "".join(f"paragraph {n}\n\n" for n in range(40))
LONG = "".join(f"paragraph {n} {'and more ' * 30}\n\n" for n in range(400))
MARKED = "[...document.querySelectorAll('.galley-here')].map(e => e.textContent).join('|')"


def marked(shown: Shown) -> str:
    return str(shown.ask(MARKED)).strip()


def test_what_the_cursor_is_in_is_marked_when_the_article_comes(shown: Shown, qtbot: QtBot) -> None:
    for text, line, words in ((TEXT, 5, "paragraph 2"), (f"new\n\n{TEXT}", 5, "paragraph 1")):
        with qtbot.waitSignal(shown.pane.settled, timeout=PATIENCE):
            shown.pane.show_document(document_of(text), None, "python-markdown")
            shown.pane.mark_line(line)
        assert marked(shown) == words


def test_a_line_that_comes_later_than_the_beginning_is_marked_when_it_does(
    real: Shown, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(real.pane.settled, timeout=PATIENCE):
        real.pane.show_document(document_of(LONG), None, "gfm")
        real.pane.mark_line(781)
    assert marked(real).startswith("paragraph 390 ")


def test_the_mark_of_one_article_is_not_seen_in_another(shown: Shown, qtbot: QtBot) -> None:
    shown.show(document_of(TEXT))
    shown.pane.mark_line(7)
    shown.rest(60)
    with qtbot.waitSignal(shown.pane.settled, timeout=PATIENCE):
        shown.pane.show_document(document_of(TEXT), None, "python-markdown")
        shown.pane.mark_line(41)
        assert marked(shown) in ("paragraph 3", "paragraph 20")
    assert marked(shown) == "paragraph 20"


def test_the_mark_is_where_the_line_is_whatever_is_written(shown: Shown) -> None:
    document = document_of(TEXT)
    shown.show(document)
    shown.pane.mark_line(7)
    shown.type_at(document, document.body.index(" 3\n"), " new")
    assert marked(shown) == "paragraph new 3"
    shown.pane.mark_line(9)
    shown.type_at(document, 0, "new\n\n")
    assert marked(shown) == "paragraph new 3"
    shown.pane.mark_line(0)
    shown.rest(60)
    assert marked(shown) == ""


def test_a_page_that_is_made_anew_has_the_mark(shown: Shown, qtbot: QtBot) -> None:
    document = document_of(TEXT)
    shown.show(document)
    shown.pane.mark_line(7)
    with qtbot.waitSignal(shown.pane.settled, timeout=PATIENCE):
        kill_page(shown)
        type_at(document, 0, "still ")
    assert marked(shown) == "paragraph 3"


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_mark_can_be_seen_and_is_no_louder_than_text(shown: Shown, name: str) -> None:
    theme = load_theme(name)
    shown.pane.set_theme(theme)
    shown.show(document_of(TEXT))
    shown.pane.mark_line(5)
    shown.rest(400)
    place = "document.querySelector('.galley-here').getBoundingClientRect()"
    x, y = (float(str(shown.ask(f"{place}.{each}"))) for each in ("left", "top"))
    factor = shown.pane._view.zoomFactor()
    image = shown.pane._view.grab().toImage()
    scale = image.devicePixelRatio() * factor
    colour = image.pixelColor(round((x + 1.5) * scale), round((y + 12) * scale))
    ground, text = theme.colour("surface"), theme.colour("text")
    assert 1.6 < contrast(colour, ground) < contrast(text, ground) / 2


def contrast(one: QColor, other: QColor) -> float:
    """As WCAG has it."""
    lights = sorted(luminance(each) for each in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
