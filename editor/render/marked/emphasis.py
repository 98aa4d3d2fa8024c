"""Emphasis: which run of asterisks or underscores ends which, by marked's own count.

Unlike CommonMark's, this looks from each opening run for the one that ends it, in a copy of the
text in which links, code, tags and escaped characters are covered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.render.marked import inline_patterns as patterns
from editor.render.marked.characters import kinds
from editor.render.marked.run import InlineReader, Run

# What looking at one run of marks costs, in characters.
_RUN = 40


def emphasis(inline: InlineReader, run: Run, out: list[str]) -> int:
    """Read emphasis; where it ends, or -1 if there is none."""
    text, position = run.text, run.position
    left = patterns.LEFT[inline.options.gfm].match(run.masked.kinds, position)
    if left is None:
        return -1
    if left[3] and run.before.isalnum():
        return -1
    # JavaScript sees half of a character that takes two of its units: that is no punctuation.
    before = kinds(run.before) if run.before < "\U00010000" else "a"
    if (left[1] or left[2]) and before not in ("", ".", "~", " "):
        return -1
    length = len(left[0]) - 1
    end = _end(inline, run, text[position], length)
    if end is None:
        return -1
    stop, closing = end
    if min(length, closing) % 2:
        out.append(f"<em>{inline.html(text[position + 1 : stop - 1])}</em>")
    else:
        out.append(f"<strong>{inline.html(text[position + 2 : stop - 2])}</strong>")
    return stop


def _end(inline: InlineReader, run: Run, mark: str, length: int) -> tuple[int, int] | None:
    """Where the emphasis that begins with so many marks ends, and with how many."""
    start = run.position + length
    total, within = length, 0
    for right in _rights(inline, run, mark, start):
        inline.spend(_RUN)
        kind = right.lastindex
        if kind is None:
            continue
        count = len(right[kind])
        if kind in (3, 4):
            total += count
            continue
        if kind in (5, 6) and length % 3 and not (length + count) % 3:
            within += count
            continue
        total -= count
        if total > 0:
            continue
        count = min(count, count + total + within)
        return right.start() + 1 + count, count
    return None


def _rights(inline: InlineReader, run: Run, mark: str, start: int) -> Iterator[re.Match[str]]:
    masked = run.masked.text
    first = patterns.RIGHT_FIRST[mark].match(masked, start)
    if first is not None:
        start = first.end()
    yield from patterns.RIGHT[inline.options.gfm, mark].finditer(masked, start)
