"""What a reader does with the page: finds, copies, points, clicks."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.preview.conftest import PATIENCE, Shown, document_of


def middle_of(shown: Shown, selector: str) -> QPoint:
    box = f"document.querySelector('{selector}').getClientRects()[0]"
    answer = shown.ask(f"(() => {{ const r = {box}; return JSON.stringify(r) }})()")
    rectangle = json.loads(str(answer))
    x = rectangle["x"] + min(rectangle["width"], 60) / 2
    return QPoint(round(x), round(rectangle["y"] + rectangle["height"] / 2))


def drag(shown: Shown, start: QPoint, end: QPoint) -> None:
    target = shown.pane._view.focusProxy()
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(target, left, pos=start)
    QTest.mouseMove(target, end)
    shown.rest(100)
    QTest.mouseRelease(target, left, pos=end)
    shown.rest(150)


def test_a_click_says_which_place_of_the_source_it_was_on(shown: Shown, qtbot: QtBot) -> None:
    html = (
        "first\n\n<ul><li>one</li><li id='two'><strong>two</strong> here</li><li>three</li></ul>"
        "\n\n<pre><code>code one\ncode two</code></pre>\n\n<p id='last'>last</p>"
    )
    document = document_of(html)
    shown.show(document)
    for selector, words in (("#two", "two</strong>"), ("#last", "last</p>"), ("code", "code ")):
        with qtbot.waitSignal(shown.pane.place_clicked, timeout=PATIENCE) as clicked:
            target = shown.pane._view.focusProxy()
            QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=middle_of(shown, selector))
        line = document.body[: clicked.args[0]].rpartition("\n")[2]
        around = line + document.body[clicked.args[0] :]
        assert words in around, selector


def test_a_drag_a_link_and_a_fold_leave_the_cursor_where_it_is(shown: Shown, qtbot: QtBot) -> None:
    shown.show(
        document_of(
            "<p id='p'>some words to select</p><p><a href='#p'>link</a></p>"
            "<details><summary>fold</summary>x</details>"
        )
    )
    with qtbot.assertNotEmitted(shown.pane.place_clicked, wait=300):
        start = middle_of(shown, "#p")
        drag(shown, start - QPoint(20, 0), start + QPoint(60, 0))
        assert shown.pane._view.selectedText()
        for selector in ("a[href]", "summary"):
            QTest.mouseClick(
                shown.pane._view.focusProxy(),
                Qt.MouseButton.LeftButton,
                pos=middle_of(shown, selector),
            )
            shown.rest(150)


def test_pointing_at_a_link_says_where_it_leads(shown: Shown, tmp_path: Path, qtbot: QtBot) -> None:
    shown.show(document_of("<p><a href='other.md#x'>one</a></p><p>none</p>"), tmp_path)
    target = shown.pane._view.focusProxy()
    QTest.mouseMove(target, middle_of(shown, "a[href]"))
    qtbot.waitUntil(lambda: shown.pane.stage.where == "other.md#x", timeout=PATIENCE)
    QTest.mouseMove(target, middle_of(shown, "article p:last-child"))
    qtbot.waitUntil(lambda: shown.pane.stage.where == "", timeout=PATIENCE)


def test_what_is_copied_is_rich_and_has_nothing_of_ours(shown: Shown, qtbot: QtBot) -> None:
    shown.show(
        document_of(
            "<h2 id='h'>Title<a class='headerlink' href='#h'>#</a></h2>"
            "<p class='x'>A <strong>bold</strong> <a href='b.md'>link</a> "
            "<img src='no.png' alt='picture'></p><ul><li>one</li><li>two</li></ul>"
        )
    )
    shown.pane.selectAll()
    shown.rest(150)
    QGuiApplication.clipboard().clear()
    QTest.keyClick(shown.pane._view.focusProxy(), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(QGuiApplication.clipboard().text()), timeout=PATIENCE)
    data = QGuiApplication.clipboard().mimeData()
    assert "bold link" in data.text()
    html = data.html()
    assert "<strong>bold</strong>" in html
    assert '<a href="b.md">link</a>' in html
    assert 'src="no.png"' in html
    assert 'alt="picture"' in html
    assert "<ul><li>one</li><li>two</li></ul>" in html
    for ours in ("class=", "galley", "headerlink", "data-", " id="):
        assert ours not in html


def test_a_part_of_a_list_or_of_code_is_copied_as_such(shown: Shown) -> None:
    body = "<ul><li>one</li><li>two</li></ul><pre><code>first\nsecond</code></pre><p><b>b</b></p>"
    shown.show(document_of(body))
    select = (
        "(() => {{ const r = document.createRange(); r.setStart({0}, 0); r.setEnd({1}, {2});"
        "getSelection().removeAllRanges(); getSelection().addRange(r);"
        "return galley.copied().html }})()"
    )
    first, second = (f"document.querySelectorAll('li')[{n}].firstChild" for n in (0, 1))
    assert shown.ask(select.format(first, second, 2)) == "<ul><li>one</li><li>tw</li></ul>"
    assert shown.ask(select.format(first, first, 2)) == "on"
    code = "document.querySelector('code').firstChild"
    assert shown.ask(select.format(code, code, 8)) == "<pre><code>first\nse</code></pre>"
    bold = "document.querySelector('b').firstChild"
    assert shown.ask(select.format(bold, bold, 1)) == "<b>b</b>"


def test_code_is_copied_without_numbers_and_formulas_as_their_source(shown: Shown) -> None:
    body = (
        "<figure class='highlight js'><table><tr><td class='gutter'><pre>1\n2</pre></td>"
        "<td class='code'><pre>let a\nlet b</pre></td></tr></table></figure>"
        "<table><tr><td align='right'>7</td></tr></table>"
        "<p>so <math data-tex='x^2'><msup><mi>x</mi><mn>2</mn></msup></math> is</p>"
    )
    shown.show(document_of(body))
    copied = (
        "(() => {{ const r = document.createRange(); r.selectNode(document.querySelector('{}'));"
        "getSelection().removeAllRanges(); getSelection().addRange(r);"
        "return galley.copied().{} }})()"
    )
    code = shown.ask(copied.format("figure", "html"))
    assert code == "<figure><pre>let a\nlet b</pre></figure>"
    assert '<td align="right">7</td>' in str(shown.ask(copied.format("figure ~ table", "html")))
    assert shown.ask(copied.format("article p", "text")) == "so $x^2$ is"


def test_find_counts_goes_on_and_back_and_ends(shown: Shown, qtbot: QtBot) -> None:
    words = "\n\n".join("needle" if number % 40 == 3 else "hay" for number in range(200))
    shown.show(document_of(words))
    shown.pane.finder.find()
    bar = shown.pane._bar
    QTest.keyClicks(bar.field, "NEEDLE")
    told = bar._count.text
    qtbot.waitUntil(lambda: told() == "1/5", timeout=PATIENCE)
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: told() == "2/5", timeout=PATIENCE)
    qtbot.waitUntil(lambda: float(str(shown.ask("scrollY"))) > 100, timeout=PATIENCE)
    for _ in range(2):
        QTest.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: told() == "5/5", timeout=PATIENCE)
    bar._case.click()
    qtbot.waitUntil(lambda: told() == "Not found", timeout=PATIENCE)
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_the_menu_offers_what_makes_sense_where_it_is_opened(
    shown: Shown, tmp_path: Path, qtbot: QtBot
) -> None:
    shown.show(document_of("<p>text <a href='https://example.com/x'>link</a></p>"), tmp_path)
    target = shown.pane._view.focusProxy()
    place = middle_of(shown, "a[href]")
    QTest.mouseClick(target, Qt.MouseButton.RightButton, pos=place)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, target.mapToGlobal(place))
    QApplication.sendEvent(target, event)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu), timeout=PATIENCE)
    menu = QApplication.activePopupWidget()
    offered = {each.text().replace("&", ""): each for each in menu.actions()}
    assert {"Open link", "Copy link address", "Copy", "Select all"} <= set(offered)
    assert not offered["Copy"].isEnabled()
    offered["Copy link address"].trigger()
    assert QGuiApplication.clipboard().text() == "https://example.com/x"
    menu.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("key", [Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_End])
def test_keys_scroll_the_page(shown: Shown, key: Qt.Key, qtbot: QtBot) -> None:
    shown.show(document_of("\n\n".join(f"paragraph {number}" for number in range(200))))
    shown.pane._view.setFocus()
    QTest.keyClick(shown.pane._view.focusProxy(), key)
    qtbot.waitUntil(lambda: float(str(shown.ask("scrollY"))) > 100, timeout=PATIENCE)
