"""A real window, and real files to import into it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.settings import Memory
from editor.ui.importing.review_dialog import ReviewDialog
from editor.ui.theme import apply_theme, load_theme
from editor.ui.window.window import Window

LABELLED = """\
标题：雨天的渡口
发布时间：2024年7月31日 10:00
作者：林小麦

正文：

渡口在镇子的东头，只有一条旧船。下雨的时候船不开，等船的人就坐在棚子里说话。

船老大说，他在这条河上摆了三十年渡，𠮷祥话听得比谁都多。

注意：请将标题、日期和正文放到对应的位置，最后只需按照格式输出为Markdown。
"""

PAGE = """\
<!DOCTYPE html><html><head><meta charset="utf-8"><title>如何在家烤面包 - 面包日记</title>
<meta name="author" content="林小麦">
<meta property="article:published_time" content="2024-03-05T09:30:00+08:00"></head>
<body><nav><a href="/">首页</a> <a href="/about">关于</a></nav>
<script>document.title = "no"</script>
<article><h1>如何在家烤面包</h1>
<p>面粉、水、盐和酵母，四样东西就够了。很多人以为烤面包很难，其实只要有耐心，每个人都能做到。</p>
<h2>准备</h2>
<p>先把面粉过筛，再加入温水，搅拌均匀以后静置半小时，让面粉吸足水分，这一步不要省。</p>
<p><img src="https://images.example/dough.png" alt="面团"></p>
<p>然后揉面十五分钟，直到面团光滑而有弹性，可以拉出薄膜为止，再放到温暖的地方发酵。</p>
</article><footer>版权所有</footer></body></html>
"""


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    """A text with Chinese labels and an instruction at its end."""
    path = tmp_path / "渡口.txt"
    path.write_text(LABELLED, encoding="utf-8")
    return path


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A saved page whose browser title is not quite the article's."""
    path = tmp_path / "bread.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Window]:
    """An empty window at a folder of its own."""
    apply_theme(qapp, load_theme("light"))
    window = Window(Memory(tmp_path / "settings"), load_theme("light"))
    posts = tmp_path / "posts"
    posts.mkdir()
    window.files.show_folder(posts)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield window
    if window.importing.review is not None:
        window.importing.review.close()
    for each in window.desk.articles:
        each.document.mark_saved(each.document.article)
    window.close()
    window.deleteLater()


def reviewed(qtbot: QtBot, window: Window) -> ReviewDialog:
    """The review, once it is open."""
    qtbot.waitUntil(lambda: window.importing.review is not None, timeout=10_000)
    review = window.importing.review
    assert review is not None
    qtbot.waitUntil(review.isVisible)
    return review
