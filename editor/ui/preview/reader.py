"""What the reader does with the page: clicks, links, copying, the context menu."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, QUrl, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from editor.article.document import Document
from editor.ui.preview.calls import call
from editor.ui.preview.clicked import place_in_source
from editor.ui.preview.finder import Finder
from editor.ui.preview.home import Home
from editor.ui.preview.links import OUTSIDE, Links
from editor.ui.preview.stage import Stage

if TYPE_CHECKING:
    from PySide6.QtWebEngineCore import QWebEngineContextMenuRequest

    from editor.ui.preview.web_view import ArticleView


class Reader(QObject):
    """Acts for the reader on the web view, while there is one."""

    place_clicked = Signal(int)
    """The reader clicked on what this character of the body became."""

    def __init__(self, stage: Stage, links: Links, finder: Finder, parent: QObject) -> None:
        super().__init__(parent)
        self._stage = stage
        self._links = links
        self._finder = finder
        self._view: ArticleView | None = None
        self._document: Document | None = None

    def attach(self, view: ArticleView | None) -> None:
        """The web view is there (None: gone)."""
        self._view = view
        self._finder.attach(view)
        if view is None:
            return
        view.link_clicked.connect(self._on_link)
        view.hovered.connect(self._on_hovered)
        view.found.connect(self._finder.on_found)
        view.menu_wanted.connect(self._on_menu)
        view.gestures.clicked.connect(self._on_clicked)
        view.gestures.copy_wanted.connect(self.copy)

    def show(self, home: Home | None, document: Document | None) -> None:
        """What is on the page is this document from now on."""
        self._document = document
        self._links.show(home, document)

    def copy(self) -> None:
        """Copy what is selected, as text and as HTML."""
        if self._view is not None:
            self._view.run(_as_text("copied"), partial(self._on_copied, as_source=False))

    def copy_source(self) -> None:
        """Copy the HTML of what is selected, as text."""
        if self._view is not None:
            self._view.run(_as_text("copied"), partial(self._on_copied, as_source=True))

    def select_all(self) -> None:
        """Select the whole article."""
        if self._view is not None:
            self._view.setFocus()
            self._view.select_all()

    def _on_copied(self, answer: object, *, as_source: bool) -> None:
        copied = _read(answer)
        if not copied:
            return
        html, text = str(copied.get("html", "")), str(copied.get("text", ""))
        data = QMimeData()
        data.setText(html if as_source else text)
        if not as_source:
            data.setHtml(f'<meta charset="utf-8">{html}')
        QGuiApplication.clipboard().setMimeData(data)

    def _on_link(self, url: QUrl) -> None:
        view = self._view
        if view is not None:
            reference = view.reference_of(url)
            # Later, and not from in here: the engine is at work on the click.
            view.run(
                call("pressedText"),
                lambda text: self._links.follow(url, reference, str(text or "")),
            )

    def _on_hovered(self, url: QUrl) -> None:
        if self._view is not None:
            self._stage.show_where(self._links.where(url, self._view.reference_of(url)))

    def _on_clicked(self, place: QPointF) -> None:
        if self._view is not None:
            factor = self._view.zoomFactor()
            asked = _as_text("placeAt", place.x() / factor, place.y() / factor)
            self._view.run(asked, self._on_place)

    def _on_place(self, answer: object) -> None:
        place = _read(answer)
        if place and self._document is not None:
            self.place_clicked.emit(place_in_source(self._document.body, place))

    def _on_menu(self, request: QWebEngineContextMenuRequest, at: QPoint) -> None:
        view = self._view
        if view is None:
            return
        menu = QMenu(view)
        self._add_link(menu, view, request.linkUrl())
        self._add_image(menu, view, request.mediaUrl())
        copy = menu.addAction(self.tr("&Copy"), self.copy)
        source = menu.addAction(self.tr("Copy as &HTML source"), self.copy_source)
        for action in (copy, source):
            action.setEnabled(view.hasSelection())
        menu.addAction(self.tr("Select &all"), self.select_all)
        menu.addSeparator()
        menu.addAction(self.tr("&Find in the preview…"), self._finder.find)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _add_link(self, menu: QMenu, view: ArticleView, url: QUrl) -> None:
        address = self._links.where(url, view.reference_of(url)) if not url.isEmpty() else ""
        if not address:
            return
        if url.scheme() in OUTSIDE:
            address = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        reference = view.reference_of(url)
        if reference is not None or url.scheme() in OUTSIDE:
            menu.addAction(
                self.tr("&Open link"), lambda: self._links.follow(url, reference, address)
            )
        clipboard = QGuiApplication.clipboard()
        menu.addAction(self.tr("Copy &link address"), lambda: clipboard.setText(address))
        menu.addSeparator()

    def _add_image(self, menu: QMenu, view: ArticleView, url: QUrl) -> None:
        if url.isEmpty():
            return
        file: Path | None = view.files.image_of(url)
        copy = menu.addAction(self.tr("Copy &image"), view.copy_image)
        copy.setEnabled(file is not None or url.scheme() in ("https", "data"))
        address = str(file) if file else url.toString() if url.scheme() == "https" else ""
        if address:
            clipboard = QGuiApplication.clipboard()
            menu.addAction(self.tr("Copy image a&ddress"), lambda: clipboard.setText(address))
        menu.addSeparator()


def _as_text(name: str, *arguments: object) -> str:
    """The script that calls ``name``; its value as JSON, as objects do not come through."""
    return f"JSON.stringify({call(name, *arguments)})"


def _read(answer: object) -> dict[str, Any]:
    """The object that the page answered with; empty if it was none."""
    value = json.loads(answer) if isinstance(answer, str) and answer else None
    return value if isinstance(value, dict) else {}
