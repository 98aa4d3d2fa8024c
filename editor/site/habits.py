"""What an author's articles show of how the author writes them. Pure: articles in, habits out.

The newest articles tell how a field is written today, all of them which values come back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from editor.article.article import Format
from editor.article.fields import Field
from editor.article.value import Moment, Value
from editor.article.yaml_write import is_plain
from editor.site.dates import has_time, is_date
from editor.site.spec import Empty

NEWEST = 60
"""So many articles tell how the author writes today."""
OFTEN = 0.6
"""A field that this share of the newest articles has is one that a new one should have."""
ALWAYS_SAME = 0.8
ALMOST_ALL = 0.9
FEW = 3
"""Fewer articles than this show what is used, not what is not."""

_URL = re.compile(r"https?://\S+")
_IMAGE = re.compile(r"\S.*\.(?:png|jpe?g|gif|webp|svg|avif|bmp|ico)(?:[?#].*)?", re.I)
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})")
_MOST_CHOICES = 8
_LONG = 120


@dataclass(frozen=True, slots=True)
class Sample:
    """One article as it was read: its fields and its fences."""

    path: Path
    format: Format
    opening: str
    closing: str
    fields: tuple[Field, ...]

    def value(self, *keys: str) -> Value:
        """The value of the first of ``keys`` that the article has."""
        for key in keys:
            for field in self.fields:
                if field.key == key:
                    return field.value
        return None


@dataclass(frozen=True)
class Habit:
    """How one field is used. ``at`` sorts fields as the author does; ``same`` is the value that
    nearly every article has, None if there is none; ``empty`` None: no article shows it.
    """

    key: str
    used: int
    share: float
    at: float
    kind: str
    choices: tuple[str, ...]
    same: Value
    empty: Empty | None
    quotes: str
    dates: tuple[str, ...]
    inner: tuple[Habit, ...]


@dataclass(frozen=True)
class WritingStyle:
    """How lists and texts are written; ``step`` is how far a list stands in from its key."""

    flow_lists: bool = False
    quotes: str = ""
    step: int = 2


def habits_of(samples: Sequence[Sample]) -> tuple[Habit, ...]:
    """The habits of ``samples`` (the newest first), field by field, in the author's order."""
    newest = samples[:NEWEST]
    used = Counter(field.key for sample in samples for field in sample.fields)
    rows = [[(f.key, f.value, f.text) for f in sample.fields] for sample in newest]
    recent = _habits(rows, used)
    # A field that only older articles have is still one of theirs.
    names = {habit.key for habit in recent}
    old = [[(f.key, f.value, f.text) for f in s.fields if f.key not in names] for s in samples]
    return recent + tuple(each for each in _habits(old, used) if each.used)


Row = list[tuple[str, Value, str]]
"""The fields of one article, or of one mapping: key, value and text as it is written."""


def _habits(rows: Sequence[Row], used: Counter[str]) -> tuple[Habit, ...]:
    found: dict[str, list[tuple[float, Value, str]]] = {}
    for row in rows:
        for place, (key, value, text) in enumerate(row):
            found.setdefault(key, []).append((place, value, text))
    habits = [
        _habit(key, uses, len([row for row in rows if row]), used[key])
        for key, uses in found.items()
    ]
    return tuple(sorted(habits, key=lambda habit: habit.at))


def _habit(key: str, uses: list[tuple[float, Value, str]], rows: int, used: int) -> Habit:
    values = [value for _, value, _ in uses]
    texts = [text for _, _, text in uses]
    filled = [value for value in values if value not in (None, "", [], {})]
    kind, choices = _kind(filled)
    dates = [str(value) for value in filled if isinstance(value, str) and is_date(value)]
    return Habit(
        key=key,
        used=used,
        share=len(uses) / rows,
        at=sum(place for place, _, _ in uses) / len(uses),
        kind=kind,
        choices=choices,
        same=_same(filled, rows),
        empty=_empty(values, len(uses) / rows),
        quotes=_quotes(values, texts),
        dates=tuple(dates[:NEWEST]),
        inner=_inner(filled),
    )


