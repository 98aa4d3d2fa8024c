"""Keeps the page in step with a document: what the renderer answers, the heading, the images.

Works without a web view, too: one that comes later is told everything. Knows no widget but the
notices.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from editor.article.article import Part
from editor.article.change import Change
from editor.article.document import Document
from editor.ui.preview.calls import Calls, call
from editor.ui.preview.clothes import Clothes
from editor.ui.preview.feed import Answer, Feed
from editor.ui.preview.heading import TITLED_BY_THEIR_TEXT, Heading, heading_or
from editor.ui.preview.home import Home
from editor.ui.preview.image_files import Tried
from editor.ui.preview.notices import Notices
from editor.ui.preview.settling import Settling
from editor.ui.preview.skip import Span
from editor.ui.preview.words import missing_words

if TYPE_CHECKING:
    from editor.ui.preview.web_view import ArticleView


class Projector(QObject):
    """One document on one page."""

    patched = Signal(int)
    """The page shows the text of this revision of the document."""
    settled = Signal()
    """The newest text is shown, with its images and fonts, and has been painted."""
    failed = Signal(str)
    """There is no preview: why, in plain words."""

    def __init__(
        self, notices: Notices, clothes: Clothes, command: list[str] | None, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._notices = notices
        self._clothes = clothes
        self._document: Document | None = None
        self._home: Home | None = None
        self._address = ""
        self._heading: Heading | None = None
        self._flavour = ""
        self._view: ArticleView | None = None
        self._has_failed = False
        self._keys: dict[Document, int] = {}
        self._new_keys = count(1)
        self._unsubscribe: Callable[[], None] = _nothing
        self._refused = ""
        self._marked = 0.0
        self._waiting: list[str] | None = None
        self.feed = Feed(self, command)
        self._calls = Calls(self)
        self._settling = Settling(lambda: self.feed.is_idle and self._calls.is_idle, self)
        self._connect()

    def _connect(self) -> None:
        self.feed.rendered.connect(self._on_rendered)
        self.feed.restarted.connect(self._notices.say_restarted)
        self.feed.skipping.connect(self._on_skipping)
        self.feed.failed.connect(self._on_failed)
        self._calls.done.connect(self.patched)
        self._calls.broken.connect(self.feed.reopen)
        self._settling.settled.connect(self.settled)
        self._clothes.worn.connect(self.tell)

    # The document

    def show(
        self,
        document: Document | None,
        home: Home | None,
        flavour: str,
        settings: Mapping[str, Any],
    ) -> None:
        """Show this document from now on (None: an empty page) as a site of this flavour does."""
        self._unsubscribe()
        self._unsubscribe = document.subscribe(self._on_change) if document else _nothing
        if document is not self._document:
            self._marked = 0.0
        self._document, self._home, self._flavour = document, home, flavour
        self._address = home.address(document) if home else ""
        self._heading = heading_or(document.article, None) if document else None
        self._notices.clear()
        if self._refused:
            self._on_failed(self._refused)
        if document is not None and document not in self._keys:
            self._keys[document] = next(self._new_keys)
        self.tell(*self._state())
        self._waiting = [] if document is not None else None
        if self._view is not None:
            self._view.restart()
        self.feed.show(document, flavour, settings)
        self._settling.start()

    def forget(self, document: Document) -> None:
        """The document is closed: keep nothing of it."""
        key = self._keys.pop(document, None)
        if key is not None:
            self.tell(call("forget", key))

    # The page

    def attach(self, view: ArticleView) -> None:
        """Show it on this web view from now on."""
        self._view = view
        view.files.missing.connect(self._on_missing)
        view.ready.connect(self._on_ready)
        view.crashed.connect(self._on_crashed)
        view.gave_up.connect(self._on_gave_up)

    def refuse(self, reason: str) -> None:
        """There will be no web view."""
        self._refused = reason
        self._on_failed(reason)

    def tell(self, *scripts: str) -> None:
        """Tell the page, if it is there; a new page is told all of ``_state`` in any case."""
        if scripts and self._calls.is_attached:
            self._calls.add(";\n".join(scripts))

    def tell_of_article(self, *scripts: str) -> None:
        """Tell the page something of the article that is shown, once its blocks are there."""
        if self._waiting is None:
            self.tell(*scripts)
        else:
            self._waiting += scripts

    def mark(self, line: float, *then: str) -> None:
        """Mark the block that this line of the article is in, whatever becomes of it; 0: none."""
        self._marked = line
        self.tell_of_article(call("mark", line), *then)

    def stop(self) -> None:
        """End the render process, and tell the page nothing any more."""
        self._unsubscribe()
        self.feed.stop()
        self._settling.stop()
        self._calls.detach()
        self._view = None

    def _state(self) -> list[str]:
        """All that the page is told besides blocks."""
        scripts = []
        if self._view is not None:
            root = self._home.root if self._home else None
            scripts.append(call("root", self._view.files.serve(root, self._places)))
        scripts += self._clothes.scripts()
        if self._document is None:
            return [*scripts, call("clear")]
        hint = self.tr("Nothing written yet. What you write shows here as your site will show it.")
        return [*scripts, self._heading_script(), call("hint", hint)]

    def _places(self, reference: str) -> tuple[Path, ...]:
        return self._home.candidates(reference, self._address) if self._home else ()

    # What happens

    def _on_ready(self) -> None:
        if self._view is not None:
            self._calls.attach(self._view.run, self._state())
            self._settling.attach(self._view.run)

    def _on_crashed(self) -> None:
        self._calls.detach()
        self._settling.attach(None)
        self.feed.reopen()
        self._notices.say_restarted()

    def _on_gave_up(self) -> None:
        self._on_failed(self.tr("the page keeps crashing over this article."))

    def _on_change(self, change: Change) -> None:
        self._settling.start()
        if change.part is not Part.HEAD or self._document is None:
            return
        self._address = self._home.address(self._document) if self._home else ""
        heading = heading_or(self._document.article, self._heading)
        if heading != self._heading:
            self._heading = heading
            self.tell(self._heading_script())

    def _heading_script(self) -> str:
        return call("heading", self._heading, self._flavour in TITLED_BY_THEIR_TEXT)

    def _on_rendered(self, answer: Answer) -> None:
        if self._document is None:
            return
        if self._has_failed:
            self._has_failed = False
            self._notices.clear()
        text = answer.text.strip()
        key = self._keys.get(self._document, 0)
        scripts = [f"galley.patch({text})"]
        if answer.whole:
            scripts = [f"galley.open({text}, {key})", call("mark", self._marked)]
            scripts += self._waiting or ()
            self._waiting = None
        self._calls.add(";\n".join(scripts), answer.revision)

    def _on_missing(self, reference: str, tried: tuple[Tried, ...]) -> None:
        root = self._home.root if self._home else None
        self.tell(call("missing", reference, missing_words(tried, root)))

    def _on_skipping(self, spans: tuple[Span, ...]) -> None:
        self._notices.say_skipped(self._document.body if self._document else "", spans)

    def _on_failed(self, reason: str) -> None:
        self._has_failed = True
        self._notices.say_failed(reason)
        self.failed.emit(reason)


def _nothing() -> None:
    """What ends no subscription."""
