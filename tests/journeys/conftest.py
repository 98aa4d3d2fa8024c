"""A real window on real files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.settings import Memory
from editor.ui.theme import apply_theme, load_theme
from editor.ui.window.window import Window

ARTICLE = """\
---
title: '日均调用量超 5000 亿次，新玩法上线：这个模型为什么越来越「香」了？'
date: 2024-07-31
author: 编辑部  # 轮值

---

第一段。\u00a0不换行空格在前面。

---
第二段紧跟在分隔线后面，没有空行。

最后一段，文件末尾没有换行。"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """An article much like the ones that authors have."""
    path = tmp_path / "模型.md"
    path.write_text(ARTICLE, encoding="utf-8", newline="")
    return path


@pytest.fixture
def open_window(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> Iterator[Callable[..., Window]]:
    """Opens windows that remember what they should in one settings folder."""
    windows: list[Window] = []

    def opened(path: Path | None = None, theme: str = "light") -> Window:
        apply_theme(qapp, load_theme(theme))
        window = Window(Memory(tmp_path / "settings"), load_theme(theme))
        windows.append(window)
        window.go_back_to(path)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield opened
    for window in windows:
        for each in window.desk.articles:
            each.document.mark_saved(each.document.article)
        window.close()
        window.deleteLater()
