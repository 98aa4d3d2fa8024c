"""What the author can see and choose before anything is opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.exchange.found import Candidate, Recognition, Role
from editor.exchange.recognise import recognise
from editor.exchange.sources import from_text, read_source
from editor.library.profile import profile_for
from editor.ui import dialogs
from editor.ui.form.growing_text import GrowingText
from editor.ui.importing.found_field import Offer
from editor.ui.importing.repair_list import RepairRow
from editor.ui.importing.review_dialog import Accepted, ReviewDialog
from editor.ui.theme import apply_theme, load_theme
from editor.ui.window.review_panes import review_panes


class Reviews:
    """Opens reviews, in the light theme unless told otherwise."""

    def __init__(self, qtbot: QtBot, app: QApplication, folder: Path) -> None:
        self._qtbot, self._app, self._folder = qtbot, app, folder

    def __call__(self, found: Recognition, theme: str = "light", rest: int = 0) -> ReviewDialog:
        apply_theme(self._app, load_theme(theme))
        profile = profile_for(self._folder)
        dialog = ReviewDialog(None, found, profile, load_theme(theme), review_panes, rest)
        # However a test ends, nothing asks.
        self._qtbot.addWidget(dialog, before_close_func=lambda _dialog: dialog.done(0))
        dialog.resize(1024, 700)
        with self._qtbot.waitExposed(dialog):
            dialog.show()
        return dialog


@pytest.fixture
def review(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Reviews:
    return Reviews(qtbot, qapp, tmp_path)


def row(dialog: ReviewDialog, kind: str) -> RepairRow:
    return next(each for each in dialog.decisions.repairs.rows if each.repair.kind == kind)


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
    assert "格式输出" not in dialog.review.document.article.text
    box = row(dialog, "instruction").box
    assert box is not None
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center())
    assert "格式输出为Markdown。" in dialog.review.document.article.text
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert "格式输出" not in dialog.review.document.article.text


def test_a_click_on_a_repairs_words_is_one_on_its_box(
    qtbot: QtBot, review: Reviews, labelled: Path
) -> None:
    dialog = review(recognise(read_source(labelled)))
    instruction = row(dialog, "instruction")
    qtbot.mouseClick(instruction, Qt.MouseButton.LeftButton, pos=QPoint(150, 8))
    assert dialog.review.choices.switched == {instruction.repair.id: False}


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


def head(dialog: ReviewDialog) -> str:
    return dialog.review.document.head


def line(dialog: ReviewDialog, name: str) -> GrowingText:
    """The form's field with this name."""
    lines = dialog.panes.form.findChildren(GrowingText)
    return next(each for each in lines if each.accessibleName() == name)


def write(qtbot: QtBot, field: GrowingText, words: str) -> None:
    """Type at the field's end."""
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_End)
    qtbot.keyClicks(field, words)


def test_a_candidate_is_chosen_with_a_click(qtbot: QtBot, review: Reviews, page: Path) -> None:
    dialog = review(recognise(read_source(page)))
    offers = {each.words: each for each in dialog.decisions.fields[Role.TITLE].candidates}
    best, other = offers["如何在家烤面包"], offers["如何在家烤面包 - 面包日记"]
    assert best.isChecked()
    assert "search" in other.toolTip() or "browser" in other.toolTip()
    qtbot.mouseClick(other, Qt.MouseButton.LeftButton, pos=QPoint(12, 10))
    assert "面包日记" in head(dialog)
    assert other.isChecked()
    assert not best.isChecked()
    assert line(dialog, "Title").toPlainText() == "如何在家烤面包 - 面包日记"
    qtbot.keyClick(other, Qt.Key.Key_Up)
    assert best.isChecked()
    assert "面包日记" not in head(dialog)


