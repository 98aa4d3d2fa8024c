"""The web engine ends the whole program where it has no sandbox: Galley does not let it start."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from editor.article.article import Article
from editor.article.document import Document
from editor.ui.preview import sandbox
from editor.ui.preview.preview_pane import PreviewPane
from editor.ui.theme import load_theme


@pytest.mark.parametrize(
    ("platform", "user", "setting", "expected"),
    [
        ("linux", 0, None, False),
        ("linux", 0, "1", True),
        ("linux", 1000, None, True),
        ("darwin", 0, None, True),
        ("win32", 0, None, True),
    ],
)
def test_only_root_on_linux_has_no_sandbox(
    monkeypatch: pytest.MonkeyPatch, platform: str, user: int, setting: str | None, expected: bool
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(os, "geteuid", lambda: user, raising=False)
    monkeypatch.delenv(sandbox.SWITCHED_OFF, raising=False)
    if setting:
        monkeypatch.setenv(sandbox.SWITCHED_OFF, setting)
    assert sandbox.has_sandbox() is expected


def test_without_a_sandbox_the_pane_says_so_and_the_rest_goes_on(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("editor.ui.preview.preview_pane.has_sandbox", lambda: False)
    pane = PreviewPane()
    pane.set_theme(load_theme("light"))
    reasons: list[str] = []
    pane.failed.connect(reasons.append)
    pane.load()
    assert not pane.is_loaded
    assert "root" in reasons[0]
    pane.show_document(Document(Article(body="text")), None, "gfm")
    assert "root" in pane.notices.text
    pane.close_page()
