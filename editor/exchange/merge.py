"""Two hands on one article: what a choice in the review changes, and what the author has written.

Three articles are compared: as it was put together before the choice, as it is put together
after it, and as the author has edited the first of them. Knows nothing of how one is put
together.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import NamedTuple

from editor.article.article import Article
from editor.article.fields import Value, read_fields, remove_field, set_field
from editor.article.split import reread_head
from editor.article.value import same
from editor.errors import FieldError, FrontMatterError


def merged(old: Article, new: Article, edited: Article, asked: str = "") -> Article:
    """``edited``, an edit of ``old``, with what ``new`` has otherwise than ``old``.

    A field or line that both changed stays as the author has it, but for the field that was
    ``asked`` for (its key). A front matter that cannot be read at the moment stays, too.
    """
    made = _with_fields(old, new, edited, asked)
    return replace(made, body=_lines(old.body, new.body, edited.body))


def _with_fields(old: Article, new: Article, edited: Article, asked: str) -> Article:
    if edited.head == old.head:
        return reread_head(edited, new.head)
    try:
        before, after, own = (_fields(each) for each in (old, new, edited))
    except FrontMatterError:
        return edited
    for key in (*after, *(key for key in before if key not in after)):
        is_own = _is_same(key, before, after) or not _is_same(key, before, own)
        if is_own and key != asked:
            continue
        # What the author's front matter cannot hold is left out of it.
        with suppress(FieldError):
            if key in after:
                edited = set_field(edited, key, after[key])
            else:
                edited = remove_field(edited, key)
    return edited


def _fields(article: Article) -> dict[str, Value]:
    return {field.key: field.value for field in read_fields(article)}


def _is_same(key: str, one: dict[str, Value], other: dict[str, Value]) -> bool:
    if key in one and key in other:
        return same(one[key], other[key])
    return key not in one and key not in other


class _Hunk(NamedTuple):
    """``lines`` instead of the lines from ``start`` up to ``end``."""

    start: int
    end: int
    lines: list[str]

    def meets(self, other: _Hunk) -> bool:
        """Whether both are about the same place."""
        return self.start == other.start or (self.start < other.end and other.start < self.end)


def _lines(old: str, new: str, edited: str) -> str:
    """``edited`` with the lines that ``new`` has otherwise than ``old``."""
    if old in (new, edited):
        return edited if old == new else new
    lines = old.split("\n")
    own = list(_hunks(lines, edited.split("\n")))
    starts = [each.start for each in own]
    free = []
    for hunk in _hunks(lines, new.split("\n")):
        first = max(0, bisect_left(starts, hunk.start) - 1)
        last = bisect_left(starts, max(hunk.end, hunk.start + 1))
        if not any(hunk.meets(each) for each in own[first:last]):
            free.append(hunk)
    made: list[str] = []
    at = 0
    for hunk in sorted([*own, *free], key=lambda each: (each.start, each.end)):
        made += [*lines[at : hunk.start], *hunk.lines]
        at = hunk.end
    return "\n".join([*made, *lines[at:]])


def _hunks(old: Sequence[str], new: Sequence[str]) -> Iterator[_Hunk]:
    """What makes ``new`` of ``old``, in order, in a time that hardly grows faster than they do.

    Bram Cohen's patience diff without its recursion: lines that are in both just once hold the
    two together, and what is alike at the ends of the stretches between them is left out.
    """
    left = right = 0
    for next_left, next_right in (*_anchors(old, new), (len(old), len(new))):
        start, end, other_start, other_end = left, next_left, right, next_right
        while start < end and other_start < other_end and old[start] == new[other_start]:
            start, other_start = start + 1, other_start + 1
        while start < end and other_start < other_end and old[end - 1] == new[other_end - 1]:
            end, other_end = end - 1, other_end - 1
        yield from _apart(old[start:end], new[other_start:other_end], start)
        left, right = next_left + 1, next_right + 1


def _apart(old: Sequence[str], new: Sequence[str], start: int) -> Iterator[_Hunk]:
    """Line by line where there are as many as before, as after a repair within lines."""
    if len(old) == len(new):
        for at, (before, after) in enumerate(zip(old, new, strict=True), start):
            if before != after:
                yield _Hunk(at, at + 1, [after])
    else:
        yield _Hunk(start, start + len(old), list(new))


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Where lines stand that both have just once: the most of them that are in the same order."""
    once_old, once_new = Counter(old), Counter(new)
    places = {line: at for at, line in enumerate(old) if once_old[line] == 1}
    pairs = [
        (places[line], at)
        for at, line in enumerate(new)
        if line in places and once_new[line] == 1 and line.strip()
    ]
    # The longest rising sequence, by piling as in the card game of patience.
    tops: list[int] = []
    piles: list[int] = []
    before: list[int] = []
    for number, (place, _) in enumerate(pairs):
        pile = bisect_left(tops, place)
        before.append(piles[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [place]
        piles[pile : pile + 1] = [number]
    chain = []
    number = piles[-1] if piles else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]
