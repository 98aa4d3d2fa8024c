"""Images of imported articles, put where the site has them once the article has a file."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from threading import Event

from PySide6.QtCore import QObject, QThreadPool, Signal

from editor.errors import GalleyError
from editor.exchange.pictures import Gathered, gather, place
from editor.site.site import Site
from editor.ui.desk import OpenArticle
from editor.ui.dialogs import error_text
from editor.ui.saving import Saving

Get = Callable[[str], bytes]
"""Gets the image at an address. Raises ImportProblem."""
_Wanted = tuple[Mapping[str, bytes], bool, Site]


class Images(QObject):
    """Waits for the first save of each imported article."""

    failed = Signal(str)
    """Some images are missing; the sentence for the author."""
    brought = Signal(object)
    """The OpenArticle has its images."""
    _gathered = Signal(object, object, object)

    def __init__(self, parent: QObject, saving: Saving, get: Get | None = None) -> None:
        super().__init__(parent)
        self.get = get or _image
        self._wanted: dict[OpenArticle, _Wanted] = {}
        self._ended = Event()
        self._gathered.connect(self._on_gathered)
        saving.saved.connect(self._on_saved)
        self.destroyed.connect(self._ended.set)

    def expect(
        self, opened: OpenArticle, own: Mapping[str, bytes], from_web: bool, site: Site
    ) -> None:
        """Bring ``own`` pictures, and those ``from_web``, once ``opened`` is saved."""
        if own or from_web:
            self._wanted[opened] = (own, from_web, site)

    def _on_saved(self, opened: OpenArticle) -> None:
        if opened not in self._wanted:
            return
        own, from_web, site = self._wanted.pop(opened)
        work = partial(self._in_background, opened, own, from_web, site, opened.document.body)
        QThreadPool.globalInstance().start(work)

    def _in_background(
        self,
        opened: OpenArticle,
        own: Mapping[str, bytes],
        from_web: bool,
        site: Site,
        body: str,
    ) -> None:
        """On a thread of the pool: touches nothing of this object but its signal."""
        found = gather(body, own, self.get if from_web else None, self._ended.is_set)
        # The program may have ended by now.
        with contextlib.suppress(RuntimeError):
            self._gathered.emit(opened, found, site)

    def _on_gathered(self, opened: OpenArticle, found: Gathered, site: Site) -> None:
        """Put them where they belong; what the author has written meanwhile stays unsaved."""
        problems = [error_text(each) for each in found.problems]
        was_saved = not opened.unsaved
        try:
            if found.pictures and opened.path is not None:
                opened.document.end_step()
                article = opened.document.article
                opened.document.replace(place(article, found.pictures, opened.path, site))
                if was_saved:
                    opened.save()
        except GalleyError as error:
            problems.append(error_text(error))
        if problems:
            words = self.tr("Some images could not be brought along:")
            self.failed.emit("\n".join([words, *(f"•  {each}" for each in problems[:5])]))
        self.brought.emit(opened)


def _image(address: str) -> bytes:
    # Loaded by name: the window must not wait for what the web needs.
    data: bytes = import_module("editor.exchange.fetch").get(address).data
    return data
