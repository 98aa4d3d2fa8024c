"""Rendering that follows the changes: what a change cannot affect is neither read nor rendered.

A change cuts the segments around it anew (see `segment`). What they define for others is
compared with before, and only segments that asked for something that changed are rendered
again; then numbers and ids are filled in where they changed. The blocks are always those of a
render of the whole text.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from editor.render.block import Block, Splice
from editor.render.engine import Context, Definition, Name, Numbered, Piece, Renderer
from editor.render.guard import rendered
from editor.render.noted import Noted, noted
from editor.render.segment import Replaced, Segment, Text

# So many segments are cut off the rest at a time, then rendered; of a long article more and more
# (this part of those there are), as each time all definitions are gone through.
_BATCH, _PART = 64, 4

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class Incremental:
    """The blocks of one article in one flavour, kept in step with its text."""

    def __init__(self, engine: Renderer, body: str) -> None:
        self._engine = engine
        self._text = Text(engine, _readable(body))
        self._context: Context = {}
        self._tail: tuple[Block, ...] = ()
        self._next_tail: tuple[Block, ...] = ()
        self._numbered: Sequence[Piece] | None = None
        self._numbers = Numbered(())
        self._changed: _Range | None = None
        self._is_waiting = False
        self._has_new_definitions = False
        self._has_new_numbers = False

    @property
    def count(self) -> int:
        """How many blocks there are when all splices given so far have been applied."""
        return len(self._text.segments) + len(self._tail)

    @property
    def is_done(self) -> bool:
        """Whether the blocks are those of the whole text."""
        return self._text.is_cut and self._changed is None and not self._is_waiting

    def change(self, start: int, removed: int, inserted: str) -> None:
        """Change the text (offsets in characters); `step` gives what follows from it."""
        self._note(self._text.change(start, removed, _readable(inserted)))

    def step(self, seconds: float = float("inf")) -> list[Splice]:
        """Render for about ``seconds``; the splices that show what has been rendered.

        To be called until ``is_done``; changes may come in between.
        """
        deadline = time.monotonic() + seconds
        shown = self._render(deadline)
        while not self._text.is_cut and (not shown or time.monotonic() < deadline):
            at = len(self._text.segments)
            more = (self._text.cut_more() for _ in range(max(_BATCH, at // _PART)))
            self._note(Replaced(at, (), [segment for segment in more if segment is not None]))
            shown += self._render(deadline)
        if self._has_new_numbers:
            shown += self._number()
        return list(self._splices({id(segment) for segment in shown}))

    def _note(self, replaced: Replaced) -> None:
        """Remember that segments were replaced."""
        if _definitions(replaced.old) != _definitions(replaced.new):
            self._has_new_definitions = True
        if not all(segment.stands_alone for segment in replaced.old):
            self._has_new_numbers = True
        change = _Range(replaced.at, len(replaced.old), len(replaced.new))
        self._changed = change if self._changed is None else self._changed.then(change)

    def _render(self, deadline: float) -> list[Segment]:
        """Render the changed segments first, then what hangs on them; what was rendered."""
        if self._has_new_definitions:
            self._define()
        segments = self._text.segments
        changed = segments[self._changed.slice] if self._changed else []
        done: list[Segment] = []
        for segment in chain(changed, segments if self._is_waiting else ()):
            if segment.piece is not None:
                continue
            if done and time.monotonic() > deadline:
                self._is_waiting = True
                return done
            segment.show(rendered(self._engine, segment.source, self._context))
            if not segment.stands_alone:
                self._has_new_numbers = True
            done.append(segment)
        self._is_waiting = False
        return done

    def _define(self) -> None:
        """Find what the article defines now; what hangs on a difference is to be rendered."""
        before = self._context
        self._context = self._engine.context(_definitions(self._text.segments))
        self._numbered = None
        self._has_new_definitions = False
        self._has_new_numbers = True
        names = _differences(before, self._context)
        for segment in self._text.segments if names else ():
            piece = segment.piece
            if piece is not None and self._engine.hangs_on(segment.source, piece, names):
                segment.piece = None
                self._is_waiting = True

    def _number(self) -> list[Segment]:
        """Fill the holes; the segments whose HTML changed.

        The tail grows with every part of an article that arrives: it comes with the last one.
        """
        self._has_new_numbers = self._is_waiting or not self._text.is_cut
        segments = [
            segment
            for segment in self._text.segments
            if not segment.stands_alone and segment.piece is not None
        ]
        pieces = [segment.piece for segment in segments if segment.piece is not None]
        if self._numbered is None or not _number_alike(self._numbered, pieces):
            self._numbers = self._engine.number(pieces, self._context)
        self._numbered = pieces
        if not self._has_new_numbers:
            self._next_tail = _tail(self._numbers)
        rows = zip(segments, self._numbers.fills, strict=True)
        return [segment for segment, fills in rows if segment.fill(fills)]

    def _splices(self, shown: set[int]) -> Iterator[Splice]:
        """What has to be done to the blocks shown before; ``shown`` are segments' ids."""
        segments, changed = self._text.segments, self._changed
        self._changed = None
        if changed is not None and (changed.old or changed.new):
            new = segments[changed.slice]
            shown -= {id(segment) for segment in new}
            yield Splice(changed.at, changed.old, _blocks(new))
        if shown:
            run: list[Segment] = []
            for at, segment in enumerate(chain(segments, (None,))):
                if segment is not None and id(segment) in shown:
                    run.append(segment)
                elif run:
                    yield Splice(at - len(run), len(run), _blocks(run))
                    run = []
        if self._next_tail != self._tail:
            yield Splice(len(segments), len(self._tail), self._next_tail)
            self._tail = self._next_tail


