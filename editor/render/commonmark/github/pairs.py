"""Which markers of emphasis and strikethrough belong together, as cmark-gfm finds it.

Over runs of one marker, as version 0.29 of the specification had it:
where a marker has found no opener, those of its length (by thirds) are not looked for further
back any more, whether they may open a span themselves or not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

from editor.render.commonmark.pairing import close

TILDE = ord("~")


@dataclass(slots=True, eq=False)
class _Run:
    """Markers side by side: ``left`` of them from the index ``first`` on are still free."""

    first: int
    left: int
    length: int
    character: int
    can_open: bool
    can_close: bool


def pair(state: StateInline) -> None:
    """Note at each opening marker which one closes it: a rule of markdown-it's second chain."""
    inner = (meta["delimiters"] for meta in state.tokens_meta if meta and "delimiters" in meta)
    for delimiters in (state.delimiters, *inner):
        opened = list[_Run]()
        fruitless = dict[tuple[int, int], int]()
        for run in _runs(delimiters):
            if run.can_close:
                kind = (run.character, run.length % 3)
                close(run, opened, fruitless, kind, partial(_join, delimiters))
            if run.left and run.can_open:
                opened.append(run)


def _runs(delimiters: Sequence[Delimiter]) -> Iterator[_Run]:
    at = 0
    while at < len(delimiters):
        each = delimiters[at]
        count = 1 if each.marker == TILDE else each.length
        yield _Run(at, count, each.length, each.marker, each.open, each.close)
        at += count


def _join(delimiters: Sequence[Delimiter], opener: _Run, closer: _Run) -> None:
    """Take one or two markers of each; tildes only as many as there are, or they are lost."""
    if opener.character == TILDE:
        if opener.length == closer.length:
            delimiters[opener.first].end = closer.first
        opener.left = closer.left = 0
        return
    for _ in range(2 if opener.left >= 2 and closer.left >= 2 else 1):
        opener.left -= 1
        delimiters[opener.first + opener.left].end = closer.first
        closer.first += 1
        closer.left -= 1
