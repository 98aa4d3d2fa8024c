"""Keeps what is unsaved while the program runs, and brings back what a crash left.

Writing waits for a pause in typing, so it is never on a key's path.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QLockFile, QObject, QTimer

from editor.article.split import split
from editor.errors import FileProblem
from editor.exchange.pictures import Wanted
from editor.files.facts import new_facts
from editor.files.recovery import Kept, drop, keep, read_kept
from editor.ui.desk import Desk, OpenArticle

PAUSE = 1_000
"""Milliseconds without a key after which unsaved text is kept."""
AT_LATEST = 10_000
"""Milliseconds after which it is kept even if the author never pauses."""


class Recovery(QObject):
    """Follows a desk. ``folder`` is where all running programs keep theirs."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        super().__init__(desk)
        self._desk = desk
        self._all = folder
        self._own = folder / uuid4().hex
        self._lock: QLockFile | None = None
        self._kept: dict[OpenArticle, tuple[str, int]] = {}
        self._followed: dict[OpenArticle, Callable[[], None]] = {}
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._latest = QTimer(self, singleShot=True, interval=AT_LATEST)
        for timer in (self._pause, self._latest):
            timer.timeout.connect(self.keep_now)
        desk.articles_changed.connect(self._follow)
        desk.closed.connect(self._forget)

    def bring_back(self) -> list[OpenArticle]:
        """Lay on the desk what programs that ended badly had kept; returns it, still unsaved."""
        found: list[OpenArticle] = []
        for folder in sorted(each for each in self._all.glob("*") if each.is_dir()):
            lock = QLockFile(str(folder / "lock"))
            lock.setStaleLockTime(0)
            if folder == self._own or not lock.tryLock(0):
                continue
            for name, kept in read_kept(folder).items():
                opened = self._reopen(kept)
                self._desk.articles_changed.emit()
                if opened.unsaved:
                    found.append(opened)
                # Only what is kept anew, here, may go there.
                if not opened.unsaved or self._is_kept(opened):
                    drop(folder, name)
            lock.unlock()
            with contextlib.suppress(OSError):
                # Fails, as it should, if anything is left in it.
                folder.rmdir()
        return found

    def keep_now(self) -> None:
        """Keep every unsaved text that has changed since it was kept."""
        self._pause.stop()
        self._latest.stop()
        for opened in self._desk.articles:
            if opened.unsaved:
                # A full disk must not stop the author from writing.
                with contextlib.suppress(OSError):
                    self._keep(opened)
            else:
                self._drop(opened)

    def end(self) -> None:
        """All was saved or given up: keep nothing."""
        self._pause.stop()
        self._latest.stop()
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None
        shutil.rmtree(self._own, ignore_errors=True)

    def _follow(self) -> None:
        for opened in self._desk.articles:
            if opened not in self._followed:
                self._followed[opened] = opened.document.subscribe(lambda _change: self._soon())
                if opened.unsaved:
                    # Imported, and so unsaved before the first key.
                    self._soon()
            if opened in self._kept and not opened.unsaved:
                self._drop(opened)

    def _soon(self) -> None:
        self._pause.start()
        if not self._latest.isActive():
            self._latest.start()

    def _forget(self, opened: OpenArticle) -> None:
        if unsubscribe := self._followed.pop(opened, None):
            unsubscribe()
        self._drop(opened)

    def _keep(self, opened: OpenArticle) -> None:
        name, revision = self._kept.get(opened, (uuid4().hex, -1))
        if revision != opened.document.revision:
            self._make_own_folder()
            keep(self._own, name, _kept(opened))
            self._kept[opened] = (name, opened.document.revision)

    def _drop(self, opened: OpenArticle) -> None:
        if opened in self._kept:
            drop(self._own, self._kept.pop(opened)[0])

    def _make_own_folder(self) -> None:
        if self._lock is None:
            self._own.mkdir(parents=True, exist_ok=True)
            self._lock = QLockFile(str(self._own / "lock"))
            self._lock.setStaleLockTime(0)
            self._lock.tryLock(0)

    def _is_kept(self, opened: OpenArticle) -> bool:
        try:
            self._keep(opened)
        except OSError:
            return False
        return True

    def _reopen(self, kept: Kept) -> OpenArticle:
        """The article as it was left."""
        try:
            opened = self._desk.open(kept.path) if kept.path else None
        except FileProblem:
            opened = None
        if opened is None or opened.unsaved:
            # The file is gone, or another program's text of it is here already.
            path = kept.path if opened is None else None
            folder, name = (
                (kept.path.parent, kept.path.name) if kept.path else (kept.folder, kept.name)
            )
            opened = self._desk.add(OpenArticle(split(""), new_facts(path), folder, name))
            if kept.pictures or kept.web_images:
                opened.images = Wanted(kept.pictures, kept.web_images)
            self._desk.bring_to_front(opened)
        opened.document.replace(split(kept.text))
        return opened


def _kept(opened: OpenArticle) -> Kept:
    images = opened.images or Wanted()
    return Kept(
        opened.path,
        opened.document.article.text,
        opened.folder if opened.path is None else None,
        opened.proposed_name,
        images.own,
        images.from_web,
    )
