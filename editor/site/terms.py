"""The values that articles share: tags, categories with their nesting, authors, and how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from editor.article.value import Value
from editor.site.habits import Sample
from editor.site.spec import FieldSpec

AUTHOR_KEYS = ("author", "authors", "Author", "Authors")


@dataclass(frozen=True, slots=True)
class Counted:
    """A value and how many articles have it."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Category:
    """A category, how many articles are in it or below it, and those below it."""

    name: str
    count: int
    children: tuple[Category, ...] = ()


def terms_of(samples: Iterable[Sample], spec: FieldSpec) -> tuple[Counted, ...]:
    """The values of a field and of its other names, the most used first."""
    keys = (spec.key, *spec.also)
    counts: Counter[str] = Counter()
    for sample in samples:
        counts.update({name for path in paths(sample.value(*keys), spec) for name in path})
    return counted(counts)


def categories_of(samples: Iterable[Sample], spec: FieldSpec) -> tuple[Category, ...]:
    """The tree of a field's categories; without nesting it has one level."""
    counts: Counter[tuple[str, ...]] = Counter()
    for sample in samples:
        found = paths(sample.value(spec.key, *spec.also), spec)
        counts.update({tuple(path[:deep]) for path in found for deep in range(1, len(path) + 1)})
    return _tree(counts, ())


def authors_of(samples: Iterable[Sample]) -> tuple[Counted, ...]:
    """The authors' names, whether they stand as text, in lists or as the name of a mapping."""
    counts: Counter[str] = Counter()
    for sample in samples:
        counts.update(set(_names(sample.value(*AUTHOR_KEYS))))
    return counted(counts)


def counted(counts: Counter[str]) -> tuple[Counted, ...]:
    """The values of a counter, the most frequent first, then by name."""
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0].casefold()))
    return tuple(Counted(text, count) for text, count in ordered)


def paths(value: Value, spec: FieldSpec) -> list[list[str]]:
    """The values of one article, each as its path from the top (of one name, if not nested)."""
    if isinstance(value, str):
        return [[part] for part in _split(value, spec.separator)]
    if not isinstance(value, list):
        return [] if value is None or isinstance(value, dict) else [[_plain(value)]]
    if not spec.nested:
        return [[_plain(each)] for each in value if not isinstance(each, list | dict | None)]
    if any(isinstance(each, list) for each in value):
        return [_path(each if isinstance(each, list) else [each]) for each in value]
    return [_path(value)] if value else []


def _path(value: Sequence[Value]) -> list[str]:
    return [_plain(each) for each in value if not isinstance(each, list | dict | None)]


def _split(text: str, separator: str) -> list[str]:
    parts = text.split(separator.strip() or None) if separator else [text]
    return [part.strip() for part in parts if part.strip()]


def _plain(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _names(value: Value) -> list[str]:
    if isinstance(value, dict):
        return _names(value.get("name"))
    if isinstance(value, list):
        return [name for each in value for name in _names(each)]
    return [value.strip()] if isinstance(value, str) and value.strip() else []


def _tree(counts: Counter[tuple[str, ...]], above: tuple[str, ...]) -> tuple[Category, ...]:
    children: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for path in counts:
        children.setdefault(path[:-1], []).append(path)
    return _branch(counts, children, above)


def _branch(
    counts: Counter[tuple[str, ...]],
    children: dict[tuple[str, ...], list[tuple[str, ...]]],
    above: tuple[str, ...],
) -> tuple[Category, ...]:
    ordered = sorted(children.get(above, ()), key=lambda path: (-counts[path], path[-1].casefold()))
    return tuple(
        Category(path[-1], counts[path], _branch(counts, children, path)) for path in ordered
    )
