"""The preview pane: joins the document, the render process and the page.

Usable at once; the web view comes with ``load``, after the window is up. Knows no other pane.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QUrl, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtQuickWidgets import QQuickWidget
from PySide6.QtWidgets import QVBoxLayout, QWidget

from editor.article.article import Part
from editor.article.change import Change
from editor.article.document import Document
from editor.render.flavours.table import NO_SETTINGS
from editor.ui.preview.calls import Calls, call
from editor.ui.preview.feed import Answer, Feed
from editor.ui.preview.heading import Heading, heading_or
from editor.ui.preview.notices import Notices
from editor.ui.preview.sandbox import has_sandbox
from editor.ui.preview.scroll_sync import ScrollSync
from editor.ui.preview.settling import Settling
from editor.ui.preview.skip import Span
from editor.ui.preview.style import colours_css
from editor.ui.theme import Theme

if TYPE_CHECKING:
    from editor.ui.preview.web_view import ArticleView

WEB_LINKS = ("http", "https", "mailto")


class PreviewPane(QWidget):
    """One document as its site will show it."""

    patched = Signal(int)
    """The page shows the text of this revision of the document."""
    settled = Signal()
    """The newest text is shown, with its images and fonts, and has been painted."""
    link_clicked = Signal(str)
    """A web or mail address, or the ``file:`` address of a file inside the article's folder."""
    line_scrolled = Signal(float)
    """The reader scrolled; this line of the body (from 1, with a fraction) is at the top."""
    failed = Signal(str)
    """There is no preview: why, in plain words."""

    def __init__(self, parent: QWidget | None = None, command: list[str] | None = None) -> None:
        super().__init__(parent)
        self._document: Document | None = None
        self._folder: Path | None = None
        self._root: Path | None = None
        self._flavour = ""
        self._heading: Heading | None = None
        self._theme: Theme | None = None
        self._view: ArticleView | None = None
        self._has_failed = False
        self._keys: dict[Document, int] = {}
        self._new_keys = count(1)
        self._unsubscribe: Callable[[], None] = _nothing
        self._zoom = 1.0
        self._refused = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.notices = Notices()
        self._column.addWidget(self.notices)
        # The web view paints through the graphics processor. Were this the first thing in the
        # window to do so, Qt would unmake the window and make another when the view comes: it
        # would flash, and typing would stop for a moment. So something like it is there before.
        self._stand_in = QQuickWidget(self)
        self._stand_in.setGeometry(-2, -2, 1, 1)
        self.setAutoFillBackground(True)
        self._make_parts(command)

    def _make_parts(self, command: list[str] | None) -> None:
        self.feed = Feed(self, command)
        self.feed.rendered.connect(self._on_rendered)
        self.feed.restarted.connect(self.notices.say_restarted)
        self.feed.skipping.connect(self._on_skipping)
        self.feed.failed.connect(self._on_failed)
        self._calls = Calls(self)
        self._calls.done.connect(self.patched)
        self._calls.broken.connect(self.feed.reopen)
        self._sync = ScrollSync(self)
        self._sync.line_scrolled.connect(self.line_scrolled)
        self._settling = Settling(lambda: self.feed.is_idle and self._calls.is_idle, self)
        self._settling.settled.connect(self.settled)

    # What it shows

    def show_document(
        self,
        document: Document | None,
        folder: Path | None,
        flavour: str,
        root: Path | None = None,
        settings: Mapping[str, Any] = NO_SETTINGS,
    ) -> None:
        """Show this document from now on (None: an empty page).

        Its images are looked for from ``folder`` and served only from inside ``root`` (default:
        ``folder``); addresses that begin with ``/`` are looked for in ``root``. ``settings``: what
        the site's own say of Markdown.
        """
        self._unsubscribe()
        self._unsubscribe = document.subscribe(self._on_change) if document else _nothing
        self._document, self._flavour = document, flavour
        self._folder, self._root = folder, root
        self._heading = heading_or(document.article, None) if document else None
        self.notices.clear()
        if self._refused:
            self._on_failed(self._refused)
        if document is not None and document not in self._keys:
            self._keys[document] = next(self._new_keys)
        self._tell(*self._state())
        if self._view is not None:
            self._view.restart()
        self.feed.show(document, flavour, settings)
        self._settling.start()

    def forget(self, document: Document) -> None:
        """The document is closed: keep nothing of it."""
        key = self._keys.pop(document, None)
        if key is not None:
            self._tell(call("forget", key))
        if document is self._document:
            self.show_document(None, None, self._flavour)

    def set_theme(self, theme: Theme) -> None:
        """Show everything in this theme, without loading anything anew."""
        self._theme = theme
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, theme.colour("surface"))
        self.setPalette(palette)
        self.notices.set_theme(theme)
        if self._view is not None:
            self._view.set_ground(theme.colour("surface"))
        self._tell(call("colour", colours_css(theme)))

    def set_zoom(self, factor: float) -> None:
        """Show the page larger or smaller; 1 is the usual size."""
        self._zoom = factor
        if self._view is not None:
            self._view.setZoomFactor(factor)

    # Place

    def scroll_to_line(self, line: float, at: float = 0.0) -> None:
        """Scroll line ``line`` of the body (from 1) to the fraction ``at`` of the height.

        Cheap enough for every step of another pane's scrolling.
        """
        self._sync.scroll_to(line, at)

    def reveal_line(self, line: float) -> None:
        """Mark the block that ``line`` is in, and scroll to it if it is out of sight."""
        self._tell(call("mark", line), call("reveal", line))

    # Its life

    def load(self) -> None:
        """Make the web view. Takes some tenths of a second: call it when the window is up."""
        if self._view is not None:
            return
        if not has_sandbox():
            self._refused = self.tr("the web engine does not run as root. Start Galley as a user.")
            self._on_failed(self._refused)
            return
        # Here and not above: Qt WebEngine takes long to load, and the window need not wait.
        from editor.ui.preview.web_view import ArticleView

        ground = self._theme.colour("surface") if self._theme else QColor("white")
        view = self._view = ArticleView(ground)
        self._stand_in.hide()
        view.setZoomFactor(self._zoom)
        view.ready.connect(self._on_ready)
        view.crashed.connect(self._on_crashed)
        view.gave_up.connect(self._on_gave_up)
        view.link_clicked.connect(self._on_link)
        view.touched.connect(self._sync.on_touched)
        view.scrolled.connect(self._sync.on_scrolled)
        self._column.addWidget(view, 1)
        if (app := QCoreApplication.instance()) is not None:
            app.aboutToQuit.connect(self.close_page)

    def close_page(self) -> None:
        """End the render process and unmake the web view; must come before the application ends."""
        self._unsubscribe()
        self.feed.stop()
        self._settling.stop()
        self._calls.detach()
        self._sync.attach(None)
        if self._view is not None:
            view, self._view = self._view, None
            view.close_page()

    @property
    def is_loaded(self) -> bool:
        """Whether the web view is there."""
        return self._view is not None

    # What happens

    def _tell(self, *scripts: str) -> None:
        """Tell the page, if it is there; a new page is told all of ``_state`` in any case."""
        for script in scripts if self._calls.is_attached else ():
            self._calls.add(script)

    def _state(self) -> list[str]:
        """All that the page is told besides blocks."""
        scripts = []
        if self._theme is not None:
            scripts.append(call("colour", colours_css(self._theme)))
        if self._view is not None:
            scripts.append(call("root", self._view.files.serve(self._folder, self._root)))
        if self._document is None:
            return [*scripts, call("clear")]
        hint = self.tr("Nothing written yet. What you write shows here as your site will show it.")
        return [*scripts, call("heading", self._heading), call("hint", hint)]

    def _on_ready(self) -> None:
        if self._view is None:
            return
        self._calls.attach(self._view.run, self._state())
        self._sync.attach(self._view.run)
        self._settling.attach(self._view.run)

    def _on_crashed(self) -> None:
        self._calls.detach()
        self._sync.attach(None)
        self._settling.attach(None)
        self.feed.reopen()
        self.notices.say_restarted()

    def _on_gave_up(self) -> None:
        self._on_failed(self.tr("the page keeps crashing over this article."))

    def _on_change(self, change: Change) -> None:
        self._settling.start()
        if change.part is not Part.HEAD or self._document is None:
            return
        heading = heading_or(self._document.article, self._heading)
        if heading != self._heading:
            self._heading = heading
            self._tell(call("heading", heading))

    def _on_rendered(self, answer: Answer) -> None:
        if self._document is None:
            return
        if self._has_failed:
            self._has_failed = False
            self.notices.clear()
        text = answer.text.strip()
        key = self._keys.get(self._document, 0)
        script = f"galley.open({text}, {key})" if answer.whole else f"galley.patch({text})"
        self._calls.add(script, answer.revision)

    def _on_link(self, url: QUrl) -> None:
        if url.scheme() in WEB_LINKS:
            self.link_clicked.emit(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
        elif self._view is not None and (path := self._view.files.file_of(url)):
            self.link_clicked.emit(QUrl.fromLocalFile(str(path)).toString())

    def _on_skipping(self, spans: tuple[Span, ...]) -> None:
        self.notices.say_skipped(self._document.body if self._document else "", spans)

    def _on_failed(self, reason: str) -> None:
        self._has_failed = True
        self.notices.say_failed(reason)
        self.failed.emit(reason)


def _nothing() -> None:
    """What ends no subscription."""