@dataclass(frozen=True, slots=True)
class _Range:
    """``old`` segments at ``at`` have become ``new`` ones."""

    at: int
    old: int
    new: int

    @property
    def slice(self) -> slice:
        """Where the new ones are."""
        return slice(self.at, self.at + self.new)

    def then(self, later: _Range) -> _Range:
        """Both changes as one."""
        at = min(self.at, later.at)
        end = max(self.at + self.new, later.at + later.old)
        untouched = end - at - self.new
        return _Range(at, self.old + untouched, end - at - later.old + later.new)


def _blocks(segments: Sequence[Segment]) -> tuple[Block, ...]:
    return tuple(_block(segment) for segment in segments)


def _tail(numbers: Numbered) -> tuple[Block, ...]:
    if not numbers.tail:
        return ()
    listed = (Noted(label, at, 0) for at, label in enumerate(numbers.listed))
    return (Block(numbers.tail, 0, "notes", tuple(listed)),)


def _block(segment: Segment) -> Block:
    notes = segment.piece.notes if segment.piece else ()
    if not notes:
        return Block(segment.html, segment.lines)
    lines = segment.source.split("\n")[: segment.lines]
    return Block(segment.html, segment.lines, notes=noted(lines, (label for label, _ in notes)))


def _definitions(segments: Iterable[Segment]) -> list[Definition]:
    return [one for segment in segments if segment.definitions for one in segment.definitions]


def _number_alike(before: Sequence[Piece], after: Sequence[Piece]) -> bool:
    """Whether these pieces are numbered alike: only their own HTML differs, if anything does."""
    return len(before) == len(after) and all(
        old is new or _connections(old) == _connections(new)
        for old, new in zip(before, after, strict=True)
    )


def _connections(piece: Piece) -> Any:
    """All that numbering looks at."""
    return piece.body.holes, piece.body.ids, piece.body.entries, piece.notes


def _differences(before: Context, after: Context) -> set[Name]:
    """The names that are defined otherwise, or only before or after."""
    return {
        Name(kind, name)
        for kind in before.keys() | after.keys()
        for old, new in [(before.get(kind, {}), after.get(kind, {}))]
        for name in old.keys() | new.keys()
        if name not in old or name not in new or old[name] != new[name]
    }


def _readable(text: str) -> str:
    """``text`` without what engines count as a line's end or cannot encode, as long as before."""
    return _LONE_SURROGATE.sub("\ufffd", text.replace("\r", " "))
