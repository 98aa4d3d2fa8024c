"""The web view of the preview, with its page and profile made, and unmade in the right order.

The one module that the pane imports late: with it Qt WebEngine is loaded.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QColor, QContextMenuEvent
from PySide6.QtWebEngineCore import QWebEngineFindTextResult, QWebEnginePage, QWebEngineScript
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QWidget

from editor.ui.preview.calls import call
from editor.ui.preview.gestures import Gestures
from editor.ui.preview.style import page_html, page_script, page_sheets
from editor.ui.preview.web_page import ArticlePage
from editor.ui.preview.web_profile import SCHEME, linked_reference, make_profile

WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld.value
MOST_CRASHES = 3
IN_A_ROW = 20.0
"""Seconds: an article that makes the page crash MOST_CRASHES times in this time is given up."""
RETRY = 500
"""Milliseconds until a page that could not be set is tried again."""


class ArticleView(QWebEngineView):
    """Shows the page of resources/preview; scripts run in it in a world of our own."""

    ready = Signal()
    """The page is there and takes scripts (again, after a crash)."""
    crashed = Signal()
    """The page is gone; a new one is on its way."""
    gave_up = Signal()
    """The page is gone for the third time in a row; ``restart`` makes a new one."""
    link_clicked = Signal(QUrl)
    hovered = Signal(QUrl)
    """The mouse is over this link now (empty: over none)."""
    scrolled = Signal()
    """The page is scrolled, by whomever, or its height has changed."""
    found = Signal(int, int)
    """How many matches there are for ``find``, and which one (from 1) is in front."""
    menu_wanted = Signal(object, object)
    """A QWebEngineContextMenuRequest, and the place (QPoint) on the screen."""

    def __init__(self, ground: QColor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profile, self.files, self.gate = make_profile()
        self.gestures = Gestures(self)
        self._page = ArticlePage(self._profile)
        self._page.setBackgroundColor(ground)
        self._page.link_clicked.connect(self.link_clicked)
        self._page.linkHovered.connect(lambda address: self.hovered.emit(QUrl(address)))
        self._page.findTextFinished.connect(self._on_found)
        self._page.loadFinished.connect(self._on_loaded)
        self._page.renderProcessTerminated.connect(self._on_terminated)
        self._page.scrollPositionChanged.connect(lambda _place: self.scrolled.emit())
        self._page.contentsSizeChanged.connect(lambda _size: self.scrolled.emit())
        self.setPage(self._page)
        self.setAcceptDrops(False)
        self._crashes: deque[float] = deque(maxlen=MOST_CRASHES)
        self._given_up = False
        self._is_closed = False
        self._set_page()

    def run(self, script: str, then: Callable[[object], None]) -> None:
        """Run ``script`` in our world of the page and give its value to ``then``."""

        def answered(value: object) -> None:
            if not self._is_closed:
                then(value)

        self._page.runJavaScript(script, WORLD, answered)

    def set_ground(self, colour: QColor) -> None:
        """The colour behind the page, also while there is none."""
        self._page.setBackgroundColor(colour)

    def restart(self) -> None:
        """Make a new page if there is none since ``gave_up``."""
        if self._given_up:
            self._given_up = False
            self._crashes.clear()
            self._set_page()

    def close_page(self) -> None:
        """Unmake view, page and profile, in the one order that does not crash."""
        page, profile = self._page, self._profile
        page.blockSignals(True)
        # A page that goes answers what it was asked, with nothing, when nobody is there any more.
        self._is_closed = True
        shiboken6.delete(self)
        shiboken6.delete(page)
        shiboken6.delete(profile)

    def search(self, text: str, *, case: bool, back: bool) -> None:
        """Mark all matches, go to the next (``back``: previous); "" ends it."""
        flags = QWebEnginePage.FindFlag(0)
        if case:
            flags |= QWebEnginePage.FindFlag.FindCaseSensitively
        if back:
            flags |= QWebEnginePage.FindFlag.FindBackward
        # The page is not to go back to where it was; the web engine scrolls without telling it.
        self.run(call("leave"), lambda _: self._page.findText(text, flags))

    def select_all(self) -> None:
        """Select the whole article."""
        self._page.triggerAction(QWebEnginePage.WebAction.SelectAll)

    def copy_image(self) -> None:
        """Copy the image that the context menu was opened on."""
        self._page.triggerAction(QWebEnginePage.WebAction.CopyImageToClipboard)

    def reference_of(self, url: QUrl) -> str | None:
        """What the author wrote, for an address of ours; None for any other."""
        return linked_reference(url)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Have a menu shown (Qt calls this)."""
        self.menu_wanted.emit(self.lastContextMenuRequest(), event.globalPos())

    def _set_page(self) -> None:
        self._setting = True
        self._page.set_page(page_html(), f"{SCHEME}://page/")

    def _on_loaded(self, ok: bool) -> None:
        if not self._setting:
            return  # The end of a navigation that was refused.
        if not ok:
            QTimer.singleShot(RETRY, self, self._set_page)
            return
        self._setting = False
        if proxy := self.focusProxy():
            proxy.removeEventFilter(self.gestures)
            proxy.installEventFilter(self.gestures)
        self.run(page_script() + ";" + call("dress", *page_sheets()), lambda _: self.ready.emit())

    def _on_found(self, result: QWebEngineFindTextResult) -> None:
        self.found.emit(result.numberOfMatches(), result.activeMatch())

    def _on_terminated(self, *_how: object) -> None:
        self.crashed.emit()
        now = time.monotonic()
        self._crashes.append(now)
        if len(self._crashes) == MOST_CRASHES and now - self._crashes[0] < IN_A_ROW:
            self._given_up = True
            self.gave_up.emit()
            return
        # Not from in here: the engine is still at work on the end of the old page.
        QTimer.singleShot(0, self, self._set_page)
