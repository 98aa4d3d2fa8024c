import os
import signal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.ui.preview.preview_pane import PreviewPane
from editor.ui.theme import load_theme
from tests.ui.preview.conftest import PATIENCE, Shown, document_of, type_at

LONG = "\n\n".join(f"paragraph {number}\nwith two lines" for number in range(300))


def picture(path: Path, colour: str) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    assert image.save(str(path))


def test_the_pane_takes_a_document_before_its_web_view_is_there(
    bare_pane: PreviewPane, qtbot: QtBot
) -> None:
    document = document_of("one")
    bare_pane.show_document(document, None, "python-markdown")
    qtbot.waitUntil(lambda: bare_pane.feed.is_idle, timeout=PATIENCE)
    type_at(document, 3, " two")
    with qtbot.waitSignal(bare_pane.settled, timeout=PATIENCE):
        bare_pane.load()
    assert "one two" in Shown(bare_pane, qtbot.waitSignal).text()


def test_a_change_patches_the_page_and_says_so(shown: Shown, qtbot: QtBot) -> None:
    document = document_of("one\n\ntwo")
    shown.show(document)
    shown.ask("galley.sections.blocks()[1].node.firstChild.mark = 'same node'")
    with qtbot.waitSignal(shown.pane.patched, timeout=PATIENCE) as signal:
        type_at(document, 3, "!")
    assert signal.args == [document.revision]
    assert shown.text().split() == ["one!", "two"]
    assert shown.ask("galley.sections.blocks()[1].node.firstChild.mark") == "same node"


@pytest.mark.parametrize("at", [0, 100])
def test_a_change_leaves_the_place_where_it_was(shown: Shown, at: int) -> None:
    document = document_of(LONG)
    shown.show(document)
    shown.pane.scroll_to_line(200.5)
    shown.rest(200)
    before = shown.ask("galley.lineAt()")
    shown.type_at(document, at, "more\n\nand more\n\n")
    shown.rest(200)
    assert shown.ask("galley.lineAt()") == pytest.approx(before + 4, abs=0.5)


def test_loaded_images_and_open_details_survive_edits_around_and_in_their_block(
    shown: Shown, tmp_path: Path
) -> None:
    picture(tmp_path / "a.png", "red")
    block = "<details><summary>more</summary><p>text</p></details><p>x <img src='a.png'> y</p>"
    document = document_of(f"before\n\n{block}\n\nafter")
    shown.show(document, tmp_path)
    assert shown.ask("document.images[0].naturalWidth") == 40
    shown.ask(
        "document.images[0].mark = 1; document.querySelector('details').open = true;"
        "globalThis.loads = 0; document.addEventListener('load', () => loads++, true)"
    )
    shown.type_at(document, 0, "new block\n\n")
    shown.type_at(document, document.body.index("text"), "more ")
    shown.type_at(document, document.body.index(" y<"), " and")
    assert shown.text().split() == "new block before more more text x and y after".split()
    assert shown.ask("document.images[0].mark") == 1
    assert shown.ask("loads") == 0
    assert shown.ask("document.querySelector('details').open") is True


def test_an_image_whose_address_changes_is_loaded_anew(shown: Shown, tmp_path: Path) -> None:
    picture(tmp_path / "a.png", "red")
    document = document_of("<p><img src='b.png'></p>")
    shown.show(document, tmp_path)
    assert shown.ask("document.images[0].hasAttribute('data-missing')") is True
    assert shown.ask("document.images[0].dataset.path") == "b.png"
    shown.type_at(document, document.body.index("b.png"), "a", "b")
    assert shown.ask("document.images[0].naturalWidth") == 40
    assert shown.ask("document.images[0].hasAttribute('data-missing')") is False


