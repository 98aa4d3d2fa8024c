"""The preview pane: joins the document, the page and what the reader does with it.

Usable at once; the web view comes with ``load``, after the window is up. Knows no other pane.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtQuickWidgets import QQuickWidget
from PySide6.QtWidgets import QVBoxLayout, QWidget

from editor.article.document import Document
from editor.render.flavours.table import NO_SETTINGS
from editor.ui.preview.calls import call
from editor.ui.preview.clothes import Clothes
from editor.ui.preview.destination import Destination
from editor.ui.preview.find_bar import FindBar
from editor.ui.preview.finder import Finder
from editor.ui.preview.home import Home, home_of
from editor.ui.preview.links import Links
from editor.ui.preview.look import Look, zoomed
from editor.ui.preview.notices import Notices
from editor.ui.preview.projector import Projector
from editor.ui.preview.reader import Reader
from editor.ui.preview.sandbox import has_sandbox
from editor.ui.preview.scroll_sync import ScrollSync
from editor.ui.preview.stage import Stage
from editor.ui.preview.strip import Strip
from editor.ui.theme import Theme

if TYPE_CHECKING:
    from editor.ui.preview.web_view import ArticleView


class PreviewPane(QWidget):
    """One document as its site will show it."""

    patched = Signal(int)
    """The page shows the text of this revision of the document."""
    settled = Signal()
    """The newest text is shown, with its images and fonts, and has been painted."""
    link_clicked = Signal(str)
    """A web or mail address that the reader has seen, and wants to have opened."""
    article_asked = Signal(object)
    """A link leads to another article of the site: its Path."""
    place_clicked = Signal(int)
    """The reader clicked on what this character of the body became."""
    line_scrolled = Signal(float)
    """The reader scrolled; this line of the body (from 1, with a fraction) is at the top."""
    look_chosen = Signal(object)
    """The reader looks at it otherwise now: the whole Look."""
    failed = Signal(str)
    """There is no preview: why, in plain words."""

    def __init__(self, parent: QWidget | None = None, command: list[str] | None = None) -> None:
        super().__init__(parent)
        self._document: Document | None = None
        self._home: Home | None = None
        self._flavour = ""
        self._theme: Theme | None = None
        self._view: ArticleView | None = None
        self.notices, self.stage = Notices(), Stage()
        self._strip, self._bar = Strip(), FindBar()
        self.clothes = Clothes(self)
        self.links = Links(self.notices, self)
        self.finder = Finder(self._bar, self)
        self._reader = Reader(self.stage, self.links, self.finder, self)
        self._projector = Projector(self.notices, self.clothes, command, self)
        self.feed = self._projector.feed
        self.sync = ScrollSync(self)
        self._destination = Destination(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._strip, self._bar, self.notices):
            column.addWidget(part)
        column.addWidget(self.stage, 1)
        self.setAutoFillBackground(True)
        # The web view paints through the graphics processor. Were this the first thing in the
        # window to do so, Qt would unmake the window and make another when the view comes: it
        # would flash, and typing would stop for a moment. So something like it is there before.
        self._stand_in = QQuickWidget(self)
        self._stand_in.setGeometry(-2, -2, 1, 1)

    def _connect(self) -> None:
        for signal, slot in (
            (self._projector.patched, self.patched),
            (self._projector.settled, self.settled),
            (self._projector.failed, self.failed),
            (self.sync.line_scrolled, self.line_scrolled),
            (self._reader.place_clicked, self._on_place_clicked),
            (self.links.web_asked, self.link_clicked),
            (self.links.scroll_asked, self._destination.go_to),
            (self.links.article_asked, self._destination.go_to_article),
            (self._destination.told, self._projector.tell_of_article),
            (self._destination.article_asked, self.article_asked),
            (self._strip.wanted, lambda name, value: self.choose(**{name: value})),
        ):
            signal.connect(slot)

    # What it shows

    def show_document(
        self,
        document: Document | None,
        folder: Path | None,
        flavour: str,
        root: Path | None = None,
        settings: Mapping[str, Any] = NO_SETTINGS,
        path: Path | None = None,
    ) -> None:
        """Show this document from now on (None: an empty page).

        It lies in ``folder``, in the file ``path`` if it has one. Its images are looked for where
        the folder's site has them; what is in no site belongs to ``root`` (default: ``folder``).
        ``settings``: what the site's own say of Markdown.
        """
        self._document, self._flavour = document, flavour
        self._home = home_of(folder, root, path) if folder else None
        self._reader.show(self._home, document)
        self._destination.show(path)
        self._projector.show(document, self._home, flavour, settings)

    def forget(self, document: Document) -> None:
        """The document is closed: keep nothing of it."""
        self._projector.forget(document)
        if document is self._document:
            self.show_document(None, None, self._flavour)

    def set_theme(self, theme: Theme) -> None:
        """Show everything in this theme, without loading anything anew."""
        self._theme = theme
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, theme.colour("surface"))
        self.setPalette(palette)
        for part in (self.notices, self._strip, self._bar, self.clothes):
            part.set_theme(theme)
        self._show_ground()

    def set_zoom(self, factor: float) -> None:
        """Show the page larger or smaller, besides the look's own zoom; 1 is the usual size."""
        self.stage.set_text_zoom(factor)

    def set_look(self, look: Look) -> None:
        """Show the page like this."""
        self.clothes.set_look(look)
        self._strip.show_look(look)
        self.stage.set_look(look)
        if self._view is not None:
            self._view.gate.remote = look.remote
        self._show_ground()

    def choose(self, **wanted: Any) -> None:
        """Show the page otherwise (fields of Look), as the reader asks, and say so."""
        self.set_look(replace(self.clothes.look, **wanted))
        self.look_chosen.emit(self.clothes.look)

    def zoom(self, step: int) -> None:
        """Make the page larger (1), smaller (-1) or as usual (0)."""
        self.choose(zoom=zoomed(self.clothes.look.zoom, step))

    def _show_ground(self) -> None:
        shown = self.clothes.shown
        if self._theme is not None and shown is not None:
            self.stage.set_theme(self._theme, shown)
            if self._view is not None:
                self._view.set_ground(shown.colour("surface"))

    # Place

    def scroll_to_line(self, line: float, at: float = 0.0) -> None:
        """Scroll line ``line`` of the body (from 1) to the fraction ``at`` of the height.

        Cheap enough for every step of another pane's scrolling.
        """
        self.sync.scroll_to(line, at)

    def mark_line(self, line: float) -> None:
        """Mark the block that ``line`` is in, as the one under the cursor."""
        self._projector.mark(line)

    def reveal_line(self, line: float) -> None:
        """Mark the block that ``line`` is in, and scroll to it if it is out of sight."""
        self._projector.mark(line, call("reveal", line))

    # What one does with it; ``copy`` and ``selectAll`` are called as Qt's text widgets call them.

    def copy(self) -> None:
        """Copy what is selected, as text and as HTML."""
        self._reader.copy()

    def selectAll(self) -> None:
        """Select the whole article."""
        self._reader.select_all()

    # Its life

    def load(self) -> None:
        """Make the web view. Takes some tenths of a second: call it when the window is up."""
        if self._view is not None:
            return
        if not has_sandbox():
            reason = self.tr("the web engine does not run as root. Start Galley as a user.")
            self._projector.refuse(reason)
            return
        # Here and not above: Qt WebEngine takes long to load, and the window need not wait.
        from editor.ui.preview.web_view import ArticleView

        shown = self.clothes.shown
        view = self._view = ArticleView(shown.colour("surface") if shown else QColor("white"))
        view.setAccessibleName(self.tr("Preview of the article"))
        self._stand_in.hide()
        view.gate.remote = self.clothes.look.remote
        view.ready.connect(lambda: self.sync.attach(view.run))
        view.crashed.connect(lambda: self.sync.attach(None))
        view.scrolled.connect(self.sync.on_scrolled)
        view.gestures.touched.connect(self.sync.on_touched)
        view.gestures.zoom_wanted.connect(self.zoom)
        self._projector.attach(view)
        self._reader.attach(view)
        self.stage.take(view)
        if (app := QCoreApplication.instance()) is not None:
            app.aboutToQuit.connect(self.close_page)

    def close_page(self) -> None:
        """End the render process and unmake the web view; must come before the application ends."""
        self._projector.stop()
        self.sync.attach(None)
        self._reader.attach(None)
        self.stage.drop()
        if self._view is not None:
            view, self._view = self._view, None
            view.close_page()

    @property
    def root(self) -> Path | None:
        """The folder of the site that the article is in; None without one."""
        return self._home.root if self._home else None

    @property
    def is_loaded(self) -> bool:
        """Whether the web view is there."""
        return self._view is not None

    def changeEvent(self, event: QEvent) -> None:
        """Coming back to the window: images may be there that were not (Qt calls this)."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._projector.tell(call("retry"))

    # What happens

    def _on_place_clicked(self, offset: int) -> None:
        self.sync.expect_echo()
        self.place_clicked.emit(offset)
