"""What happens when a link is pressed or pointed at: said first, and done when it is wanted."""

from __future__ import annotations

import re

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QGuiApplication

from editor.article.document import Document
from editor.ui.preview.home import Home
from editor.ui.preview.notices import Notices
from editor.ui.preview.targets import Leads, Target, target_of
from editor.ui.preview.words import breakable, link_words, shown_address

OUTSIDE = ("http", "https", "mailto", "tel")
"""What the system opens; no other kind of address is followed."""
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE | re.ASCII)


class Links(QObject):
    """The links of one article."""

    article_asked = Signal(object, str)
    """Another article of the site is wanted: its Path, and the anchor in it ("": none)."""
    web_asked = Signal(str)
    """The reader has seen this address, and wants the system to open it."""
    scroll_asked = Signal(str)
    """An anchor in this article is wanted ("": its beginning)."""

    def __init__(self, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notices = notices
        self._home: Home | None = None
        self._document: Document | None = None

    def show(self, home: Home | None, document: Document | None) -> None:
        """The links are this document's from now on."""
        self._home, self._document = home, document
        self._notices.stop_asking()

    def follow(self, url: QUrl, reference: str | None, text: str) -> None:
        """A link to ``url`` was pressed; ``reference``: as written, if that is in the site."""
        if reference is not None:
            self._follow_inside(reference)
        elif url.scheme() in OUTSIDE:
            self._ask_about(url, text)

    def where(self, url: QUrl, reference: str | None) -> str:
        """Where a link leads, for the one who points at it; "" for no link."""
        if reference is not None:
            return reference
        if url.hasFragment() and url.scheme() not in OUTSIDE:
            return "#" + url.fragment(QUrl.ComponentFormattingOption.FullyDecoded)
        return shown_address(url) if url.scheme() in OUTSIDE else ""

    def _follow_inside(self, reference: str) -> None:
        if _SCHEME.match(reference):
            self._refuse(reference)
            return
        if self._home is None:
            return
        target = target_of(reference, self._home, self._document)
        if target.leads is Leads.HERE:
            self.scroll_asked.emit(target.fragment)
        elif target.leads is Leads.ARTICLE:
            self.article_asked.emit(target.path, target.fragment)
        else:
            self._say(reference, target)

    def _refuse(self, address: str) -> None:
        words = self.tr("Galley opens web, mail and phone links only. This one leads to {0}")
        copy = (self.tr("Copy"), lambda: QGuiApplication.clipboard().setText(address))
        self._notices.ask(words.format(breakable(address)), "info", [copy])

    def _say(self, reference: str, target: Target) -> None:
        if target.leads is Leads.FILE and target.path is not None:
            folder = QUrl.fromLocalFile(str(target.path.parent))
            words = self.tr("The link leads to a file of the site: {0}").format(
                breakable(str(target.path))
            )
            show = (self.tr("Show the folder"), lambda: self.web_asked.emit(folder.toString()))
            self._notices.ask(words, "info", [show])
            return
        words = self.tr("The site has no article or file at {0}").format(breakable(reference))
        self._notices.ask(words, "warning", [])

    def _ask_about(self, url: QUrl, text: str) -> None:
        address = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        words, kind = link_words(url, text)
        clipboard = QGuiApplication.clipboard()
        answers = [
            (self.tr("Open"), lambda: self.web_asked.emit(address)),
            (self.tr("Copy"), lambda: clipboard.setText(address)),
        ]
        self._notices.ask(words, kind, answers)
