"""Images of imported articles, put where the site has them once the article has a file."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from functools import partial
from importlib import import_module
from threading import Event

from PySide6.QtCore import QObject, QThreadPool, Signal

from editor.errors import GalleyError
from editor.exchange.pictures import Gathered, Wanted, gather, place
from editor.site.site import find_site
from editor.ui.desk import OpenArticle
from editor.ui.dialogs import error_text
from editor.ui.saving import Saving

Get = Callable[[str, Callable[[], bool]], bytes]
"""Gets the image at an address, unless it is cancelled. Raises ImportProblem."""


class Images(QObject):
    """Waits for the first save of each imported article."""

    failed = Signal(str)
    """Some images are missing; the sentence for the author."""
    progressed = Signal(int, int)
    """So many images of so many are done, of all articles under way together."""
    brought = Signal(object)
    """The OpenArticle has its images."""
    _got = Signal(object, object, int, int)
    _gathered = Signal(object, object, object)

    def __init__(self, parent: QObject, saving: Saving, get: Get | None = None) -> None:
        super().__init__(parent)
        self.get = get or _image
        self._under_way: dict[OpenArticle, tuple[int, int]] = {}
        self._cancelled = Event()
        self._got.connect(self._on_got)
        self._gathered.connect(self._on_gathered)
        saving.saved.connect(self._on_saved)
        self.destroyed.connect(lambda: self._cancelled.set())

    @property
    def is_busy(self) -> bool:
        """Whether images are being brought."""
        return bool(self._under_way)

    def cancel(self) -> None:
        """Leave on the web what has not come yet."""
        self._cancelled.set()
        self._cancelled = Event()

    def _on_saved(self, opened: OpenArticle) -> None:
        if opened.images is None:
            return
        wanted, opened.images = opened.images, None
        self._under_way[opened] = (0, 0)
        work = partial(self._in_background, opened, wanted, opened.document.body, self._cancelled)
        QThreadPool.globalInstance().start(work)

    def _in_background(
        self, opened: OpenArticle, wanted: Wanted, body: str, cancelled: Event
    ) -> None:
        """On a thread of the pool: touches nothing of this object but its signals."""

        def tell(done: int, whole: int) -> None:
            with contextlib.suppress(RuntimeError):
                self._got.emit(opened, cancelled, done, whole)

        get = self.get
        found = gather(
            body,
            wanted.own,
            (lambda address: get(address, cancelled.is_set)) if wanted.from_web else None,
            cancelled.is_set,
            tell,
        )
        # The program may have ended by now.
        with contextlib.suppress(RuntimeError):
            self._gathered.emit(opened, found, cancelled)

    def _on_got(self, opened: OpenArticle, cancelled: Event, done: int, whole: int) -> None:
        if opened in self._under_way and not cancelled.is_set():
            self._under_way[opened] = (done, whole)
            counts = self._under_way.values()
            self.progressed.emit(sum(each for each, _ in counts), sum(each for _, each in counts))

    def _on_gathered(self, opened: OpenArticle, found: Gathered, _cancelled: Event) -> None:
        """Put them where they belong; what the author has written meanwhile stays unsaved."""
        problems = [error_text(each) for each in found.problems]
        was_saved = not opened.unsaved
        try:
            if found.pictures and opened.path is not None:
                opened.document.end_step()
                article, site = opened.document.article, find_site(opened.path)
                opened.document.replace(place(article, found.pictures, opened.path, site))
                if was_saved:
                    opened.save()
        except GalleyError as error:
            problems.append(error_text(error))
        self._under_way.pop(opened, None)
        if problems:
            words = self.tr("Some images could not be brought along:")
            self.failed.emit("\n".join([words, *(f"•  {each}" for each in problems[:5])]))
        self.brought.emit(opened)


def _image(address: str, cancel: Callable[[], bool]) -> bytes:
    # Loaded by name: the window must not wait for what the web needs.
    data: bytes = import_module("editor.exchange.fetch").get(address, cancel=cancel).data
    return data
