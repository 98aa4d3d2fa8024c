"""The article as it will be: form and text to be edited, and a quiet preview beside them.

The preview loads nothing from anywhere. Knows a Document, and of form and text only that they
are widgets.
"""

from __future__ import annotations

import contextlib
from functools import partial
from importlib import import_module

from PySide6.QtCore import QByteArray, QThreadPool, QTimer, QUrl, Signal
from PySide6.QtWidgets import QTabWidget, QTextBrowser, QWidget

from editor.article.article import Part
from editor.article.change import Change
from editor.article.document import Document
from editor.render.block import joined
from editor.site.site import Site
from editor.ui.theme import Theme

SETTLE = 200
"""Milliseconds after a change until the preview is made anew."""


class ResultView(QTabWidget):
    """One document in three ways, each on a tab."""

    _rendered = Signal(int, str)

    def __init__(
        self, document: Document, form: QWidget, text: QWidget, site: Site, theme: Theme
    ) -> None:
        super().__init__()
        self._document = document
        self._site = site
        self._number = 0
        self._shown = -1
        self._soon = QTimer(self, singleShot=True, interval=SETTLE)
        self._soon.timeout.connect(self._render)
        self.preview = _Page()
        self.preview.setAccessibleName(self.tr("Preview of the new article"))
        self.preview.document().setDefaultStyleSheet(_style(theme))
        self.preview.document().setDocumentMargin(10)
        self.addTab(form, self.tr("Front &matter"))
        self.addTab(text, self.tr("&Text"))
        self.addTab(self.preview, self.tr("&Preview"))
        self.setDocumentMode(True)
        self.tabBar().setAccessibleName(self.tr("The new article"))
        self._rendered.connect(self._on_rendered)
        self.currentChanged.connect(self._render)
        unsubscribe = document.subscribe(self._on_change)
        self.destroyed.connect(lambda: unsubscribe())

    def _on_change(self, change: Change) -> None:
        if change.part is Part.BODY:
            self._soon.start()

    def _render(self) -> None:
        """Rendered only while it is seen, and on another thread: it may take long."""
        revision = self._document.revision
        if self.currentWidget() is not self.preview or revision == self._shown:
            return
        self._soon.stop()
        self._shown = revision
        self._number += 1
        work = partial(self._in_background, self._document.body, self._number)
        QThreadPool.globalInstance().start(work)

    def _in_background(self, body: str, number: int) -> None:
        """On a thread of the pool: touches nothing of the view but its signal."""
        # Loaded by name: the window must not wait at its start for what renders.
        render = import_module("editor.render.render").render
        html = joined(render(body, self._site.flavour, settings=self._site.markdown))
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
        "table { border-collapse: collapse; } "
        f"th, td {{ padding: 3px 8px; border: 1px solid {colours['border']}; }} "
        "h1, h2, h3 { font-weight: 600; } h1 { font-size: x-large; } h2 { font-size: large; }"
    )
