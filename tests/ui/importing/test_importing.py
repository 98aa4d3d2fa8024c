"""From a file, the clipboard, the web or a drop to a new article on the desk."""

from __future__ import annotations

import zipfile
from pathlib import Path

import mammoth
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from editor.ui import dialogs
from editor.ui.importing.clipboard import pasted
from editor.ui.importing.review_dialog import ReviewDialog
from editor.ui.window.window import Window
from tests.ui.importing.conftest import LABELLED, reviewed

WORD_XML = """<?xml version="1.0" encoding="UTF-8"?><w:document
 xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>雨季笔记</w:t></w:r></w:p>
<w:p><w:r><w:t>作者：周砚</w:t></w:r></w:p>
<w:p><w:r><w:t>第一段写的是山里的雨，一下就是整个星期，路都看不见了。</w:t></w:r></w:p>
<w:p><w:r><w:t>第二段写的是雨停以后的路，泥里全是脚印，鞋也洗不干净。</w:t></w:r></w:p>
</w:body></w:document>"""
TYPES = """<?xml version="1.0" encoding="UTF-8"?><Types
 xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels"
 ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml" ContentType=
"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
RELATIONS = """<?xml version="1.0" encoding="UTF-8"?><Relationships
 xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
 Target="word/document.xml"/></Relationships>"""


def word_file(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr("word/document.xml", WORD_XML)
    return path


def drop(window: Window, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    window.dropEvent(
        QDropEvent(
            QPointF(50, 50),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def files_on_disk(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.rglob("*.md"))


def test_a_labelled_text_becomes_a_new_article_that_is_not_saved(
    qtbot: QtBot, window: Window, labelled: Path, tmp_path: Path
) -> None:
    window.importing.import_paths([labelled])
    review = reviewed(qtbot, window)
    qtbot.mouseClick(review.open_button, Qt.MouseButton.LeftButton)
    opened = window.desk.current
    assert opened is not None
    assert opened.unsaved
    assert opened.path is None
    assert not opened.document.can_undo
    assert "title: 雨天的渡口" in opened.document.head
    assert "2024-07-31" in opened.document.head
    assert "author: 林小麦" in opened.document.head
    assert opened.document.body.startswith("\n渡口在镇子的东头")
    assert "格式输出" not in opened.document.body
    assert files_on_disk(tmp_path) == []


def test_its_first_save_proposes_the_name_that_the_site_wants(
    qtbot: QtBot, window: Window, labelled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = tmp_path / "posts" / "雨天的渡口.md"
    taken.write_text("another\n", encoding="utf-8")
    window.importing.import_paths([labelled])
    qtbot.mouseClick(reviewed(qtbot, window).open_button, Qt.MouseButton.LeftButton)
    proposals: list[Path] = []

    def choose(_parent: object, proposed: Path) -> Path:
        proposals.append(proposed)
        return proposed

    monkeypatch.setattr(dialogs, "ask_where_to_save", choose)
    assert window.files.save()
    assert proposals == [tmp_path / "posts" / "雨天的渡口-2.md"]
    assert taken.read_text(encoding="utf-8") == "another\n"
    assert "渡口在镇子的东头" in proposals[0].read_text(encoding="utf-8")


def test_cancelling_the_review_changes_nothing(
    qtbot: QtBot, window: Window, labelled: Path
) -> None:
    window.importing.import_paths([labelled])
    review = reviewed(qtbot, window)
    qtbot.keyClick(review, Qt.Key.Key_Escape)
    assert window.importing.review is None
    assert window.desk.articles == ()


def test_a_dropped_page_is_reviewed_and_a_dropped_article_is_opened(
    qtbot: QtBot, window: Window, page: Path, tmp_path: Path
) -> None:
    article = tmp_path / "own.md"
    article.write_text("# Own\n", encoding="utf-8")
    drop(window, article, page)
    assert window.desk.current is not None
    assert window.desk.current.path == article
    review = reviewed(qtbot, window)
    assert "title: 如何在家烤面包" in review.review.document.head


def test_a_word_file_is_imported(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    assert mammoth
    drop(window, word_file(tmp_path / "notes.docx"))
    qtbot.mouseClick(reviewed(qtbot, window).open_button, Qt.MouseButton.LeftButton)
    opened = window.desk.current
    assert opened is not None
    assert "雨季笔记" in opened.document.head
    assert "第二段写的是雨停以后的路" in opened.document.body


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("broken.docx", b"PK\x03\x04 and then nothing that is a Word file"),
        ("old.docx", b"\xd0\xcf\x11\xe0" + bytes(600)),
        ("program.txt", bytes(range(256)) * 40),
    ],
)
def test_a_file_that_cannot_be_read_gives_a_message(
    qtbot: QtBot, window: Window, tmp_path: Path, name: str, data: bytes
) -> None:
    (tmp_path / name).write_bytes(data)
    drop(window, tmp_path / name)
    qtbot.waitUntil(lambda: name in window.messages.text, timeout=10_000)
    assert window.importing.review is None
    assert window.desk.articles == ()


def test_of_several_sources_the_failed_are_listed_and_the_others_come_one_by_one(
    qtbot: QtBot, window: Window, labelled: Path, page: Path, tmp_path: Path
) -> None:
    window.importing.import_paths([labelled, tmp_path / "gone.docx", page])
    first = reviewed(qtbot, window)
    assert "Of 3 sources 1 could not be imported" in window.messages.text
    assert "gone.docx" in window.messages.text
    qtbot.mouseClick(first.open_button, Qt.MouseButton.LeftButton)
    second = reviewed(qtbot, window)
    assert second is not first
    qtbot.mouseClick(second.open_button, Qt.MouseButton.LeftButton)
    assert window.importing.review is None
    assert [each.proposed_name for each in window.desk.articles] == [
        "雨天的渡口.md",
        "如何在家烤面包.md",
    ]


def button(review: ReviewDialog, words: str) -> QPushButton:
    buttons = review.findChildren(QPushButton)
    return next(each for each in buttons if each.text().replace("&", "") == words)


def test_all_that_wait_can_be_opened_at_once(
    qtbot: QtBot, window: Window, labelled: Path, page: Path
) -> None:
    window.importing.import_paths([labelled, page])
    review = reviewed(qtbot, window)
    qtbot.mouseClick(button(review, "Open all 2"), Qt.MouseButton.LeftButton)
    assert window.importing.review is None
    assert len(window.desk.articles) == 2


def test_all_that_wait_can_be_dropped_at_once(
    qtbot: QtBot, window: Window, labelled: Path, page: Path
) -> None:
    window.importing.import_paths([labelled, page])
    review = reviewed(qtbot, window)
    qtbot.mouseClick(button(review, "Cancel all"), Qt.MouseButton.LeftButton)
    assert window.importing.review is None
    assert window.desk.articles == ()


def test_the_clipboard_is_imported_from_the_menu(qtbot: QtBot, window: Window) -> None:
    QGuiApplication.clipboard().setText(LABELLED)
    window.actions_by_name["import_clipboard"].trigger()
    qtbot.mouseClick(reviewed(qtbot, window).open_button, Qt.MouseButton.LeftButton)
    assert window.desk.current is not None
    assert "title: 雨天的渡口" in window.desk.current.document.head


def test_an_empty_clipboard_is_told(window: Window) -> None:
    QGuiApplication.clipboard().clear()
    window.actions_by_name["import_clipboard"].trigger()
    assert "clipboard" in window.messages.text


def test_of_a_copied_page_the_html_is_taken_and_of_copied_code_the_text() -> None:
    copied = QMimeData()
    copied.setHtml("<p>One</p>")
    copied.setText("One")
    assert pasted(copied) == ("<p>One</p>", "")
    coloured = QMimeData()
    coloured.setHtml("<div><span style='color: red'># One</span></div>")
    coloured.setText("# One")
    assert pasted(coloured) == ("", "# One")


def test_files_are_chosen_in_a_dialog_several_at_once(
    qtbot: QtBot, window: Window, labelled: Path, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = ([str(labelled), str(page)], "")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_given: chosen)
    window.actions_by_name["import_files"].trigger()
    assert "渡口.txt" in reviewed(qtbot, window).windowTitle()


def test_what_comes_during_a_review_waits_until_it_is_over(
    qtbot: QtBot, window: Window, labelled: Path, page: Path
) -> None:
    window.importing.import_paths([labelled])
    review = reviewed(qtbot, window)
    window.importing.import_paths([page])
    qtbot.wait(500)
    assert window.importing.review is review
    qtbot.mouseClick(review.open_button, Qt.MouseButton.LeftButton)
    assert "bread.html" in reviewed(qtbot, window).windowTitle()


def test_two_drops_one_right_after_the_other_are_both_imported(
    qtbot: QtBot, window: Window, labelled: Path, page: Path
) -> None:
    drop(window, labelled)
    drop(window, page)
    titles = set()
    for _ in range(2):
        review = reviewed(qtbot, window)
        titles.add(review.windowTitle())
        qtbot.keyClick(review, Qt.Key.Key_Escape)
    assert titles == {"Import 渡口.txt", "Import bread.html"}
