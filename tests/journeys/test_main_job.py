"""Open an article, edit it in the form and in the source, save it: nothing else is touched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QInputMethodEvent, QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from editor.ui import dialogs
from editor.ui.window.window import Window
from tests.journeys.conftest import ARTICLE

OpenWindow = Callable[..., Window]


def changed_lines(before: str, after: str) -> list[tuple[str, str]]:
    old, new = before.split("\n"), after.split("\n")
    assert len(old) == len(new)
    return [(a, b) for a, b in zip(old, new, strict=True) if a != b]


def title_edit(window: Window, qtbot: QtBot) -> QTextEdit:
    """The form's field for the title, as soon as it is there."""

    def found() -> list[QTextEdit]:
        edits = window.panes.form.findChildren(QTextEdit)
        return [each for each in edits if each.isVisible() and "日均" in each.toPlainText()]

    qtbot.waitUntil(lambda: bool(found()))
    return found()[0]


def put_cursor_after(edit: QTextEdit, words: str) -> None:
    found = edit.document().find(words)
    assert not found.isNull()
    found.setPosition(found.selectionEnd())
    edit.setTextCursor(found)
    edit.setFocus()


def compose(widget: QWidget, text: str) -> None:
    """Type as an input method does: first in the making, then for good."""
    QApplication.sendEvent(widget, QInputMethodEvent("jia", []))
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def press(widget: QWidget | None, keys: str | QKeySequence.StandardKey) -> None:
    assert widget is not None, "nothing has the focus"
    sequence = QKeySequence(keys)
    combined = sequence[0]
    QTest.keyClick(widget, combined.key(), combined.keyboardModifiers())


def test_a_title_and_a_paragraph_changed_and_saved_change_just_these_two_lines(
    open_window: OpenWindow, article: Path, qtbot: QtBot
) -> None:
    window = open_window(article)
    title = title_edit(window, qtbot)
    title.setFocus()
    title.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(title, "!")
    put_cursor_after(window.panes.source.editor, "第二段")
    QTest.keyClicks(window.panes.source.editor, " (edited) ")
    assert window.isWindowModified()
    press(window, QKeySequence.StandardKey.Save)
    assert not window.isWindowModified()
    after = article.read_bytes().decode("utf-8")
    assert changed_lines(ARTICLE, after) == [
        (
            "title: '日均调用量超 5000 亿次，新玩法上线：这个模型为什么越来越「香」了？'",
            "title: '日均调用量超 5000 亿次，新玩法上线：这个模型为什么越来越「香」了？!'",
        ),
        ("第二段紧跟在分隔线后面，没有空行。", "第二段 (edited) 紧跟在分隔线后面，没有空行。"),
    ]


def test_opening_looking_around_and_saving_leaves_every_byte(
    open_window: OpenWindow, article: Path
) -> None:
    window = open_window(article)
    for widget in window.panes.form.findChildren(QWidget):
        widget.setFocus()
        QApplication.processEvents()
    window.actions_by_name["raw"].trigger()
    window.actions_by_name["raw"].trigger()
    assert not window.isWindowModified()
    window.files.save()
    assert article.read_bytes() == ARTICLE.encode()


def test_one_timeline_takes_back_form_and_body_wherever_the_focus_is(
    open_window: OpenWindow, article: Path, qtbot: QtBot
) -> None:
    window = open_window(article)
    document = window.desk.current.document
    put_cursor_after(window.panes.source.editor, "第一段")
    QTest.keyClicks(window.panes.source.editor, "A")
    title = title_edit(window, qtbot)
    title.setFocus()
    title.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(title, "B")
    put_cursor_after(window.panes.source.editor, "最后一段")
    QTest.keyClicks(window.panes.source.editor, "C")
    texts = [document.article.text]
    title.setFocus()
    for _step in range(3):
        press(QApplication.focusWidget(), QKeySequence.StandardKey.Undo)
        texts.append(document.article.text)
    assert len(set(texts)) == 4
    assert texts[-1] == ARTICLE
    assert not window.isWindowModified()
    for expected in reversed(texts[:-1]):
        press(QApplication.focusWidget(), QKeySequence.StandardKey.Redo)
        assert document.article.text == expected


