"""JSON front matter: read with its places, and edited by the smallest change.

``front`` is an object, or (Hexo) its members without the braces. Knows nothing of fences.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from json.decoder import scanstring  # type: ignore[attr-defined]

from editor.article.patches import (
    Patch,
    Span,
    Step,
    align,
    align_keys,
    flow_patches,
    in_order,
    new_names,
    new_order,
    patched,
)
from editor.article.value import Moment, Value, same
from editor.errors import FrontMatterError

_BLANK = re.compile(r"[ \t\n\r]*")
_UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")
_DECODER = json.JSONDecoder()


@dataclass(frozen=True)
class Member:
    """One ``"key": value``: the span of all of it, and of its value."""

    key: str
    value: Value
    span: Span
    at: Span


@dataclass(frozen=True)
class Object:
    """An object in a text: what is between its braces, and its members in order."""

    text: str
    inside: Span
    members: tuple[Member, ...]


def read_json(front: str) -> Object:
    """Read a front matter. Raises FrontMatterError with the line (from 1, in ``front``)."""
    braces = front.lstrip().startswith("{")
    text = front if braces else "{" + front + "\n}"
    try:
        start = _BLANK.match(text).end()  # type: ignore[union-attr]
        value, end = _DECODER.raw_decode(text, start)
        rest = _BLANK.match(text, end).end()  # type: ignore[union-attr]
        if rest < len(text) or not isinstance(value, dict):
            raise json.JSONDecodeError("Extra data", text, rest)
    except json.JSONDecodeError as error:
        raise _explained(error, text, 0 if braces else 1) from error
    except (RecursionError, ValueError) as error:
        deep = isinstance(error, RecursionError)
        reason = "it is nested too deeply" if deep else "a number is too long"
        raise FrontMatterError(1, reason) from error
    shift = 0 if braces else 1
    inside = (start + 1 - shift, (end - 1 - shift) if braces else len(front))
    return Object(front, inside, tuple(_members(front, inside)))


def _members(text: str, inside: Span) -> Iterator[Member]:
    """The members of a valid object."""
    at = _skip(text, inside[0], "")
    while at < inside[1]:
        key, end = scanstring(text, at + 1)
        start = _skip(text, end, ":")
        value, stop = _DECODER.raw_decode(text, start)
        yield Member(key, value, (at, stop), (start, stop))
        at = _skip(text, stop, ",")


def _items(text: str, inside: Span) -> list[Span]:
    """Where the items of a valid array are."""
    spans = []
    at = _skip(text, inside[0], "")
    while at < inside[1]:
        _, stop = _DECODER.raw_decode(text, at)
        spans.append((at, stop))
        at = _skip(text, stop, ",")
    return spans


def _skip(text: str, at: int, mark: str) -> int:
    """Where the next token begins: after blanks and, if it is there, ``mark``."""
    at = _BLANK.match(text, at).end()  # type: ignore[union-attr]
    if mark and text.startswith(mark, at):
        at = _BLANK.match(text, at + 1).end()  # type: ignore[union-attr]
    return at


_REASONS = {
    "Expecting property name enclosed in double quotes": "a key in double quotes is expected here",
    "Illegal trailing comma before end of object": "there is a comma too many",
    "Illegal trailing comma before end of array": "there is a comma too many",
    "Expecting ',' delimiter": "a comma is missing before this",
    "Expecting ':' delimiter": "a colon is missing after the key",
    "Expecting value": "a value is missing or not in double quotes",
    "Unterminated string starting at": "the closing quote is missing",
    "Invalid control character at": "a line break or tab inside quotes must be written \\n or \\t",
    "Invalid \\escape": "a backslash inside quotes must be doubled (\\\\)",
    "Extra data": "there is text after the end of the front matter",
}


def _explained(error: json.JSONDecodeError, text: str, shift: int) -> FrontMatterError:
    line = min(error.lineno, text.count("\n") + 1 - shift)
    before = text[: error.pos].rstrip()
    if error.msg in ("Expecting property name enclosed in double quotes", "Expecting value") and (
        before.endswith(",") and text[error.pos : error.pos + 1] in ("}", "]")
    ):
        return FrontMatterError(before.count("\n") + 1, "there is a comma too many")
    if error.msg == "Expecting ',' delimiter" and error.pos >= len(text):
        return FrontMatterError(line, "the closing brace (}) is missing")
    reason = _REASONS.get(error.msg.removesuffix(": "), error.msg)
    return FrontMatterError(line, reason)


# Editing.


@dataclass(frozen=True)
class _Style:
    """How the text is written: the indentation of one level (None: on one line), escapes."""

    indent: str | None
    ascii_only: bool
    depth: int = 1
    """How many levels the front matter's own members stand in."""

    def spell(self, value: Value, depth: int) -> str:
        """``value`` as JSON; its further lines stand ``depth`` levels in."""
        text = json.dumps(value, ensure_ascii=self.ascii_only, indent=self.indent)
        # Only texts hold such characters, and some readers take them for line breaks.
        text = _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
        return text.replace("\n", "\n" + (self.indent or "") * depth)


