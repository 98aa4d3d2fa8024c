"""A page asked for by its address, and the images that come along with one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event
from time import sleep

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from editor.exchange.found import Kind, Material
from editor.exchange.sources import ImportProblem
from editor.ui import dialogs
from editor.ui.importing import address_dialog
from editor.ui.importing.address_dialog import AddressDialog
from editor.ui.importing.dropped import addresses_in, is_address
from editor.ui.window.window import Window
from tests.ui.importing.conftest import LABELLED, reviewed


def asked(window: Window) -> AddressDialog:
    window.actions_by_name["import_address"].trigger()
    return window.findChildren(AddressDialog)[-1]


def test_a_private_address_is_refused_in_the_dialog(qtbot: QtBot, window: Window) -> None:
    QGuiApplication.clipboard().clear()
    dialog = asked(window)
    assert not dialog.button.isEnabled()
    qtbot.keyClicks(dialog.line, "http://127.0.0.1:9/page")
    qtbot.mouseClick(dialog.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "127.0.0.1" in dialog.note.text(), timeout=10_000)
    assert dialog.isVisible()
    assert dialog.button.isEnabled()
    dialog.reject()


def test_an_address_on_the_clipboard_is_proposed(window: Window) -> None:
    QGuiApplication.clipboard().setText(" https://example.com/a?b=c ")
    dialog = asked(window)
    assert dialog.line.text() == "https://example.com/a?b=c"
    dialog.reject()
    assert not is_address("see https://example.com/")
    assert not is_address("file:///etc/passwd")


def test_a_page_that_never_comes_can_be_given_up(qtbot: QtBot, window: Window) -> None:
    given_up: list[str] = []

    def never(address: str, *, cancel: Callable[[], bool], progress: object) -> Material:
        while not cancel():
            sleep(0.01)
        given_up.append(address)
        raise ImportProblem(address, "the import was cancelled")

    dialog = AddressDialog(window, "example.com/slow", never)
    dialog.open()
    qtbot.mouseClick(dialog.button, Qt.MouseButton.LeftButton)
    assert dialog.progress.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: given_up == ["https://example.com/slow"])
    assert not dialog.isVisible()
    assert window.importing.review is None


def test_a_fetched_page_is_reviewed_with_its_progress_shown(qtbot: QtBot, window: Window) -> None:
    def fetched(address: str, *, progress: Callable[[int, int], None], **_more: object) -> Material:
        progress(2048, 4096)
        return Material(Kind.TEXT, LABELLED, "ferry", address)

    dialog = AddressDialog(window, "https://example.com/", fetched)
    dialog.fetched.connect(window.importing.import_material)
    dialog.open()
    qtbot.mouseClick(dialog.button, Qt.MouseButton.LeftButton)
    assert reviewed(qtbot, window).windowTitle() == "Import ferry"
    assert not dialog.isVisible()


def test_a_web_image_comes_along_with_the_first_save_if_wanted(
    qtbot: QtBot, window: Window, page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    got: list[str] = []

    def get(address: str, _cancel: object) -> bytes:
        got.append(address)
        return b"\x89PNG\r\n\x1a\n" + bytes(64)

    monkeypatch.setattr(window.importing.images, "get", get)
    window.importing.import_paths([page])
    review = reviewed(qtbot, window)
    review.decisions.images.click()
    qtbot.mouseClick(review.open_button, Qt.MouseButton.LeftButton)
    assert got == [], "nothing is fetched before it is saved"
    path = tmp_path / "posts" / "bread.md"
    monkeypatch.setattr(dialogs, "ask_where_to_save", lambda *_given: path)
    with qtbot.waitSignal(window.importing.images.brought):
        assert window.files.save()
    assert got == ["https://images.example/dough.png"]
    assert window.desk.current is not None
    assert not window.desk.current.unsaved
    text = path.read_text(encoding="utf-8")
    assert "https://images.example" not in text
    assert len(list((tmp_path / "posts").rglob("dough.png"))) == 1


def test_a_web_image_stays_on_the_web_unless_wanted(
    qtbot: QtBot, window: Window, page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window.importing.images, "get", lambda *_given: pytest.fail("fetched"))
    window.importing.import_paths([page])
    qtbot.mouseClick(reviewed(qtbot, window).open_button, Qt.MouseButton.LeftButton)
    path = tmp_path / "posts" / "bread.md"
    monkeypatch.setattr(dialogs, "ask_where_to_save", lambda *_given: path)
    assert window.files.save()
    assert "https://images.example/dough.png" in path.read_text(encoding="utf-8")


def imported(qtbot: QtBot, window: Window, page: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The page as an unsaved article that wants its images; where it will be saved."""
    window.importing.import_paths([page])
    review = reviewed(qtbot, window)
    review.decisions.images.click()
    qtbot.mouseClick(review.open_button, Qt.MouseButton.LeftButton)
    path = page.parent / "posts" / "bread.md"
    monkeypatch.setattr(dialogs, "ask_where_to_save", lambda *_given: path)
    return path


