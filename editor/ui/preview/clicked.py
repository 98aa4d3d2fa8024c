"""From what was clicked in the preview to the place in the source. Pure; knows no page."""

from __future__ import annotations

from collections.abc import Mapping

NEAR = 20_000
"""Characters of the source on each side in which the text that was clicked is looked for."""
_WIDTHS = (24, 12, 6, 3)
"""Characters on each side of the click that are looked for: fewer, where marks interrupt them."""


def place_in_source(body: str, place: Mapping[str, object]) -> int:
    """The character of ``body`` that was clicked, as well as ``place`` tells.

    ``place``: ``line`` (from 1, with a fraction) and the rendered text ``before`` and ``after``.
    """
    line, before, after = place.get("line"), place.get("before"), place.get("after")
    start = _line_start(body, int(line) if isinstance(line, int | float) else 1)
    if not isinstance(before, str) or not isinstance(after, str):
        return start
    for width in _WIDTHS:
        left, right = before[-width:], after[:width]
        for one, other in ((left, right), (left, ""), ("", right)):
            if len((one + other).strip()) < min(width, 4):
                continue
            found = _nearest(body, one + other, start)
            if found is not None:
                return found + len(one)
    return start


def _line_start(body: str, line: int) -> int:
    """Where a line begins; that of the last line above with text, if it has none."""
    start = 0
    for _ in range(line - 1):
        end = body.find("\n", start)
        if end < 0:
            break
        start = end + 1
    if body[start : _line_end(body, start)].strip():
        return start
    kept = len(body[:start].rstrip())
    return body.rfind("\n", 0, kept) + 1


def _line_end(body: str, start: int) -> int:
    end = body.find("\n", start)
    return len(body) if end < 0 else end


def _nearest(body: str, text: str, start: int) -> int | None:
    """Where ``text`` stands nearest to ``start``."""
    after = body.find(text, start, start + NEAR)
    before = body.rfind(text, max(0, start - NEAR), start + len(text) - 1)
    found = [each for each in (after, before) if each >= 0]
    return min(found, key=lambda each: abs(each - start), default=None)