def _inner(values: Sequence[Value]) -> tuple[Habit, ...]:
    """The habits of what is in mappings, and in the mappings of lists."""
    mappings = [value for value in values if isinstance(value, dict)]
    for value in values:
        mappings += (
            [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
        )
    rows = [[(key, value, "") for key, value in mapping.items()] for mapping in mappings]
    return _habits(rows, Counter(key for row in rows for key, _, _ in row))


def _kind(values: Sequence[Value]) -> tuple[str, tuple[str, ...]]:
    """What kind of field holds such values ("": it has to go by the value), and its choices."""
    if not values:
        return "", ()
    for kind, test in _TESTS:
        if all(test(value) for value in values):
            return kind, _choices(values) if kind == "text" else ()
    return "", ()


def _is_text(value: Value) -> bool:
    return isinstance(value, str) and not isinstance(value, Moment)


def _matches(pattern: re.Pattern[str], value: Value) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def _is_long(value: Value) -> bool:
    return isinstance(value, str) and ("\n" in value or len(value) > _LONG)


_TESTS = (
    ("switch", lambda value: isinstance(value, bool)),
    ("number", lambda value: isinstance(value, int | float) and not isinstance(value, bool)),
    ("datetime", lambda value: isinstance(value, str) and has_time(value)),
    ("date", lambda value: isinstance(value, str) and is_date(value)),
    ("url", lambda value: _matches(_URL, value) and not _matches(_IMAGE, value)),
    ("image", lambda value: _matches(_IMAGE, value)),
    ("colour", lambda value: _matches(_COLOUR, value)),
    ("mapping", lambda value: isinstance(value, dict)),
    (
        "mappings",
        lambda value: isinstance(value, list) and all(isinstance(each, dict) for each in value),
    ),
    (
        "list",
        lambda value: (
            isinstance(value, list) and not any(isinstance(each, dict | list) for each in value)
        ),
    ),
    ("paragraph", _is_long),
    ("text", _is_text),
)
"""The kinds that values show, the first that suits them all."""


def _choices(values: Sequence[Value]) -> tuple[str, ...]:
    """The few values that come back again and again, the most used first; else none."""
    counts = Counter(str(value) for value in values)
    few = 2 <= len(counts) <= _MOST_CHOICES and len(values) >= 3 * len(counts)
    return tuple(text for text, _ in counts.most_common()) if few else ()


def _same(values: Sequence[Value], rows: int) -> Value:
    """What nearly all articles have in a field; lists and mappings are never taken over."""
    plain = [each for each in values if isinstance(each, bool | int | float) or _is_text(each)]
    if len(plain) < FEW:
        return None
    counts = Counter((type(each).__name__, each) for each in plain)
    (_, value), count = counts.most_common(1)[0]
    return value if count >= ALWAYS_SAME * rows else None


def _empty(values: Sequence[Value], share: float) -> Empty | None:
    seen: Counter[Empty] = Counter()
    for value in values:
        if value is None:
            seen[Empty.KEY] += 1
        elif value == "" and isinstance(value, str):
            seen[Empty.TEXT] += 1
        elif value == [] and isinstance(value, list):
            seen[Empty.LIST] += 1
    if seen:
        return seen.most_common(1)[0][0]
    return Empty.REMOVED if share <= ALMOST_ALL else None


def _quotes(values: Sequence[Value], texts: Sequence[str]) -> str:
    """The quotes around texts that need none, if most have them; also around dates."""
    marks = Counter(
        text[:1] if text[:1] in ("'", '"') else ""
        for value, text in zip(values, texts, strict=True)
        if isinstance(value, str) and text and (is_plain(value) or is_date(value))
    )
    return marks.most_common(1)[0][0] if marks else ""


def writing_of(samples: Iterable[Sample]) -> WritingStyle:
    """How lists and quoted texts are written in ``samples``; else as most authors do."""
    lists: Counter[bool] = Counter()
    steps: Counter[int] = Counter()
    quotes: Counter[str] = Counter()
    for sample in samples:
        for field in sample.fields:
            if isinstance(field.value, list) and field.value:
                lists[field.text.startswith("[")] += 1
                inset = [len(found) for found in re.findall(r"\n( *)- ", field.text)]
                if inset and not field.text.startswith("- -"):
                    steps[min(inset)] += 1
            elif isinstance(field.value, str) and field.text[:1] in ("'", '"'):
                quotes[field.text[0]] += 1
    return WritingStyle(
        flow_lists=lists[True] > lists[False],
        quotes=quotes.most_common(1)[0][0] if quotes else "",
        step=steps.most_common(1)[0][0] if steps else 2,
    )