def answer(window: Window, words: str) -> QPushButton:
    buttons = window.messages.findChildren(QPushButton)
    return next(each for each in buttons if each.text() == words)


def never(address: str, cancel: Callable[[], bool]) -> bytes:
    while not cancel():
        sleep(0.01)
    raise ImportProblem(address, "the import was cancelled")


def test_images_on_their_way_are_told_and_can_be_left_where_they_are(
    qtbot: QtBot, window: Window, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window.importing.images, "get", never)
    path = imported(qtbot, window, page, monkeypatch)
    assert window.files.save()
    qtbot.waitUntil(lambda: "1 of 1" in window.messages.text)
    with qtbot.waitSignal(window.importing.images.brought):
        qtbot.mouseClick(answer(window, "Cancel"), Qt.MouseButton.LeftButton)
    assert not window.messages.isVisible()
    assert "https://images.example/dough.png" in path.read_text(encoding="utf-8")


def test_closing_waits_for_images_that_are_on_their_way(
    qtbot: QtBot, window: Window, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    comes = Event()

    def late(_address: str, _cancel: object) -> bytes:
        comes.wait(20)
        return b"\x89PNG\r\n\x1a\n" + bytes(64)

    monkeypatch.setattr(window.importing.images, "get", late)
    monkeypatch.setattr(dialogs, "ask_closing", lambda *_given: dialogs.Closing.SAVE)
    path = imported(qtbot, window, page, monkeypatch)
    assert not window.close()
    assert window.isVisible()
    assert "closes when the images" in window.messages.text
    comes.set()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert "https://images.example" not in path.read_text(encoding="utf-8")


def link(address: str) -> QMimeData:
    """As Chromium hands over a link or a tab."""
    data = QMimeData()
    data.setUrls([QUrl(address)])
    data.setText(address)
    return data


def firefox(address: str) -> QMimeData:
    data = QMimeData()
    data.setData("text/x-moz-url", f"{address}\nA title".encode("utf-16-le"))
    return data


def text(words: str) -> QMimeData:
    data = QMimeData()
    data.setText(words)
    return data


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (link("https://a.example/中?b=1"), ["https://a.example/%E4%B8%AD?b=1"]),
        (firefox("http://a.example/x"), ["http://a.example/x"]),
        (text("https://a.example/"), ["https://a.example/"]),
        (text("see https://a.example/"), []),
        (link("ftp://a.example/"), []),
        (link("file:///etc/hostname"), []),
    ],
)
def test_a_dropped_link_is_known_however_the_browser_gives_it(
    data: QMimeData, found: list[str]
) -> None:
    assert addresses_in(data) == found


def test_a_link_dropped_on_the_window_is_asked_about_and_not_fetched(
    qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(address_dialog, "_fetch", lambda *_a, **_b: pytest.fail("fetched"))
    data = link("https://a.example/post")
    given = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    none = Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(50, 50), *given, none)
    QGuiApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    QGuiApplication.sendEvent(window, QDropEvent(QPointF(50, 50), *given, none))
    (dialog,) = window.findChildren(AddressDialog)
    assert dialog.line.text() == "https://a.example/post"
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert window.desk.articles == ()
