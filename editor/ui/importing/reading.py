"""Reading and recognising away from the window: each source becomes a find, or a reason why not.

Knows nothing of widgets.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, QThreadPool, Signal

from editor.errors import GalleyError
from editor.exchange.found import Material, Recognition
from editor.exchange.sources import ImportProblem
from editor.library.profile import profile_for
from editor.site.profile import Profile

Source = tuple[str, Callable[[], Material]]
"""A source's name, and what reads it. Raises GalleyError."""


@dataclass(frozen=True)
class Finds:
    """What came of a batch of sources."""

    recognised: tuple[Recognition, ...]
    problems: tuple[GalleyError, ...]
    profile: Profile


class Reading(QObject):
    """Reads batches of sources, several at the same time if need be."""

    done = Signal(object)
    """The Finds of the batch."""
    _finished = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._cancelled = Event()
        self._running = 0
        self._finished.connect(self._on_finished)

    def start(self, sources: Sequence[Source], place: Path) -> None:
        """Read these for an article at ``place``."""
        self._running += 1
        work = partial(self._in_background, tuple(sources), place, self._cancelled)
        QThreadPool.globalInstance().start(work)

    def cancel(self) -> None:
        """Forget all batches; what is being read at this moment is read to no end."""
        self._cancelled.set()
        self._cancelled = Event()
        self._running = 0

    @property
    def is_busy(self) -> bool:
        """Whether a batch is still being read."""
        return self._running > 0

    def _in_background(self, sources: Sequence[Source], place: Path, cancelled: Event) -> None:
        """On a thread of the pool: touches nothing of this object but its signal."""
        recognised: list[Recognition] = []
        problems: list[GalleyError] = []
        for name, read in sources:
            if cancelled.is_set():
                return
            found = _recognised(name, read)
            if isinstance(found, Recognition):
                recognised.append(found)
            else:
                problems.append(found)
        finds = Finds(tuple(recognised), tuple(problems), profile_for(place))
        # The program may have ended by now.
        with contextlib.suppress(RuntimeError):
            self._finished.emit(cancelled, finds)

    def _on_finished(self, cancelled: Event, finds: Finds) -> None:
        if not cancelled.is_set():
            self._running -= 1
            self.done.emit(finds)


def _recognised(name: str, read: Callable[[], Material]) -> Recognition | GalleyError:
    try:
        # Loaded by name: the window must not wait at its start for what recognises.
        found: Recognition = import_module("editor.exchange.recognise").recognise(read())
        return found
    except GalleyError as error:
        return error
    except Exception:
        # Readers of foreign files fail in ways nobody has foreseen; the window must still be told.
        logging.getLogger(__name__).exception("Importing %s failed", name)
        return ImportProblem(name, "this cannot be read")
