"""Small edits to a text: what the front-matter formats have in common when one field changes.

Knows nothing of YAML, TOML or JSON but that lists may be written with commas.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from editor.article.value import Value

Patch = tuple[int, int, str]
"""Start, end (positions in the text) and what stands there instead."""
Step = tuple[int | None, int]
"""An item's place in the old list (None: it is new) and its place in the new one."""
Span = tuple[int, int]


def patched(text: str, patches: Sequence[Patch]) -> str:
    """``text`` with all patches made; they must not overlap. At one place, first come, first."""
    pieces, at = [], 0
    for start, end, new in sorted(patches, key=lambda patch: patch[:2]):
        if start < at:
            raise ValueError("patches overlap")
        pieces += [text[at:start], new]
        at = end
    return "".join([*pieces, text[at:]])


def line_start(text: str, at: int) -> int:
    """Where the line that holds ``at`` begins."""
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """Where the line that holds ``at`` ends, before its line break."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def whole_lines(text: str, span: Span) -> Span:
    """The span of all lines that ``span`` touches, with the last one's line break."""
    return line_start(text, span[0]), min(line_end(text, span[1]) + 1, len(text))


def with_blank_lines(text: str, span: Span) -> Span:
    """``span`` (whole lines) with the blank lines that follow it."""
    end = span[1]
    while end < len(text) and not text[end : line_end(text, end)].strip():
        end = min(line_end(text, end) + 1, len(text))
    return span[0], end


def align(old: Sequence[Value], new: Sequence[Value]) -> list[Step]:
    """Which item of ``old`` each item of ``new`` was: unchanged ones first of all."""
    before, after = ([f"{type(item).__name__}{item!r}" for item in items] for items in (old, new))
    steps: list[Step] = []
    for _, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        places = [*range(i1, i2), *[None] * (j2 - j1)]
        steps += zip(places, range(j1, j2), strict=False)
    return steps


def align_keys(old: Sequence[str], new: Sequence[str]) -> list[Step] | None:
    """The same for a mapping's keys; None if keys changed places."""
    places = {key: place for place, key in enumerate(old)}
    steps = [(places.get(key), place) for place, key in enumerate(new)]
    kept = [place for place, _ in steps if place is not None]
    return steps if kept == sorted(kept) else None


def new_names(old: Sequence[str], new: Sequence[str]) -> dict[int, str]:
    """Which of a mapping's keys only have another name, by their place; {} if more changed."""
    if len(old) != len(new):
        return {}
    named = {at: key for at, key in enumerate(new) if key != old[at]}
    return {} if set(named.values()) & set(old) else named


def new_order(old: Sequence[Value], new: Sequence[Value]) -> list[int]:
    """Which of ``old`` stands in each place of ``new``; [] unless they only changed places."""
    places: dict[str, list[int]] = {}
    for at, item in enumerate(old):
        places.setdefault(f"{type(item).__name__}{item!r}", []).insert(0, at)
    found = [places.get(f"{type(item).__name__}{item!r}") for item in new]
    order = [at.pop() for at in found if at]
    moved = len(order) == len(new) == len(old) and order != sorted(order)
    return order if moved else []


def in_order(text: str, spans: Sequence[Span], order: Sequence[int]) -> list[Patch]:
    """In the place of each of ``spans`` the text of the one that ``order`` names."""
    return [
        (*span, text[slice(*spans[at])])
        for span, at in zip(spans, order, strict=True)
        if spans[at] != span
    ]


def flow_patches(
    text: str, items: Sequence[Span], steps: Sequence[Step], new: Sequence[str]
) -> list[Patch]:
    """Items of ``[a, b]`` or ``{a: 1}`` left out and put in; what stays is not touched.

    ``new`` holds the text of each item that ``steps`` calls new. At least one item must stay.
    """
    separator = _separator(text, items)
    kept = [old for old, _ in steps if old is not None]
    patches: list[Patch] = []
    last = -1
    for old, place in steps:
        if old is not None:
            last = old
        else:
            patches += _put_in(text, items, kept, last, new[place], separator)
    for gone in range(len(items)):
        if gone in kept:
            continue
        if gone < kept[-1]:
            patches.append((items[gone][0], items[gone + 1][0], ""))
        else:
            patches.append((items[gone - 1][1], items[gone][1], ""))
    return patches


_COMMENT = re.compile(r"[ \t]*(,?)[ \t]*#[^\n]*")


def _put_in(
    text: str, items: Sequence[Span], kept: Sequence[int], last: int, new: str, separator: str
) -> list[Patch]:
    """A new item after item ``last`` (-1: before all); a comment stays with its own item."""
    if last + 1 < len(items) and (last < 0 or last + 1 in kept):
        at = items[last + 1][0]
        return [(at, at, new + separator)]
    end = items[last][1]
    comment = _COMMENT.match(text, end)
    if comment is None or "\n" not in separator or last + 1 < len(items):
        return [(end, end, separator + new)]
    at = comment.end()
    between = separator.removeprefix(",")
    if comment[1]:
        return [(at, at, between + new + ",")]
    return [(end, end, ","), (at, at, between + new)]


def _separator(text: str, items: Sequence[Span]) -> str:
    """What stands between two items here."""
    if len(items) > 1:
        between = text[items[0][1] : items[1][0]]
        if between.strip() == ",":
            return between
    begins = items[0][0]
    lead = text[line_start(text, begins) : begins]
    return ", " if lead.strip() else ",\n" + lead
