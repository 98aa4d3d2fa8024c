"""A text being read from its beginning to its end, and how long that may take."""

from __future__ import annotations

import re
import time

from editor.render.engine import TookTooLong

PATIENCE, PATIENCE_PER_CHARACTER = 0.8, 15e-6
"""Seconds of work that an article or a segment may take."""

# The clock is looked at once in so many steps.
_STEPS = 16


class Patience:
    """When to give up, counted in time the thread has worked; pauses are not counted."""

    def __init__(self, size: int) -> None:
        self._steps = 0
        self._left = PATIENCE + size * PATIENCE_PER_CHARACTER
        self._deadline = time.thread_time() + self._left

    def go_on(self) -> None:
        """Raises TookTooLong when it has taken too long."""
        self._steps += 1
        if self._steps % _STEPS == 0 and time.thread_time() > self._deadline:
            raise TookTooLong

    def pause(self) -> None:
        """Stop counting until `resume`."""
        self._left = self._deadline - time.thread_time()

    def resume(self) -> None:
        """Count again."""
        self._deadline = time.thread_time() + self._left


class Source:
    """``text`` read up to ``at``. ``far``: something was looked for in all the rest in vain.

    ``start`` is where reading began; nothing before it is looked at.
    """

    __slots__ = ("at", "far", "patience", "start", "text")

    def __init__(self, text: str, patience: Patience, start: int = 0) -> None:
        self.text = text
        self.at = start
        self.start = start
        self.far = False
        self.patience = patience

    @property
    def is_at_end(self) -> bool:
        """Whether all is read."""
        return self.at >= len(self.text)

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """What matches here, read; None and nothing read if it does not."""
        found = pattern.match(self.text, self.at)
        if found is not None:
            self.at = found.end()
        return found

    def line_end(self, start: int) -> int:
        """Where the line after the one at ``start`` begins."""
        return self.text.find("\n", start) + 1 or len(self.text)
