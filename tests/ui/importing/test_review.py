"""What the author can see and choose before anything is opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.exchange.found import Recognition, Role
from editor.exchange.recognise import recognise
from editor.exchange.sources import from_text, read_source
from editor.library.profile import profile_for
from editor.ui.importing.found_field import ElidedButton
from editor.ui.importing.repair_list import RepairRow
from editor.ui.importing.review_dialog import Accepted, ReviewDialog
from editor.ui.theme import apply_theme, load_theme


class Reviews:
    """Opens reviews, in the light theme unless told otherwise."""

    def __init__(self, qtbot: QtBot, app: QApplication, folder: Path) -> None:
        self._qtbot, self._app, self._folder = qtbot, app, folder

    def __call__(self, found: Recognition, theme: str = "light", rest: int = 0) -> ReviewDialog:
        apply_theme(self._app, load_theme(theme))
        profile = profile_for(self._folder)
        dialog = ReviewDialog(None, found, profile, load_theme(theme), rest)
        self._qtbot.addWidget(dialog)
        dialog.resize(1024, 700)
        with self._qtbot.waitExposed(dialog):
            dialog.show()
        return dialog


@pytest.fixture
def review(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Reviews:
    return Reviews(qtbot, qapp, tmp_path)


def row(dialog: ReviewDialog, kind: str) -> RepairRow:
    return next(each for each in dialog.repairs.rows if each.repair.kind == kind)


def revealed(dialog: ReviewDialog) -> list[str]:
    colour = load_theme("light").colour("selection")
    return [
        each.cursor.selectedText()
        for each in dialog.original.view.extraSelections()
        if each.format.background().color() == colour
    ]


def test_a_repair_ticked_off_leaves_the_text_as_it_was(
    qtbot: QtBot, review: Reviews, labelled: Path
) -> None:
    dialog = review(recognise(read_source(labelled)))
    assert "格式输出" not in dialog.shown.text.toPlainText()
    box = row(dialog, "instruction").box
    assert box is not None
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center())
    assert "格式输出为Markdown。" in dialog.shown.text.toPlainText()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert "格式输出" not in dialog.shown.text.toPlainText()


def test_a_click_on_a_repairs_words_is_one_on_its_box(
    qtbot: QtBot, review: Reviews, labelled: Path
) -> None:
    dialog = review(recognise(read_source(labelled)))
    instruction = row(dialog, "instruction")
    qtbot.mouseClick(instruction, Qt.MouseButton.LeftButton, pos=QPoint(150, 8))
    assert dialog.choices.switched == {instruction.repair.id: False}


def test_pointing_at_a_repair_shows_its_place_in_the_original(
    qtbot: QtBot, review: Reviews, labelled: Path
) -> None:
    """The text before it has a character beyond U+FFFF, which Qt counts twice."""
    dialog = review(recognise(read_source(labelled)))
    box = row(dialog, "instruction").box
    assert box is not None
    box.setFocus()
    assert len(revealed(dialog)) == 1
    assert "注意：请将标题" in revealed(dialog)[0]
    assert revealed(dialog)[0].rstrip("\u2029").endswith("Markdown。")


def test_pointing_at_what_is_only_told_shows_it_too(review: Reviews) -> None:
    text = "标题：后来\n\n第一段写的是同一条河，写得很长。\n\n后来的事情大家都知道了...\n"
    dialog = review(recognise(from_text(text)))
    told = row(dialog, "truncated")
    assert told.box is None
    told.pointed.emit(told.repair)
    assert "知道了" in revealed(dialog)[0]


def test_a_repair_far_below_is_scrolled_to(qtbot: QtBot, review: Reviews) -> None:
    body = "\n\n".join(f"第{number}段，写的是同一条河。" for number in range(200))
    instruction = "注意：请将标题、日期和正文放到对应的位置，按格式输出为Markdown。"
    text = f"标题：长文\n\n{body}\n\n{instruction}\n"
    dialog = review(recognise(from_text(text)))
    assert dialog.original.view.verticalScrollBar().value() == 0
    box = row(dialog, "instruction").box
    assert box is not None
    box.setFocus()
    assert dialog.original.view.verticalScrollBar().value() > 100


def test_a_candidate_is_chosen_with_a_click(qtbot: QtBot, review: Reviews, page: Path) -> None:
    dialog = review(recognise(read_source(page)))
    title = dialog.fields[Role.TITLE]
    assert title.line.text() == "如何在家烤面包"
    other = next(each for each in title.candidates if each.words == "如何在家烤面包 - 面包日记")
    assert other.isVisible()
    assert "search" in other.toolTip() or "browser" in other.toolTip()
    qtbot.mouseClick(other, Qt.MouseButton.LeftButton)
    assert title.line.text() == "如何在家烤面包 - 面包日记"
    assert not other.isVisible()
    qtbot.waitUntil(lambda: "面包日记" in dialog.shown.text.toPlainText().split("\n---\n")[0])
    assert any(each.isVisible() for each in title.candidates), "the way back"


def test_typing_a_title_of_ones_own_changes_article_and_name(
    qtbot: QtBot, review: Reviews, page: Path
) -> None:
    dialog = review(recognise(read_source(page)))
    line = dialog.fields[Role.TITLE].line
    line.selectAll()
    qtbot.keyClicks(line, "Bread at home")
    with qtbot.waitSignal(dialog.accepted_one) as accepted:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    taken = accepted.args[0]
    assert isinstance(taken, Accepted)
    assert "title: Bread at home" in taken.article.head
    assert "bread" in taken.name.lower()


def test_what_was_not_found_is_left_empty_and_said(review: Reviews) -> None:
    dialog = review(recognise(from_text("标题：无名\n\n只有一段文字，没有日期，也没有作者。\n")))
    author = dialog.fields[Role.AUTHOR]
    assert author.line.text() == ""
    assert "Not found" in author.note.text()
    assert author.note.isVisible()
    assert not dialog.fields[Role.TITLE].note.isVisible()


def test_a_date_that_is_none_is_said(qtbot: QtBot, review: Reviews, page: Path) -> None:
    dialog = review(recognise(read_source(page)))
    field = dialog.fields[Role.DATE]
    field.line.clear()
    qtbot.keyClicks(field.line, "next spring")
    assert "Not read as a date" in field.note.text()


def test_what_is_left_out_is_struck_out_in_the_original(review: Reviews, labelled: Path) -> None:
    dialog = review(recognise(read_source(labelled)))
    struck = [
        each.cursor.selectedText()
        for each in dialog.original.view.extraSelections()
        if each.format.fontStrikeOut()
    ]
    assert any("格式输出" in each for each in struck)


def test_the_parts_are_coloured_where_they_stand(review: Reviews, labelled: Path) -> None:
    dialog = review(recognise(read_source(labelled)))
    coloured = [each.cursor.selectedText() for each in dialog.original.view.extraSelections()]
    assert "雨天的渡口" in coloured
    assert "林小麦" in coloured


def test_the_preview_shows_the_article_and_loads_nothing(qtbot: QtBot, review: Reviews) -> None:
    text = "标题：图\n\n一段**粗**字。\n\n![图](file:///etc/hostname)\n"
    dialog = review(recognise(from_text(text)))
    bar = dialog.shown.tabBar()
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(1).center())
    qtbot.waitUntil(lambda: "一段粗字。" in dialog.shown.preview.toPlainText(), timeout=10_000)


def test_odd_characters_do_not_move_the_colours(review: Reviews) -> None:
    text = "𠮷\u2029一\u2028二\n\n标题：渡口\n作者：林\n\n正文在这里，\ufdd0写了几个字。\n"
    dialog = review(recognise(from_text(text)))
    view = dialog.original.view
    assert view.document().characterCount() - 1 == len(text) + 1
    for each in view.extraSelections():
        assert each.cursor.selectionEnd() <= len(text) + 1


def test_a_long_title_is_shortened_to_the_room_it_has(qtbot: QtBot, qapp: QApplication) -> None:
    button = ElidedButton("一个很长很长的标题 & 还有别的" * 10)
    qtbot.addWidget(button)
    button.resize(200, 24)
    button.show()
    QTest.qWait(10)
    assert button.text().endswith("…")
    assert button.fontMetrics().horizontalAdvance(button.text()) <= 210
    assert button.width() == 200


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_fits_a_small_screen_in_both_themes(review: Reviews, page: Path, theme: str) -> None:
    dialog = review(recognise(read_source(page)), theme, rest=4)
    assert dialog.width() == 1024
    assert dialog.height() == 700
    assert dialog.minimumSizeHint().width() <= 900