def candidates(front: str, key: str, value: Value) -> Iterator[str]:
    """Texts in which ``key`` should hold ``value``: the finest edit first."""
    found = read_json(front)
    style = _style(found)
    members = [member for member in found.members if member.key == key]
    if members:
        yield patched(
            front, _change(front, members[-1].value, value, members[-1].at, style, style.depth)
        )
        yield patched(front, [(*members[-1].at, style.spell(value, style.depth))])
        return
    member = _member(key, value, style, style.depth, _colon(found))
    spans = [each.span for each in found.members]
    if spans:
        steps: list[Step] = [(place, place) for place in range(len(spans))]
        texts = [""] * len(spans) + [member]
        steps.append((None, len(spans)))
        yield patched(front, flow_patches(front, spans, steps, texts))
    elif front.lstrip().startswith("{"):
        yield patched(front, [(*found.inside, f"\n  {member}\n")])
    else:
        yield member + "\n" + front.lstrip("\n")


def without(front: str, key: str) -> Iterator[str]:
    """The text without ``key`` (all of it, if it is there more than once)."""
    found = read_json(front)
    spans = [member.span for member in found.members]
    kept = [place for place, member in enumerate(found.members) if member.key != key]
    steps: list[Step] = [(place, at) for at, place in enumerate(kept)]
    if not kept:
        yield patched(front, [(*found.inside, "")])
    else:
        yield patched(front, flow_patches(front, spans, steps, []))


def holds(value: Value) -> Value:
    """``value`` as JSON can hold it: dates are text there. Raises ValueError with the reason."""
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError("JSON has no such number")
    if isinstance(value, Moment):
        return str(value)
    if isinstance(value, list):
        return [holds(item) for item in value]
    if isinstance(value, dict):
        return {key: holds(item) for key, item in value.items()}
    return value


def _style(found: Object) -> _Style:
    text = found.text
    indent, depth = None, 1
    if found.members:
        at = found.members[0].span[0]
        lead = text[text.rfind("\n", 0, at) + 1 : at]
        on_own_line = not lead.strip() and (
            "\n" in text[found.inside[0] : at] or len(found.members) > 1
        )
        several = "\n" in text[found.inside[0] : found.inside[1]].strip()
        if on_own_line and (lead or several):
            indent, depth = lead or "  ", 1 if lead else 0
    ascii_only = text.isascii() and re.search(r"\\u[0-9a-fA-F]{4}", text) is not None
    return _Style(indent, ascii_only, depth)


def _colon(found: Object) -> str:
    """What stands between keys and values here."""
    for member in found.members:
        between = found.text[member.span[0] : member.at[0]]
        gap = between[between.rindex('"') + 1 :]
        if "\n" not in gap:
            return gap
    return ": "


def _member(key: str, value: Value, style: _Style, depth: int, colon: str = ": ") -> str:
    return style.spell(key, 0) + colon + style.spell(value, depth)


def _change(text: str, old: Value, new: Value, at: Span, style: _Style, depth: int) -> list[Patch]:
    """The patches that make the value at ``at`` hold ``new``."""
    if same(old, new, ordered=True):
        return []
    inside = (at[0] + 1, at[1] - 1)
    patches: list[Patch] = []
    if isinstance(old, list) and isinstance(new, list):
        spans = _items(text, inside)
        order = new_order(old, new)
        if order:
            return in_order(text, spans, order)
        steps: list[Step] | None = align(old, new)
        slots = [(span, item) for span, item in zip(spans, old, strict=True)]
        texts = [style.spell(item, depth + 1) for item in new]
        values = list(new)
    elif isinstance(old, dict) and isinstance(new, dict):
        members = list(_members(text, inside))
        keys = [member.key for member in members]
        order = new_order(keys, list(new))
        if order and same(old, new):
            return in_order(text, [member.span for member in members], order)
        for number, name in new_names(keys, list(new)).items():
            start = members[number].span[0]
            patches.append((start, scanstring(text, start + 1)[1], style.spell(name, 0)))
            keys[number] = name
        steps = align_keys(keys, list(new)) if len(set(keys)) == len(keys) else None
        spans = [member.span for member in members]
        slots = [(member.at, member.value) for member in members]
        texts = [_member(key, item, style, depth + 1) for key, item in new.items()]
        values = list(new.values())
    else:
        steps = None
    if not steps or all(place is None for place, _ in steps):
        return [(*at, style.spell(new, depth))]
    for place, then in steps:
        if place is not None:
            span, item = slots[place]
            patches += _change(text, item, values[then], span, style, depth + 1)
    return patches + flow_patches(text, spans, steps, texts)