def test_a_title_typed_in_the_form_is_the_articles_and_names_the_file(
    qtbot: QtBot, review: Reviews, page: Path
) -> None:
    dialog = review(recognise(read_source(page)))
    title = line(dialog, "Title")
    title.selectAll()
    qtbot.keyClicks(title, "Bread at home")
    found = dialog.decisions.fields[Role.TITLE]
    qtbot.waitUntil(lambda: found.note.isVisible())
    assert not any(each.isChecked() for each in found.candidates)
    with qtbot.waitSignal(dialog.accepted_one) as accepted:
        qtbot.keyClick(title, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    taken = accepted.args[0]
    assert isinstance(taken, Accepted)
    assert "title: Bread at home" in taken.article.head
    assert "bread" in taken.name.lower()


def test_what_is_written_in_form_and_text_outlives_choices(
    qtbot: QtBot, review: Reviews, labelled: Path
) -> None:
    dialog = review(recognise(read_source(labelled)))
    write(qtbot, line(dialog, "Author"), "!")
    dialog.shown.setCurrentIndex(1)
    dialog.panes.text.setFocus()
    focused = dialog.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(focused, "Mine.")
    qtbot.keyClick(focused, Qt.Key.Key_Return)
    assert dialog.isVisible(), "Enter in the text is a new line"
    box = row(dialog, "instruction").box
    assert box is not None
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert dialog.review.document.body.startswith("Mine.\n\n渡口")
    assert dialog.review.document.body.endswith("格式输出为Markdown。\n")
    assert "author: 林小麦!" in head(dialog)


def test_undo_takes_a_choice_back_and_shows_it(
    qtbot: QtBot, review: Reviews, labelled: Path
) -> None:
    dialog = review(recognise(read_source(labelled)))
    begun = dialog.review.document.article
    box = row(dialog, "instruction").box
    assert box is not None
    qtbot.keyClick(box, Qt.Key.Key_Space)
    author = line(dialog, "Author")
    write(qtbot, author, "!")
    qtbot.keyClick(author, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert author.toPlainText() == "林小麦"
    assert not box.isChecked()
    qtbot.keyClick(author, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert box.isChecked()
    assert dialog.review.document.article == begun


def test_giving_up_what_one_has_written_is_asked_about(
    qtbot: QtBot, review: Reviews, labelled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = review(recognise(read_source(labelled)))
    write(qtbot, line(dialog, "Author"), "!")
    answers = [False, True]
    monkeypatch.setattr(dialogs, "ask_dropping", lambda _parent: answers.pop(0))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    dialog.close()
    assert not dialog.isVisible()
    assert answers == []


def test_what_was_not_found_is_left_empty_and_said(review: Reviews) -> None:
    dialog = review(recognise(from_text("标题：无名\n\n只有一段文字，没有日期，也没有作者。\n")))
    author = dialog.decisions.fields[Role.AUTHOR]
    assert author.candidates == []
    assert "Not found" in author.note.text()
    assert author.note.isVisible()
    assert not dialog.decisions.fields[Role.TITLE].note.isVisible()


def test_a_date_that_is_none_is_said(qtbot: QtBot, review: Reviews) -> None:
    text = "标题：渡口\n发布时间：下个月\n\n正文在这里，写了几个字。\n"
    dialog = review(recognise(from_text(text)))
    dialog.review.take(Role.DATE, "next spring")
    dialog.show_result()
    assert "Not read as a date" in dialog.decisions.fields[Role.DATE].note.text()


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
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(2).center())
    qtbot.waitUntil(lambda: "一段粗字。" in dialog.shown.preview.toPlainText(), timeout=10_000)


def test_odd_characters_do_not_move_the_colours(review: Reviews) -> None:
    text = "𠮷\u2029一\u2028二\n\n标题：渡口\n作者：林\n\n正文在这里，\ufdd0写了几个字。\n"
    dialog = review(recognise(from_text(text)))
    view = dialog.original.view
    assert view.document().characterCount() - 1 == len(text) + 1
    for each in view.extraSelections():
        assert each.cursor.selectionEnd() <= len(text) + 1


def test_a_long_title_is_shortened_to_the_room_it_has(qtbot: QtBot, qapp: QApplication) -> None:
    button = Offer(Candidate("一个很长很长的标题 & 还有别的" * 10, "label", 1), "Title")
    qtbot.addWidget(button)
    button.resize(200, 24)
    button.show()
    QTest.qWait(10)
    assert "…" in button.text()
    assert button.fontMetrics().horizontalAdvance(button.text()) <= 210
    assert button.width() == 200


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_fits_a_small_screen_in_both_themes(review: Reviews, page: Path, theme: str) -> None:
    dialog = review(recognise(read_source(page)), theme, rest=4)
    assert dialog.width() == 1024
    assert dialog.height() == 700
    assert dialog.minimumSizeHint().width() <= 900
