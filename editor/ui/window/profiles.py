"""What is known of the open articles' sites: first what is usual, soon what their articles show."""

from __future__ import annotations

import contextlib
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, Signal

from editor.library.learning import Memory
from editor.library.profile import profile_for
from editor.site.completion import offers_of, path_offers_of
from editor.site.profile import Profile, bare_profile
from editor.site.site import find_site


class Profiles(QObject):
    """The profile of each folder, learned on a thread of its own, so that nobody waits."""

    learned = Signal(object)
    """More is known of this folder (a Path) than before."""
    _read = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._known: dict[Path, Profile] = {}
        self._asked: set[Path] = set()
        # One at a time: they share the memory of what was read.
        self._thread = QThreadPool(self)
        self._thread.setMaxThreadCount(1)
        self._memory = Memory()
        self._read.connect(self._on_read)

    def of(self, folder: Path) -> Profile:
        """What is known of articles in ``folder`` by now."""
        if folder not in self._known:
            self._known[folder] = bare_profile(find_site(folder))
            self.learn(folder)
        return self._known[folder]

    def learn(self, folder: Path) -> None:
        """Read what has changed in the site since it was read."""
        if folder not in self._asked:
            self._asked.add(folder)
            self._thread.start(partial(self._learn, folder))

    def stop(self) -> None:
        """Wait for what is being read; begin nothing more."""
        self._thread.clear()
        self._thread.waitForDone()

    def _learn(self, folder: Path) -> None:
        """On the thread: touches nothing but the memory and the signal."""
        profile = profile_for(folder, self._memory)
        # Made here once, so that completing the first tag does not wait for the table of pinyin.
        offers_of(profile.tags)
        path_offers_of(profile.categories)
        # The window may be gone by the time that a slow disk has answered.
        with contextlib.suppress(RuntimeError):
            self._read.emit(folder, profile)

    def _on_read(self, folder: Path, profile: Profile) -> None:
        self._asked.discard(folder)
        if self._known.get(folder) != profile:
            self._known[folder] = profile
            self.learned.emit(folder)
