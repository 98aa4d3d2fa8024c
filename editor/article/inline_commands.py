"""Commands on a stretch of text within a line: marks around it, links, images.

Each turns its mark on or, where it is on, off; twice gives the text back.
"""

from __future__ import annotations

import re

from editor.article.edit import Edit, line_end, line_start

_LINK = re.compile(r"\]\([^()\n]*\)")
_URL = re.compile(r"(?:https?|ftp)://\S+|mailto:\S+@\S+|www\.\S+\.\S+")


def bold(text: str, start: int, end: int) -> Edit:
    """``**strong**``"""
    return _toggle(text, start, end, "*", 2)


def italic(text: str, start: int, end: int) -> Edit:
    """``*emphasis*``"""
    return _toggle(text, start, end, "*", 1)


def strikethrough(text: str, start: int, end: int) -> Edit:
    """``~~struck~~``"""
    return _toggle(text, start, end, "~", 2)


def code(text: str, start: int, end: int) -> Edit:
    """A code span, its fence longer than any backticks inside."""
    start, end = _trimmed(text, start, end)
    fence = _code_fence(text, start, end)
    if fence:
        begin, finish = start - len(fence), end + len(fence)
        return Edit(begin, finish, text[start:end], begin, begin + end - start)
    inside = text[start:end]
    runs = {len(run) for run in re.findall("`+", inside)}
    length = next(n for n in range(1, len(runs) + 2) if n not in runs)
    pad = " " if inside.startswith("`") or inside.endswith("`") else ""
    opening = "`" * length + pad
    at = start + len(opening)
    return Edit(start, end, opening + inside + opening[::-1], at, at + len(inside))


def link(text: str, start: int, end: int) -> Edit:
    """Make the selection a link, or take the link around it away."""
    start, end = _trimmed(text, start, end)
    inside = text[start:end]
    target = _LINK.match(text, end, line_end(text, end))
    if inside and target and text[start - 1 : start] == "[" and text[start - 2 : start - 1] != "!":
        return Edit(start - 1, target.end(), inside, start - 1, end - 1)
    if not inside:
        return Edit(start, end, "[]()", start + 1, start + 1)
    if is_url(inside):
        return Edit(start, end, f"[]({inside})", start + 1, start + 1)
    at = end + 3
    return Edit(start, end, f"[{inside}]()", at, at)


def image(text: str, start: int, end: int) -> Edit:
    """An image, the selection its description (or its address, if it is one)."""
    start, end = _trimmed(text, start, end)
    inside = text[start:end]
    if is_url(inside):
        return Edit(start, end, f"![]({inside})", start + 2, start + 2)
    at = end + 4
    return Edit(start, end, f"![{inside}]()", at, at)


def link_to(address: str, text: str, start: int, end: int) -> Edit:
    """The selection as a link to ``address``, the cursor behind it."""
    if not _balanced(address):
        address = f"<{address}>"
    linked = f"[{text[start:end]}]({address})"
    return Edit(start, end, linked, start + len(linked), start + len(linked))


def is_url(text: str) -> bool:
    """Whether ``text`` is one address and nothing else."""
    return _URL.fullmatch(text) is not None


def _balanced(address: str) -> bool:
    depth = 0
    for character in address:
        depth += {"(": 1, ")": -1}.get(character, 0)
        if depth < 0:
            return False
    return depth == 0


def _toggle(text: str, start: int, end: int, mark: str, weight: int) -> Edit:
    """Turn a mark on or off around each line's part of the selection.

    Of a run of asterisks, italic is the bit worth one and bold the bit worth two, so that each
    can be turned without touching the other.
    """
    start, end = _trimmed(text, start, end)
    if "\n" in text[start:end]:
        return _toggle_lines(text, start, end, mark, weight)
    start, end = _inside_marks(text, start, end, mark)
    if _depth(text, start, end, mark) & weight:
        begin, finish = start - weight, end + weight
        return Edit(begin, finish, text[start:end], begin, begin + end - start)
    marks = mark * weight
    if start == end and text.startswith(marks, start) and _opened(text, start, marks):
        # Right before the closing mark: step over it.
        return Edit(start, start, "", start + weight, start + weight)
    inside = text[start:end]
    return Edit(start, end, marks + inside + marks, start + weight, end + weight)


def _toggle_lines(text: str, start: int, end: int, mark: str, weight: int) -> Edit:
    """On if any line lacks the mark, else off; blank lines and line markers stay as they are."""
    pieces: list[tuple[int, int]] = []
    at = start
    for line in text[start:end].split("\n"):
        lead = _LEAD.match(line)
        skip = lead.end() if lead and (at > start or line_start(text, at) == at) else 0
        begin, finish = _trimmed(text, at + skip, at + len(line))
        if begin < finish:
            pieces.append(_inside_marks(text, begin, finish, mark))
        at += len(line) + 1
    on = [bool(_depth(text, *piece, mark) & weight) for piece in pieces]
    off = all(on)
    first, last = (start, end) if not off else (pieces[0][0] - weight, pieces[-1][1] + weight)
    result, at = "", first
    for (begin, finish), is_on in zip(pieces, on, strict=True):
        if off:
            result += text[at : begin - weight] + text[begin:finish]
            at = finish + weight
        elif not is_on:
            result += text[at:begin] + mark * weight + text[begin:finish] + mark * weight
            at = finish
    result += text[at:last]
    return Edit(first, last, result, first, first + len(result))


_LEAD = re.compile(
    r"[ \t]*(?:>[ \t]?)*(?:#{1,6}[ \t]+|(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\] )?)?"
)
"""What a line may begin with that marks it as a heading, quote or item."""


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The selection without blanks at its ends (marks must hug what they mark)."""
    while start < end and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end


def _inside_marks(text: str, start: int, end: int, mark: str) -> tuple[int, int]:
    """The selection without marks that were selected along with what they mark."""
    for each in (mark, "_" if mark == "*" else mark):
        left = _run_forwards(text, start, end, each)
        right = _run_backwards(text, end, start, each)
        count = min(left, right)
        if count and start + count < end - count:
            start, end = start + count, end - count
    return start, end


def _depth(text: str, start: int, end: int, mark: str) -> int:
    """How many marks lie right outside on both sides, up to three."""
    for each in (mark, "_" if mark == "*" else mark):
        left = _run_backwards(text, start, 0, each)
        right = _run_forwards(text, end, len(text), each)
        if min(left, right):
            depth = min(left, right)
            return depth % 4 if each in "*_" else depth & 2
    return 0


def _run_forwards(text: str, at: int, limit: int, mark: str) -> int:
    count = 0
    while at + count < limit and text[at + count] == mark:
        count += 1
    return count


def _run_backwards(text: str, at: int, limit: int, mark: str) -> int:
    count = 0
    while at - count > limit and text[at - count - 1] == mark:
        count += 1
    return count


def _opened(text: str, at: int, marks: str) -> bool:
    """Whether marks were opened on this line before ``at`` and not closed."""
    return text.count(marks, line_start(text, at), at) % 2 == 1


def _code_fence(text: str, start: int, end: int) -> str:
    """The backticks (and blank) right before the selection, if the same follow it; or ""."""
    padded = "`" in (text[start : start + 1], text[end - 1 : end])
    for pad in ("", " ") if padded and start < end else ("",):
        left = _run_backwards(text, start - len(pad), 0, "`") if start >= len(pad) else 0
        if not left or text[start - len(pad) : start] != pad or text[end : end + len(pad)] != pad:
            continue
        if left == _run_forwards(text, end + len(pad), len(text), "`"):
            return "`" * left + pad
    return ""
