"""The date of the last change is set on saving, if the author wants that."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from editor.ui.window.window import Window

OpenWindow = Callable[..., Window]
TEXT = "---\ntitle: A\nupdated: 2020-01-02 03:04:05 # last\n---\nBody\n"


@pytest.fixture
def post(tmp_path: Path) -> Path:
    """An article of a Hexo site."""
    (tmp_path / "_config.yml").write_text("title: x\n", encoding="utf-8")
    file = tmp_path / "source" / "_posts" / "a.md"
    file.parent.mkdir(parents=True)
    file.write_text(TEXT, encoding="utf-8", newline="")
    return file


def types(window: Window, words: str) -> None:
    window.panes.source.editor.insertPlainText(words)


def test_saving_stamps_what_was_changed_and_nothing_else(
    open_window: OpenWindow, post: Path
) -> None:
    window = open_window(post)
    action = window.actions_by_name["stamp_changes"]
    assert not action.isChecked()
    action.trigger()
    window.files.save()
    assert post.read_text(encoding="utf-8") == TEXT
    types(window, "New ")
    window.files.save()
    text = post.read_text(encoding="utf-8")
    assert f"updated: {date.today()} " in text
    assert text.endswith(" # last\n---\nNew Body\n")
    assert not window.isWindowModified()


def test_without_being_asked_for_nothing_is_stamped(open_window: OpenWindow, post: Path) -> None:
    window = open_window(post)
    types(window, "New ")
    window.files.save()
    assert post.read_text(encoding="utf-8") == TEXT.replace("Body", "New Body")


def test_a_date_that_the_author_has_just_set_stays(open_window: OpenWindow, post: Path) -> None:
    window = open_window(post)
    window.actions_by_name["stamp_changes"].trigger()
    opened = window.desk.current
    assert opened is not None
    opened.document.edit_head(opened.document.head.replace("2020", "2021"), "raw")
    window.files.save()
    assert "updated: 2021-01-02 03:04:05 # last" in post.read_text(encoding="utf-8")
