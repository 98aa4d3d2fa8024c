"""What is left out of a preview: blocks that the renderer could not get through in time.

A skipped span is sent as blanks, so that positions and line numbers stay those of the
article. Plain text and numbers; knows nothing of processes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from editor.article.change import Change

_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")
_NOT_LINE_END = re.compile(r"[^\n]+")

HUGE = 5_000
"""Characters of a block that may well be too much for a renderer."""
NEAR = 2


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` to ``end`` (exclusive) of the body."""

    start: int
    end: int


def blocks(body: str) -> list[Span]:
    """The stretches of text between blank lines, with what follows them; they join to ``body``."""
    starts = [0, *(match.end() for match in _BLANK_LINES.finditer(body) if match.end() < len(body))]
    return [Span(start, end) for start, end in zip(starts, [*starts[1:], len(body)], strict=True)]


def block_at(body: str, position: int) -> Span:
    """The block that holds ``position`` (clamped to the body)."""
    return _block_and_neighbours(body, position)[0]


def culprit_at(body: str, position: int) -> Span:
    """The block that a renderer most likely cannot get through after a change at ``position``.

    Blocks beside a changed one are read anew with it: a huge one there is rather to blame.
    """
    block, *neighbours = _block_and_neighbours(body, position)
    if block.end - block.start >= HUGE:
        return block
    huge = [each for each in neighbours if each.end - each.start >= HUGE]
    return max(huge, key=lambda each: each.end - each.start, default=block)


def _block_and_neighbours(body: str, position: int) -> list[Span]:
    """The block that holds ``position``, then those up to NEAR before and after it."""
    every = blocks(body)
    at = next((at for at, each in enumerate(every) if position < each.end), len(every) - 1)
    near = every[max(0, at - NEAR) : at + NEAR + 1]
    return [every[at], *(each for each in near if each != every[at])]


def without(body: str, spans: tuple[Span, ...]) -> str:
    """``body`` of the same length and lines, with blanks in place of ``spans``."""
    for span in spans:
        hidden = body[span.start : span.end]
        blank = _NOT_LINE_END.sub(lambda match: " " * len(match.group()), hidden)
        body = body[: span.start] + blank + body[span.end :]
    return body


def moved(span: Span, change: Change) -> Span | None:
    """Where ``span`` is after ``change``; None if the change reached into it."""
    end = change.start + len(change.removed)
    if change.start >= span.end:
        return span
    if end <= span.start and not (end == span.start == change.start):
        by = len(change.inserted) - len(change.removed)
        return Span(span.start + by, span.end + by)
    return None


def lines_of(body: str, span: Span) -> tuple[int, int]:
    """The first and last line of a span that hold text, counted from 1."""
    text = body[span.start : span.end].rstrip()
    first = body.count("\n", 0, span.start) + 1
    return first, first + text.count("\n")
