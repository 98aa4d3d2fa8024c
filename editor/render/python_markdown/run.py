"""What one rendering of a segment by Python-Markdown has at hand, and what it leaves behind."""

from __future__ import annotations

import time
from collections.abc import Iterator, MutableMapping
from typing import Any

from editor.render.engine import Context, Definition, Name, TookTooLong
from editor.render.template import Holes

REFERENCE, NOTE, ABBREVIATION = "reference", "note", "abbr"

PATIENCE, PATIENCE_PER_CHARACTER = 1.2, 20e-6
"""Seconds of work a segment may take: Python-Markdown needs minutes for 10,000 open brackets."""

# Asking for the time takes as long as a small step does.
_STEPS = 8


class Run:
    """The state of the conversion under way; the extensions all hold the same one.

    ``defined``: what the segment defines; ``notes``: its footnotes, label to source; ``asked``:
    the names it looked up in ``context``; ``holes``: those of the template being made.
    """

    def __init__(self) -> None:
        self.begin({}, "")

    def begin(self, context: Context, nonce: str, size: int = 0) -> None:
        """A new segment, of ``size`` characters."""
        self.context: Context = context
        self.asked: set[Name] = set()
        self.defined: list[Definition] = []
        self.notes: dict[str, str] = {}
        self.holes = Holes(nonce)
        self._deadline = time.thread_time() + PATIENCE + size * PATIENCE_PER_CHARACTER
        self._steps = 0

    def go_on(self) -> None:
        """Raises TookTooLong when the segment has been under way for too long."""
        self._steps += 1
        if self._steps % _STEPS == 0 and time.thread_time() > self._deadline:
            raise TookTooLong

    def asks(self, kind: str, name: str) -> bool:
        """Whether the article defines ``name``; that this was asked is remembered."""
        self.asked.add(Name(kind, name))
        return name in self.context.get(kind, ())


class Names(MutableMapping[str, Any]):
    """What Python-Markdown takes for its dict of references or of abbreviations.

    Reads what the whole article defines, notes down what this segment defines.
    """

    def __init__(self, run: Run, kind: str) -> None:
        self._run = run
        self._kind = kind

    def __contains__(self, name: object) -> bool:
        return self._run.asks(self._kind, str(name))

    def __getitem__(self, name: str) -> Any:
        self._run.asked.add(Name(self._kind, name))
        return self._run.context[self._kind][name]

    def __setitem__(self, name: str, value: Any) -> None:
        self._run.defined.append(Definition(Name(self._kind, name), value))

    def __delitem__(self, name: str) -> None:
        self._run.defined.append(Definition(Name(self._kind, name), None))

    def __iter__(self) -> Iterator[str]:
        return iter(self._run.context.get(self._kind, ()))

    def __len__(self) -> int:
        return len(self._run.context.get(self._kind, ()))

    def pop(self, name: str, default: Any = None) -> Any:
        """Take a definition back, wherever it was made."""
        del self[name]
        return default

    def clear(self) -> None:
        """Nothing: what the article defines outlives the rendering of a segment."""