def test_switching_articles_keeps_text_undo_cursor_and_scroll_of_each(
    open_window: OpenWindow, article: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.md"
    other.write_text("# Other\n\n" + "line\n\n" * 300, encoding="utf-8")
    window = open_window(article)
    put_cursor_after(window.panes.source.editor, "第一段")
    compose(window.panes.source.editor, "甲")
    window.files.open_path(other)
    editor = window.panes.source.editor
    editor.moveCursor(QTextCursor.MoveOperation.End)
    QApplication.processEvents()
    scroll, cursor = editor.verticalScrollBar().value(), editor.textCursor().position()
    assert scroll > 0
    press(editor, QKeySequence.StandardKey.PreviousChild)
    assert "第一段甲" in window.panes.source.editor.toPlainText()
    assert window.panes.source.editor.textCursor().position() == len("\n第一段甲")
    press(window.panes.source.editor, QKeySequence.StandardKey.Undo)
    assert window.desk.current.document.article.text == ARTICLE
    window.desk.step(1)
    QApplication.processEvents()
    assert editor.verticalScrollBar().value() == scroll
    assert window.panes.source.editor.textCursor().position() == cursor


def test_a_file_changed_outside_is_not_overwritten_and_the_author_decides(
    open_window: OpenWindow, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(article)
    put_cursor_after(window.panes.source.editor, "第一段")
    compose(window.panes.source.editor, "甲")
    article.write_text("theirs", encoding="utf-8")
    monkeypatch.setattr(dialogs, "ask_conflict", lambda *_: dialogs.Conflict.CANCEL)
    assert not window.files.save()
    assert article.read_text(encoding="utf-8") == "theirs"
    assert window.isWindowModified()
    monkeypatch.setattr(dialogs, "ask_conflict", lambda *_: dialogs.Conflict.RELOAD)
    assert not window.files.save()
    assert window.desk.current.document.article.text == "theirs"
    assert not window.isWindowModified()
    window.edit.undo()
    assert "第一段甲" in window.desk.current.document.body
    monkeypatch.setattr(dialogs, "ask_conflict", lambda *_: dialogs.Conflict.OVERWRITE)
    assert window.files.save()
    assert "第一段甲" in article.read_text(encoding="utf-8")


def test_closing_with_unsaved_changes_asks_and_cancel_keeps_everything(
    open_window: OpenWindow, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(article)
    put_cursor_after(window.panes.source.editor, "第一段")
    compose(window.panes.source.editor, "甲")
    asked: list[list[str]] = []

    def answer(_parent: QWidget, names: list[str]) -> dialogs.Closing:
        asked.append(names)
        return dialogs.Closing.CANCEL

    monkeypatch.setattr(dialogs, "ask_closing", answer)
    window.files.close()
    assert not window.close()
    assert len(asked) == 2
    assert asked[0][0].startswith("日均")
    assert "第一段甲" in window.desk.current.document.body
    monkeypatch.setattr(dialogs, "ask_closing", lambda *_: dialogs.Closing.SAVE)
    window.files.close()
    assert window.desk.current is None
    assert "第一段甲" in article.read_text(encoding="utf-8")


def test_a_file_that_cannot_be_opened_is_told_in_plain_words(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(tmp_path)
    window.files.open_path(tmp_path / "gone.md")
    assert "gone.md" in window.messages.text
    assert window.messages.isVisible()
    assert window.desk.current is None


def test_a_new_article_is_saved_under_a_name_from_its_title(
    open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(tmp_path)
    window.files.new()
    QTest.keyClicks(window.panes.source.editor, "Hello.")
    proposed: list[Path] = []

    def choose(_parent: QWidget, path: Path) -> Path:
        proposed.append(path)
        return path

    monkeypatch.setattr(dialogs, "ask_where_to_save", choose)
    assert window.files.save()
    assert proposed[0].parent == tmp_path
    assert proposed[0].suffix == ".md"
    assert "Hello." in proposed[0].read_text(encoding="utf-8")
    assert not window.isWindowModified()


def test_what_was_open_is_open_again_next_time(
    open_window: OpenWindow, article: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window(tmp_path)
    window.files.open_path(article)
    window.actions_by_name["library"].setChecked(False)
    window.close()
    again = open_window(None)
    assert again.desk.current.path == article
    assert again.panes.library.folder == tmp_path
    assert not again.panes.library.isVisible()


def test_the_folder_is_listed_with_titles_and_dates(
    open_window: OpenWindow, article: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window(tmp_path)
    qtbot.waitUntil(
        lambda: any("日均" in row.title for row in window.panes.library.rows), timeout=5000
    )
    row = next(row for row in window.panes.library.rows if "日均" in row.title)
    assert "2024-07-31" in row.second_line


def test_undo_with_nothing_to_undo_does_nothing(open_window: OpenWindow, article: Path) -> None:
    window = open_window(article)
    press(window.panes.source.editor, QKeySequence.StandardKey.Undo)
    assert window.desk.current.document.article.text == ARTICLE


def test_the_first_start_shows_samples_that_one_may_write_in(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(None)
    assert window.panes.library.folder == tmp_path / "settings" / "sample"
    compose(window.panes.source.editor, "我")
    assert window.files.save()


def test_a_file_written_by_another_program_is_taken_over_if_nothing_is_unsaved(
    open_window: OpenWindow, article: Path, qtbot: QtBot
) -> None:
    window = open_window(article)
    for text in ("theirs\n", "theirs again\n"):
        other = article.with_suffix(".new")
        other.write_text(text, encoding="utf-8")
        other.replace(article)
        qtbot.waitUntil(lambda text=text: window.desk.current.document.article.text == text)
    assert not window.isWindowModified()


def test_a_file_written_by_another_program_while_one_edits_asks_without_a_dialog(
    open_window: OpenWindow, article: Path, qtbot: QtBot
) -> None:
    window = open_window(article)
    compose(window.panes.source.editor, "我")
    article.write_text("theirs\n", encoding="utf-8")
    qtbot.waitUntil(lambda: "another program" in window.messages.text)
    assert "我" in window.desk.current.document.body


def test_what_is_learned_of_the_site_does_not_disturb_who_is_writing(
    open_window: OpenWindow, article: Path, qtbot: QtBot
) -> None:
    window = open_window(article)
    title = title_edit(window, qtbot)
    title.setFocus()
    title.moveCursor(QTextCursor.MoveOperation.End)
    other = article.with_name("other.md")
    other.write_text("---\ntitle: x\nseries: y\nrating: 3\n---\n", encoding="utf-8")
    with qtbot.waitSignal(window.panes.profiles.learned):
        window.panes.learn()
    QTest.keyClicks(QApplication.focusWidget(), "!")
    assert title_edit(window, qtbot).toPlainText().endswith("了？!")


def test_a_file_that_vanishes_is_told_and_its_text_counts_as_unsaved(
    open_window: OpenWindow, article: Path, qtbot: QtBot
) -> None:
    window = open_window(article)
    article.unlink()
    qtbot.waitUntil(lambda: "no longer" in window.messages.text)
    assert window.isWindowModified()
    assert window.files.save()
    assert article.read_bytes() == ARTICLE.encode()
    assert not window.isWindowModified()