def test_images_are_looked_for_from_the_folder_and_from_the_root(
    shown: Shown, tmp_path: Path
) -> None:
    folder = tmp_path / "文章" / "a b"
    folder.mkdir(parents=True)
    for path in (folder / "图 1.png", tmp_path / "文章" / "up.png", tmp_path / "root.png"):
        picture(path, "red")
    body = "".join(
        f"<img src='{path}'>" for path in ("图 1.png", "./图%201.png", "../up.png", "/root.png")
    )
    document = document_of(body)
    with shown._wait(shown.pane.settled, timeout=PATIENCE):
        shown.pane.show_document(document, folder, "python-markdown", tmp_path)
    assert (
        shown.ask("[...document.images].map((each) => each.naturalWidth).join()") == "40,40,40,40"
    )


def test_an_image_of_one_folder_is_not_shown_for_another(shown: Shown, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    picture(tmp_path / "one" / "a.png", "red")
    shown.show(document_of("<img src='a.png'>"), tmp_path / "one")
    assert shown.ask("document.images[0].naturalWidth") == 40
    shown.show(document_of("<img src='a.png'>"), tmp_path / "two")
    assert shown.ask("document.images[0].naturalWidth") == 0


def test_the_page_changes_its_colours_without_being_loaded_anew(shown: Shown) -> None:
    shown.show(document_of(LONG))
    shown.ask("galley.scrollToLine(90); globalThis.mark = 1")
    shown.rest(200)
    place = shown.ask("scrollY")
    dark = load_theme("dark")
    shown.pane.set_theme(dark)
    colour = shown.ask("getComputedStyle(document.body).color")
    assert colour == "rgb({}, {}, {})".format(*dark.colour("text").getRgb()[:3])
    assert shown.ask("mark") == 1
    assert shown.ask("scrollY") == place > 1000


@pytest.mark.parametrize("name", ["light", "dark"])
def test_no_frame_is_of_another_colour_than_the_theme(
    bare_pane: PreviewPane, qtbot: QtBot, name: str
) -> None:
    theme = load_theme(name)
    bare_pane.set_theme(theme)
    seen: set[str] = set()

    def look() -> bool:
        seen.add(QColor(bare_pane.grab().toImage().pixel(5, 5)).name())
        return False

    bare_pane.load()
    with pytest.raises(Exception, match="timed out"):
        qtbot.waitUntil(look, timeout=1500)
    assert seen == {theme.colours["surface"]}


def test_every_article_is_left_and_found_again_at_its_place(shown: Shown) -> None:
    first, second = document_of(LONG), document_of(LONG.replace("paragraph", "other"))
    shown.show(first)
    shown.ask("galley.scrollToLine(400)")
    shown.show(second)
    assert shown.ask("scrollY") == 0
    assert "other 0" in shown.text()
    shown.show(first)
    assert shown.ask("galley.lineAt()") == pytest.approx(400, abs=0.5)
    shown.pane.forget(first)
    shown.rest(100)
    assert shown.text() == ""
    shown.show(first)
    assert shown.ask("scrollY") == 0


def test_an_empty_article_has_a_hint_and_no_article_has_none(shown: Shown) -> None:
    document = document_of("\n\n")
    shown.show(document)
    assert shown.text().startswith("Nothing written yet")
    shown.type_at(document, 0, "x")
    assert shown.text() == "x"
    shown.show(None)
    assert shown.text() == ""


def test_title_date_and_author_stand_above_as_text(shown: Shown) -> None:
    head = "---\ntitle: 'A <b>bold</b> & 标题'\ndate: 2024-07-31\nauthor: 林\n---\n"
    document = document_of("text", "")
    document.edit_head(head, "form")
    shown.show(document)
    assert shown.text().split("\n")[0] == "A <b>bold</b> & 标题"
    assert "2024-07-31 · 林" in shown.text()
    with shown._wait(shown.pane.settled, timeout=PATIENCE):
        document.edit_head(head.replace("A ", "Another "), "form")
    assert shown.text().startswith("Another ")


@pytest.mark.parametrize("line", [1, 2.5, 150, 449, 700.5])
def test_scrolling_to_a_line_puts_it_at_the_top(shown: Shown, line: float) -> None:
    shown.show(document_of(LONG))
    shown.pane.scroll_to_line(line)
    shown.rest(300)
    assert shown.ask("galley.lineAt()") == pytest.approx(line, abs=0.3)


def test_a_line_can_be_put_elsewhere_than_at_the_top(shown: Shown) -> None:
    shown.show(document_of(LONG))
    shown.pane.scroll_to_line(301, 0.5)
    shown.rest(300)
    assert shown.ask("galley.lineAt(0.5)") == pytest.approx(301, abs=0.3)


def test_only_the_reader_is_reported_as_scrolling(shown: Shown, qtbot: QtBot) -> None:
    shown.show(document_of(LONG))
    with qtbot.assertNotEmitted(shown.pane.line_scrolled, wait=400):
        for line in range(1, 200, 5):
            shown.pane.scroll_to_line(line)
    before = shown.ask("galley.lineAt()")
    with qtbot.waitSignal(shown.pane.line_scrolled, timeout=PATIENCE):
        wheel(shown.pane, -600)
    shown.rest(300)
    assert shown.ask("galley.lineAt()") > before


def test_the_echo_of_what_the_reader_did_is_not_followed(shown: Shown) -> None:
    shown.show(document_of(LONG))
    shown.pane.line_scrolled.connect(lambda line: shown.pane.scroll_to_line(line - 30))
    wheel(shown.pane, -1200)
    shown.rest(400)
    assert shown.ask("scrollY") > 300


def wheel(pane: PreviewPane, by: int) -> None:
    target = pane._view.focusProxy()
    place = QPointF(100, 100)
    event = QWheelEvent(
        place,
        target.mapToGlobal(place),
        QPoint(0, by),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(target, event)


def test_the_block_under_the_cursor_is_marked_and_brought_into_sight(shown: Shown) -> None:
    shown.show(document_of(LONG))
    shown.pane.reveal_line(301)
    shown.rest(800)
    inside = "(() => { const r = document.querySelector('.galley-here').getBoundingClientRect();"
    assert shown.ask(inside + "return r.top > 0 && r.bottom < innerHeight })()") is True
    assert "paragraph 100" in str(shown.ask("document.querySelector('.galley-here').innerText"))
    place = shown.ask("scrollY")
    shown.pane.reveal_line(304)
    shown.rest(300)
    assert shown.ask("scrollY") == place
    assert shown.ask("document.querySelectorAll('.galley-here').length") == 1


def test_a_page_whose_process_died_is_made_anew(shown: Shown, qtbot: QtBot) -> None:
    document = document_of("one\n\ntwo")
    shown.show(document)
    with qtbot.waitSignal(shown.pane.settled, timeout=PATIENCE):
        kill_page(shown)
        type_at(document, 0, "still ")
    assert "still one" in shown.text()
    assert shown.pane.notices.text
    assert shown.ask("getComputedStyle(document.body).fontSize") == "16px"


def test_a_page_that_dies_again_and_again_is_given_up_until_another_article(
    shown: Shown, qtbot: QtBot
) -> None:
    shown.show(document_of("deadly"))
    for _ in range(2):
        with qtbot.waitSignal(shown.pane._view.ready, timeout=PATIENCE):
            kill_page(shown)
    with qtbot.waitSignal(shown.pane.failed, timeout=PATIENCE):
        kill_page(shown)
    assert "crashing" in shown.pane.notices.text
    shown.show(document_of("harmless"))
    assert shown.text() == "harmless"
    assert shown.pane.notices.text == ""


def kill_page(shown: Shown) -> None:
    os.kill(shown.pane._view.page().renderProcessPid(), signal.SIGKILL)


def test_a_page_that_lost_count_gets_all_blocks_anew(shown: Shown) -> None:
    document = document_of("one\n\ntwo\n\nthree")
    shown.show(document)
    shown.ask("galley.sections.splice({ at: 2, remove: 1, insert: [] })")
    shown.type_at(document, 0, "x")
    assert shown.text().split() == ["xone", "two", "three"]


def test_what_was_left_out_is_said_until_it_is_changed(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("editor.ui.preview.feed.ANSWER_LIMIT", 300)
    document = document_of("one\n\ntwo\n\nthree")
    shown.show(document)
    shown.type_at(document, 5, "HANG")
    assert "line 3." in shown.pane.notices.text
    assert "one" in shown.text()
    assert "three" in shown.text()
    shown.type_at(document, 5, "", "HANG")
    assert shown.pane.notices.text == ""
    assert "two" in shown.text()


def test_an_error_of_the_renderer_is_told_and_goes_away(shown: Shown, qtbot: QtBot) -> None:
    document = document_of("one")
    shown.show(document)
    with qtbot.waitSignal(shown.pane.failed, timeout=PATIENCE):
        type_at(document, 0, "FAIL")
    assert "too much" in shown.pane.notices.text
    shown.type_at(document, 0, "", "FAIL")
    assert shown.pane.notices.text == ""


def test_a_link_of_a_kind_that_is_not_opened_says_so(shown: Shown, qtbot: QtBot) -> None:
    shown.show(document_of("<p><a id='odd' href='obsidian://open?vault=a#b'>odd</a></p>"))
    followed: list[object] = []
    shown.pane.link_clicked.connect(followed.append)
    click(shown, "odd")
    qtbot.waitUntil(lambda: bool(shown.pane.notices.question), timeout=PATIENCE)
    assert "obsidian://open?vault=a#b" in shown.pane.notices.question.replace("\u200b", "")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert QApplication.clipboard().text() == "obsidian://open?vault=a#b"
    assert followed == []


def test_links_are_handed_out_and_never_followed(
    shown: Shown, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "other.md").write_text("x", encoding="utf-8")
    body = (
        "<p><a id='web' href='https://example.com/a?b=1#c'>web</a>"
        "<a id='new' target='_blank' href='https://example.com/new'>new</a>"
        "<a id='mail' href='mailto:a@example.com'>mail</a>"
        "<a id='file' href='./other.md#part'>file</a>"
        "<a id='in' href='#end'>in</a></p>\n\n" + LONG + "\n\n<p id='end'>end</p>"
    )
    shown.show(document_of(body), tmp_path)
    followed: list[object] = []
    shown.pane.link_clicked.connect(followed.append)
    shown.pane.article_asked.connect(followed.append)
    expected: list[object] = [
        "https://example.com/a?b=1#c",
        "https://example.com/new",
        "mailto:a@example.com",
    ]
    for name, address in zip(("web", "new", "mail"), expected, strict=True):
        click(shown, name)
        qtbot.waitUntil(lambda: bool(shown.pane.notices.question), timeout=PATIENCE)
        said = shown.pane.notices.question.replace("\u200b", "")
        assert str(address).removeprefix("mailto:") in said
        assert address not in followed
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
        assert followed[-1] == address
    click(shown, "file")
    qtbot.waitUntil(lambda: len(followed) == 4, timeout=PATIENCE)
    assert followed == [*expected, tmp_path / "other.md"]
    click(shown, "in")
    assert shown.ask("scrollY") > 1000
    assert shown.ask("document.getElementById('end') !== null") is True


def click(shown: Shown, name: str) -> None:
    """A real click of the mouse on the element."""
    box = f"document.getElementById('{name}').getBoundingClientRect()"
    x, y = (shown.ask(f"{box}.{side}") for side in ("x", "y"))
    target = shown.pane._view.focusProxy()
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=QPoint(int(x) + 5, int(y) + 5))
    shown.rest(150)


def test_text_larger_or_smaller(shown: Shown) -> None:
    shown.show(document_of("one"))
    width = shown.ask("innerWidth")
    shown.pane.set_zoom(2.0)
    shown.rest(100)
    assert shown.ask("innerWidth") == pytest.approx(width / 2, abs=1)


def test_a_page_that_is_closed_answers_nobody_any_more(shown: Shown) -> None:
    shown.show(document_of("one"))
    answers: list[object] = []
    shown.pane._view.run("1", answers.append)
    shown.pane.close_page()
    shown.rest(100)
    assert answers == []
