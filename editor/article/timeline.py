"""Undo and redo: a list of steps, each a few changes that belong together.

What is typed in one go is one step: a change joins the step before it if it follows at once
(within a second), in the same view, right where the last one ended, and begins no new line.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from editor.article.change import Change

Step = tuple[Change, ...]
PAUSE = 1.0
"""Seconds without a key after which a new step begins."""
LONGEST = 200
"""Characters after which a new step begins, so that an hour's typing is not undone at once."""


class Timeline:
    """The steps that led to the text as it is. ``clock`` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._last = 0.0
        self._open = False
        self._held = False

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to make again."""
        return bool(self._undone)

    def record(self, change: Change) -> None:
        """A change was made; what had been undone before it cannot be redone any more."""
        now = self._clock()
        self._undone.clear()
        if self._done and self._open and (self._held or self._joins(change, now)):
            self._done[-1] = _append(self._done[-1], change)
        else:
            self._done.append((change,))
        self._open = True
        self._last = now

    def undo(self) -> Step:
        """The changes that take back the last step; empty if there is none."""
        return self._move(self._done, self._undone)

    def redo(self) -> Step:
        """The changes that make the last undone step again; empty if there is none."""
        return self._move(self._undone, self._done)

    def end_step(self) -> None:
        """The next change begins a new step."""
        self._open = False

    @contextmanager
    def one_step(self) -> Iterator[None]:
        """All that is recorded inside is one step."""
        self.end_step()
        self._held = True
        try:
            yield
        finally:
            self._held = False
            self.end_step()

    def _move(self, source: list[Step], target: list[Step]) -> Step:
        self.end_step()
        if not source:
            return ()
        step = tuple(change.inverse(change.origin) for change in reversed(source.pop()))
        target.append(step)
        return step

    def _joins(self, change: Change, now: float) -> bool:
        last = self._done[-1][-1]
        same_view = change.part is last.part and change.origin == last.origin
        if not same_view or now - self._last > PAUSE:
            return False
        if sum(len(each.inserted) for each in self._done[-1]) > LONGEST:
            return False
        if change.origin == "form":
            return _touch(last, change)
        return _continues(last, change)


def _touch(last: Change, change: Change) -> bool:
    """Whether ``change`` removes or follows what ``last`` wrote: keys typed into one field."""
    follows = change.start <= last.start + len(last.inserted)
    return follows and last.start <= change.start + len(change.removed)


def _continues(last: Change, change: Change) -> bool:
    """Whether ``change`` goes on typing, or erasing, where ``last`` stopped."""
    if "\n" in change.inserted:
        return False
    if not change.removed:
        return change.start == last.start + len(last.inserted)
    erasing = not last.inserted and not change.inserted
    backwards = change.start + len(change.removed) == last.start
    return erasing and (backwards or change.start == last.start)


def _append(step: Step, change: Change) -> Step:
    """``step`` and ``change``, typed characters melted into one change to keep steps small."""
    last = step[-1]
    typed = not change.removed and change.start == last.start + len(last.inserted)
    if typed and (last.part, last.origin) == (change.part, change.origin):
        joined = Change(
            last.part, last.start, last.removed, last.inserted + change.inserted, last.origin
        )
        return (*step[:-1], joined)
    return (*step, change)
