"""An article as a row of segments: its text, cut where the engine allows it, cut anew on edits.

The segments' sources are the text; there is no other copy of it, so that a change costs what it
touches, not what the article weighs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from editor.render.engine import Cut, Definition, Piece, Renderer
from editor.render.guard import cuts, defined

# A cut may hang on the two lines, or the one chunk, after it: begin this many segments earlier.
_BEFORE = 2
# How many segments beyond a change are read at first to find a cut that was there before.
_AHEAD = 4
# So many characters put in at the end are cut when it is their turn.
_LONG = 10_000


@dataclass(slots=True, eq=False)
class Segment:
    """``lines`` as in Block. ``piece`` is None until rendered; ``html`` is what is shown.

    ``stands_alone`` as the piece that was rendered last; ``fills``: what is in its holes.
    """

    source: str
    lines: int
    far: bool
    definitions: tuple[Definition, ...]
    piece: Piece | None = None
    html: str = ""
    stands_alone: bool = True
    fills: Sequence[str] | None = None

    def show(self, piece: Piece) -> None:
        """Be shown as ``piece``, as far as that has no holes."""
        self.piece, self.fills = piece, None
        self.stands_alone = piece.stands_alone
        if self.stands_alone:
            self.html = piece.body.parts[0]

    def fill(self, fills: Sequence[str]) -> bool:
        """Fill the holes of its piece; whether that changes what is shown."""
        if self.piece is None or fills == self.fills:
            return False
        before, self.html, self.fills = self.html, self.piece.body.filled(fills), fills
        return self.html != before

    def show_as(self, known: Segment) -> None:
        """Be shown as one with the same source is."""
        self.piece, self.html = known.piece, known.html
        self.stands_alone, self.fills = known.stands_alone, known.fills


@dataclass(frozen=True, slots=True)
class Replaced:
    """``segments[at : at + len(old)]`` were ``old`` and are ``new``."""

    at: int
    old: Sequence[Segment]
    new: Sequence[Segment]


class Text:
    """The segments of an article, and the ``rest`` of its text that is still to be cut."""

    def __init__(self, engine: Renderer, text: str) -> None:
        self.segments: list[Segment] = []
        self._engine = engine
        self._rest = text
        self._cut_to = 0
        self._cutting: Iterator[Cut] | None = None
        self._near = (0, 0)
        self._far = 0

    @property
    def is_cut(self) -> bool:
        """Whether all of the text is in the segments."""
        return self._cut_to == len(self._rest) and bool(self.segments)

    def cut_more(self) -> Segment | None:
        """Cut the next segment off the rest and append it; None when all is cut."""
        if self._cutting is None:
            self._cutting = cuts(self._engine, self._rest, self._cut_to, True)
        cut = None if self.is_cut else next(self._cutting, None)
        if cut is None:
            self._set_rest("")
            return None
        segment = self._segment(self._rest[self._cut_to : cut.end], cut, cut.end == len(self._rest))
        self._cut_to = cut.end
        self._far += segment.far
        self.segments.append(segment)
        return segment

    def change(self, start: int, removed: int, inserted: str) -> Replaced:
        """Replace ``removed`` characters at ``start`` by ``inserted``."""
        index, offset = self._find(start)
        last = index
        end = offset + len(self.segments[index].source) if self.segments else 0
        while end < start + removed and last + 1 < len(self.segments):
            last += 1
            end += len(self.segments[last].source)
        first = max(0, index - _BEFORE)
        before = offset - sum(len(segment.source) for segment in self.segments[first:index])
        at = start - before
        hangs_on_rest = last + _AHEAD >= len(self.segments) or self._far_before(first) is not None
        if hangs_on_rest and (not self.is_cut or len(inserted) > _LONG):
            return self._back_to_rest(first, before, at, removed, inserted)
        far = self._moved_before(first, at, removed, inserted)
        if far is not None:
            before -= sum(len(segment.source) for segment in self.segments[far:first])
            first, at = far, start - before
        self._near = (first, before)
        return self._recut(_Edit(first, last, at, removed, inserted))

    def _find(self, start: int) -> tuple[int, int]:
        """The segment that holds the offset (the last one for the end), and where it starts."""
        index, offset = self._near
        segments = self.segments
        while index > 0 and (offset > start or index >= len(segments)):
            index -= 1
            offset -= len(segments[index].source)
        while index + 1 < len(segments) and offset + len(segments[index].source) <= start:
            offset += len(segments[index].source)
            index += 1
        self._near = (index, offset)
        return index, offset

    def _far_before(self, first: int) -> int | None:
        """The first segment before ``first`` whose end may hang on the change."""
        if not self._far:
            return None
        return next((at for at, segment in enumerate(self.segments[:first]) if segment.far), None)

    def _moved_before(self, first: int, at: int, removed: int, inserted: str) -> int | None:
        """The first segment before ``first`` whose end, hanging on all that follows, has moved."""
        far = self._far_before(first)
        if far is None:
            return None
        text = "".join(segment.source for segment in self.segments[far:])
        offset = 0
        at += sum(len(segment.source) for segment in self.segments[far:first])
        text = text[:at] + inserted + text[at + removed :]
        for index in range(far, first):
            segment = self.segments[index]
            if segment.far:
                cut = next(cuts(self._engine, text, offset, True))
                if cut != Cut(offset + len(segment.source), True):
                    return index
            offset += len(segment.source)
        return None

    def _set_rest(self, text: str) -> None:
        self._rest, self._cut_to, self._cutting = text, 0, None

    def _back_to_rest(
        self, first: int, before: int, at: int, removed: int, inserted: str
    ) -> Replaced:
        """A change beyond or near the end of what is cut: forget the segments there."""
        far = self._far_before(first)
        if far is not None:
            at += sum(len(segment.source) for segment in self.segments[far:first])
            first = far
        old = self.segments[first:]
        text = "".join(segment.source for segment in old) + self._rest[self._cut_to :]
        del self.segments[first:]
        self._far -= sum(segment.far for segment in old)
        self._near = (0, 0)
        self._set_rest(text[:at] + inserted + text[at + removed :])
        return Replaced(first, old, ())

    def _recut(self, edit: _Edit) -> Replaced:
        """Cut from the edit's first segment until an old cut is met again."""
        segments, new = self.segments, list[Segment]()
        text, upto, ahead = "", edit.first, edit.last + 1 + _AHEAD
        done, shift = 0, len(edit.inserted) - edit.removed
        while True:
            text += "".join(segment.source for segment in segments[upto:ahead])
            if upto == edit.first:
                text = text[: edit.at] + edit.inserted + text[edit.at + edit.removed :]
            upto = min(ahead, len(segments))
            at_end = upto == len(segments)
            whole = at_end and self.is_cut
            ends = accumulate(len(segment.source) for segment in segments[edit.first : upto])
            kept = {end + shift: at for at, end in enumerate(ends, edit.first + 1)}
            for cut in cuts(self._engine, text, done, whole):
                new.append(self._segment(text[done : cut.end], cut, whole and cut.end == len(text)))
                done = cut.end
                old = kept.get(done)
                if old is not None and old > edit.last and not (whole and old == len(segments)):
                    return self._replace(edit.first, old, new)
            if at_end:
                if not whole:
                    self._set_rest(text[done:] + self._rest[self._cut_to :])
                return self._replace(edit.first, len(segments), new)
            ahead = upto + 2 * (upto - edit.first)

    def _replace(self, first: int, end: int, new: list[Segment]) -> Replaced:
        old = self.segments[first:end]
        head = _alike(old, new)
        first, old, new = first + head, old[head:], new[head:]
        tail = _alike(old[::-1], new[::-1])
        old, new = old[: len(old) - tail], new[: len(new) - tail]
        rendered = {segment.source: segment for segment in old if segment.piece is not None}
        for segment in new:
            known = rendered.get(segment.source)
            if known is not None:
                segment.show_as(known)
        self.segments[first : first + len(old)] = new
        self._far += sum(segment.far for segment in new) - sum(segment.far for segment in old)
        return Replaced(first, old, new)

    def _segment(self, source: str, cut: Cut, is_last: bool) -> Segment:
        lines = source.count("\n") + is_last
        return Segment(source, lines, cut.far, defined(self._engine, source))


@dataclass(frozen=True, slots=True)
class _Edit:
    """A change to the segments ``first`` to ``last``; ``at`` counts from the first one's start."""

    first: int
    last: int
    at: int
    removed: int
    inserted: str


def _alike(old: Sequence[Segment], new: list[Segment]) -> int:
    """How many segments are the same at the beginning; ``new`` is given the old ones."""
    count = 0
    for one, other in zip(old, new, strict=False):
        if (one.source, one.lines, one.far) != (other.source, other.lines, other.far):
            break
        count += 1
    return count
