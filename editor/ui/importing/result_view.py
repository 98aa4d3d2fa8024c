"""The article as it will be: its text, and a quiet preview. Loads nothing from anywhere."""

from __future__ import annotations

import contextlib
from functools import partial
from importlib import import_module

from PySide6.QtCore import QByteArray, QThreadPool, QUrl, Signal
from PySide6.QtWidgets import QPlainTextEdit, QTabWidget, QTextBrowser

from editor.article.article import Article
from editor.render.block import joined
from editor.ui.stand_ins import StandIns
from editor.ui.theme import Theme


class ResultView(QTabWidget):
    """Shows an article in two ways."""

    _rendered = Signal(int, str)

    def __init__(self, flavour: str, theme: Theme) -> None:
        super().__init__()
        self._flavour = flavour
        self._article: Article | None = None
        self._number = 0
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setUndoRedoEnabled(False)
        self.text.setAccessibleName(self.tr("The new article"))
        self.preview = _Page()
        self.preview.setAccessibleName(self.tr("Preview of the new article"))
        self.preview.document().setDefaultStyleSheet(_style(theme))
        self.preview.document().setDocumentMargin(10)
        self.addTab(self.text, self.tr("New article"))
        self.addTab(self.preview, self.tr("Preview"))
        self.setDocumentMode(True)
        self._rendered.connect(self._on_rendered)
        self.currentChanged.connect(self._render)

    def show_article(self, article: Article) -> None:
        """Show this article, at the place where the last one was being read."""
        if article == self._article:
            return
        self._article = article
        bar = self.text.verticalScrollBar()
        place = bar.value()
        self.text.setPlainText(StandIns().shown(article.text, ""))
        bar.setValue(place)
        self._render()

    def _render(self) -> None:
        """Rendered only while it is seen, and on another thread: it may take long."""
        if self._article is None or self.currentWidget() is not self.preview:
            return
        self._number += 1
        work = partial(self._in_background, self._article.body, self._number)
        QThreadPool.globalInstance().start(work)

    def _in_background(self, body: str, number: int) -> None:
        """On a thread of the pool: touches nothing of the view but its signal."""
        # Loaded by name: the window must not wait at its start for what renders.
        html = joined(import_module("editor.render.render").render(body, self._flavour))
        # The window may be closed by now.
        with contextlib.suppress(RuntimeError):
            self._rendered.emit(number, html)

    def _on_rendered(self, number: int, html: str) -> None:
        if number == self._number:
            place = self.preview.verticalScrollBar().value()
            self.preview.setHtml(html)
            self.preview.verticalScrollBar().setValue(place)


class _Page(QTextBrowser):
    """Shows HTML and nothing that it points to."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)

    def loadResource(self, type_: int, name: QUrl | str) -> object:
        """Nothing, whatever is asked for: neither files nor the web."""
        return QByteArray()


def _style(theme: Theme) -> str:
    colours = theme.colours
    return (
        f"body {{ color: {colours['text']}; }} a {{ color: {colours['accent']}; }} "
        f"pre, code {{ background-color: {colours['code_background']}; }} "
        f"blockquote {{ color: {colours['muted']}; }} "
        "h1, h2, h3 { font-weight: 600; } h1 { font-size: x-large; } h2 { font-size: large; }"
    )
