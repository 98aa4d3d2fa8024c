"""Which markers of emphasis and strikethrough belong together, as cmark-gfm finds it.

The algorithm is that of CommonMark's appendix, over runs of one marker, as version 0.29 had it:
where a marker has found no opener, those of its length (by thirds) are not looked for further
back any more, whether they may open a span themselves or not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

TILDE = ord("~")


@dataclass(slots=True, eq=False)
class _Run:
    """Markers side by side: ``left`` of them from the index ``first`` on are still free."""

    first: int
    left: int
    length: int
    marker: int
    opens: bool
    closes: bool


def pair(state: StateInline) -> None:
    """Note at each opening marker which one closes it: a rule of markdown-it's second chain."""
    inner = (meta["delimiters"] for meta in state.tokens_meta if meta and "delimiters" in meta)
    for delimiters in (state.delimiters, *inner):
        opened = list[_Run]()
        fruitless = dict[tuple[int, int], int]()
        for run in _runs(delimiters):
            if run.closes:
                _close(run, opened, fruitless, delimiters)
            if run.left and run.opens:
                opened.append(run)


def _runs(delimiters: Sequence[Delimiter]) -> Iterator[_Run]:
    at = 0
    while at < len(delimiters):
        each = delimiters[at]
        count = 1 if each.marker == TILDE else each.length
        yield _Run(at, count, each.length, each.marker, each.open, each.close)
        at += count


def _close(
    closer: _Run,
    opened: list[_Run],
    fruitless: dict[tuple[int, int], int],
    delimiters: Sequence[Delimiter],
) -> None:
    kind = (closer.marker, closer.length % 3)
    while closer.left:
        bottom = min(fruitless.get(kind, 0), len(opened))
        at = len(opened) - 1
        while at >= bottom and not _matches(opened[at], closer):
            at -= 1
        if at < bottom:
            fruitless[kind] = len(opened)
            return
        opener = opened[at]
        del opened[at + 1 :]
        _join(opener, closer, delimiters)
        if not opener.left:
            opened.pop()
        for other, height in fruitless.items():
            fruitless[other] = min(height, len(opened))


def _matches(opener: _Run, closer: _Run) -> bool:
    if opener.marker != closer.marker:
        return False
    is_odd = (opener.length + closer.length) % 3 == 0 and closer.length % 3 != 0
    return not (is_odd and (opener.closes or closer.opens))


def _join(opener: _Run, closer: _Run, delimiters: Sequence[Delimiter]) -> None:
    """Take one or two markers of each; tildes only as many as there are, or they are lost."""
    if opener.marker == TILDE:
        if opener.length == closer.length:
            delimiters[opener.first].end = closer.first
        opener.left = closer.left = 0
        return
    for _ in range(2 if opener.left >= 2 and closer.left >= 2 else 1):
        opener.left -= 1
        delimiters[opener.first + opener.left].end = closer.first
        closer.first += 1
        closer.left -= 1
