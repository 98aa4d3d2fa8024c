"""How the preview is looked at: width, size, colours, the author's style sheet, remote images."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from editor.ui.preview.calls import call
from editor.ui.preview.look import WIDTHS, Look, next_width, zoomed
from editor.ui.preview.strip import Strip
from editor.ui.theme import load_theme
from tests.ui.preview.conftest import PATIENCE, Shown, document_of
from tests.ui.preview.test_preview_pane import picture


@pytest.mark.parametrize("name", ["desktop", "tablet", "phone"])
def test_the_page_has_the_width_of_the_screen_that_is_chosen(shown: Shown, name: str) -> None:
    shown.pane.resize(1000, 500)
    shown.show(document_of("one"))
    button = next(
        each
        for each in shown.pane.findChild(Strip).findChildren(QToolButton)
        if str(WIDTHS[name]) in each.toolTip()
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    shown.rest(200)
    assert shown.ask("innerWidth") == pytest.approx(WIDTHS[name], abs=3)
    assert shown.ask(f"matchMedia('(max-width: {WIDTHS[name] + 5}px)').matches") is True


def test_ctrl_and_the_wheel_make_the_page_larger_and_say_so(shown: Shown, qtbot: QtBot) -> None:
    shown.show(document_of("one"))
    width = shown.ask("innerWidth")
    target = shown.pane._view.focusProxy()
    place = QPointF(50, 50)
    event = QWheelEvent(
        place,
        target.mapToGlobal(place),
        QPoint(0, 120),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    with qtbot.waitSignal(shown.pane.look_chosen, timeout=PATIENCE) as chosen:
        QApplication.sendEvent(target, event)
    assert chosen.args == [Look(zoom=1.1)]
    shown.rest(100)
    assert shown.ask("innerWidth") == pytest.approx(width / 1.1, abs=2)
    assert shown.ask("scrollY") == 0


def test_sizes_go_up_and_down_in_steps_and_end_somewhere() -> None:
    assert zoomed(1.0, 1) == 1.1
    assert zoomed(1.1, -1) == 1.0
    assert zoomed(1.75, 0) == 1.0
    assert zoomed(3.0, 1) == 3.0
    assert zoomed(0.5, -1) == 0.5
    assert next_width("phone") == "pane"
    assert next_width("nonsense") == "pane"


def test_the_page_can_be_dark_while_galley_is_light_and_the_other_way(shown: Shown) -> None:
    dark, light = load_theme("dark"), load_theme("light")
    shown.show(document_of("one"))
    for colours, theme in (("dark", dark), ("light", light), ("galley", light)):
        shown.pane.choose(colours=colours)
        shown.rest(100)
        colour = shown.ask("getComputedStyle(document.body).color")
        assert colour == "rgb({}, {}, {})".format(*theme.colour("text").getRgb()[:3])
        assert QColor(shown.pane.stage.grab().toImage().pixel(3, 3)) == theme.colour("surface")
    shown.pane.set_theme(dark)
    assert shown.ask("getComputedStyle(document.documentElement).colorScheme") == "dark"


def test_as_printed_the_page_is_black_on_white_in_either_theme(shown: Shown) -> None:
    shown.pane.set_theme(load_theme("dark"))
    shown.show(document_of("one"))
    shown.pane.choose(colours="print")
    shown.rest(100)
    assert shown.ask("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert shown.ask("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_the_sites_style_sheet_is_worn_and_followed(
    shown: Shown, tmp_path: Path, qtbot: QtBot
) -> None:
    shown.show(document_of("one"), tmp_path)
    shown.pane.clothes.follow(tmp_path, None)
    sheet = tmp_path / ".galley" / "preview.css"
    sheet.parent.mkdir()
    for colour in ("rgb(1, 2, 3)", "rgb(4, 5, 6)"):
        sheet.write_text(f"p {{ color: {colour} }}", encoding="utf-8")
        qtbot.waitUntil(partial(is_coloured, shown, colour), timeout=PATIENCE)
    chosen = tmp_path / "chosen.css"
    chosen.write_text("p { color: rgb(7, 8, 9) }", encoding="utf-8")
    shown.pane.clothes.follow(tmp_path, chosen)
    assert is_coloured(shown, "rgb(7, 8, 9)")


def is_coloured(shown: Shown, colour: str) -> bool:
    style = "getComputedStyle(document.querySelector('article p'))"
    return shown.ask(f"{style}.color") == colour


@pytest.mark.parametrize(
    "css",
    [
        "@import url(https://x.test/a.css);",
        "@import 'https://x.test/a.css';",
        "p { background: url(https://x.test/a.png) }",
        "p { background: u\\72l(https://x.test/a.png) }",
        "p { background: u\\000072 l(https://x.test/a.png) }",
        "p { --a: url(https://x.test/a.png); background: var(--a) }",
        "p { --a: u\\72l(https://x.test/a.png); background: var(--a) }",
        "p { --a: red; background: var(--a) url(https://x.test/a.png) }",
        "p { --a: red; background: var(--a) u\\72l(https://x.test/a.png) }",
        "p { background-image: image-set('https://x.test/a.png' 1x) }",
        "p { background-image: -webkit-image-set(url(https://x.test/a.png) 1x) }",
        "p { cursor: url(https://x.test/a.png), auto; list-style: url(https://x.test/a.png) }",
        "p::before { content: url(https://x.test/a.png) }",
        "p { border-image: url(https://x.test/a.png) 1; mask: url(https://x.test/a.svg#m) }",
        "@font-face { font-family: x; src: url(https://x.test/a.woff) } p { font-family: x }",
        "@media screen { @supports (color: red) { p { background: url(https://x.test/a) } } }",
        "p { & span { background: url(https://x.test/a.png) } }",
        "@keyframes a { to { background: url(https://x.test/a.png) } } p { animation: a 1s }",
        "@property --p { syntax: '<url>'; inherits: true; initial-value: url(https://x.test/a) }",
        "@layer a { p { background: URL( 'https://x.test/a.png' ) } }",
        "@container (min-width: 1px) { p { filter: url(https://x.test/a.svg#f) } }",
        "} p { background: url(https://x.test/a.png) } {",
    ],
)
def test_nothing_of_a_style_sheet_that_could_load_anything_is_worn(
    plain_page: Shown, css: str
) -> None:
    plain_page.ask(call("wear", css) + "; 0")
    worn = str(
        plain_page.ask(
            "[...document.adoptedStyleSheets.at(-1).cssRules].map((rule) => rule.cssText).join()"
        )
    )
    assert "x.test" not in worn


@pytest.fixture
def plain_page(shown: Shown) -> Shown:
    shown.show(document_of("one <span>two</span>"))
    return shown


def test_what_loads_nothing_is_worn_as_it_is(plain_page: Shown) -> None:
    css = (
        "p { color: rgb(1, 2, 3); --gap: 2em; padding: var(--gap) 0; }"
        "p::before { content: '\\201C'; } @media print { p { color: black } }"
    )
    plain_page.ask(call("wear", css) + "; 0")
    style = "getComputedStyle(document.querySelector('article p'))"
    assert plain_page.ask(f"{style}.color") == "rgb(1, 2, 3)"
    assert plain_page.ask(f"{style}.paddingTop") == "32px"
    before = "getComputedStyle(document.querySelector('article p'), '::before').content"
    assert plain_page.ask(before) == '"\u201c"'


def test_images_of_other_sites_can_be_switched_off(shown: Shown) -> None:
    # Nobody is there at that address: it is enough that it is asked for, or not.
    body = "<img src='https://127.0.0.1:9/a.png'> <img src='http://127.0.0.1:9/b.png'>"
    shown.pane.choose(remote=False)
    shown.show(document_of(body))
    assert shown.pane._view.gate.remote is False
    said = "[...document.images].map((each) => each.dataset.missing).join('|')"
    first, second = str(shown.ask(said)).split("|")
    assert "switched off (127.0.0.1:9)" in first
    assert "only images over https" in second
    shown.pane.choose(remote=True)
    shown.rest(300)
    assert "switched off" not in str(shown.ask(said))


def test_a_missing_image_says_where_it_was_looked_for_and_comes_when_it_is_there(
    shown: Shown, tmp_path: Path, qtbot: QtBot
) -> None:
    shown.show(document_of("<img src='img/图.png' alt='a picture'>"), tmp_path)
    shown.rest(200)
    assert "img/图.png" in str(shown.ask("document.images[0].dataset.missing"))
    assert "a picture" in str(shown.ask("document.images[0].ariaLabel"))
    (tmp_path / "img").mkdir()
    picture(tmp_path / "img" / "图.png", "red")
    shown.ask("galley.retry()")
    qtbot.waitUntil(lambda: shown.ask("document.images[0].naturalWidth") == 40, timeout=PATIENCE)
    assert shown.ask("document.images[0].alt") == "a picture"
    assert shown.ask("document.images[0].hasAttribute('data-missing')") is False
