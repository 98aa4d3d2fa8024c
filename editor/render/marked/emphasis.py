"""Emphasis: which run of asterisks or underscores ends which, by marked's own count.

Unlike CommonMark's, this looks from each opening run for the one that ends it, in a copy of the
text in which links, code, tags and escaped characters are covered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from editor.render.marked import inline_patterns as patterns
from editor.render.marked.characters import ESCAPED, kinds

if TYPE_CHECKING:
    from editor.render.marked.inline import Inline, References, Run

# What looking at one run of marks costs, in characters.
_RUN = 40


class Masked:
    """A text in which nothing is covered until somebody asks."""

    def __init__(self, text: str, references: References) -> None:
        self._text = text
        self._references = references
        self._kinds: str | None = None
        self._covered: str | None = None

    @property
    def kinds(self) -> str:
        """The kinds of its characters."""
        if self._kinds is None:
            self._kinds = kinds(self._text)
        return self._kinds

    @property
    def text(self) -> str:
        """Its characters' kinds, what cannot end an emphasis covered."""
        if self._covered is None:
            self._covered = kinds(self._cover())
        return self._covered

    def _cover(self) -> str:
        text = self._text
        if "[" in text:
            text = patterns.ANY_REFERENCE.sub(self._known, text)
        text = ESCAPED.sub("++", text)
        return patterns.SKIPPED.sub(_mask, text)

    def _known(self, match: re.Match[str]) -> str:
        label = match[0][match[0].rfind("[") + 1 : -1]
        # Written in capitals, it is not covered: so marked compares them.
        is_known = label == label.lower() and self._references(label) is not None
        return _mask(match) if is_known else match[0]


def _mask(match: re.Match[str]) -> str:
    return "[" + "a" * (len(match[0]) - 2) + "]"


def emphasis(inline: Inline, run: Run, out: list[str]) -> int:
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


def _end(inline: Inline, run: Run, mark: str, length: int) -> tuple[int, int] | None:
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


def _rights(inline: Inline, run: Run, mark: str, start: int) -> Iterator[re.Match[str]]:
    masked = run.masked.text
    first = patterns.RIGHT_FIRST[mark].match(masked, start)
    if first is not None:
        start = first.end()
    yield from patterns.RIGHT[inline.options.gfm, mark].finditer(masked, start)
