"""References to footnotes, in the order in which Python-Markdown gives them their ids.

It goes through the texts of the tree level by level; the footnotes are its last block. Within a
segment the order is that in which the references were made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from editor.render.template import Template

AGAIN = "again"
"""The kind of hole for the number in a reference's id: none for the first, then 2, 3…"""


def name_of_hole(label: str, level: int, turn: int) -> str:
    """The name of a hole of that kind at a level of the tree; ``turn`` grows within a segment."""
    return f"{level} {turn} {label}"


@dataclass(frozen=True)
class Uses:
    """``order``: the labels as they are first used; ``count``: how often each is.

    ``again``: what fills the holes of a template (by its index, or a footnote's label), in order.
    """

    order: Sequence[str] = ()
    count: Mapping[str, int] = field(default_factory=dict)
    again: Mapping[int | str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class _Use:
    at: int | str
    index: int
    label: str
    level: int
    turn: int


def uses(bodies: Sequence[Template], notes: Mapping[str, Template]) -> Uses:
    """The references in an article's segments and in its footnotes, in order of definition."""
    templates: dict[int | str, Template] = {}
    templates.update(enumerate(bodies))
    templates.update(notes.items())
    within: dict[int | str, list[_Use]] = {}
    for at, template in templates.items():
        within[at] = sorted(_in(at, template), key=lambda use: use.turn)
    order = sorted(chain(*within.values()), key=lambda use: use.level)
    count: dict[str, int] = {}
    again: dict[int | str, list[str]] = {at: [""] * len(found) for at, found in within.items()}
    for use in order:
        count[use.label] = number = count.get(use.label, 0) + 1
        again[use.at][use.index] = str(number) if number > 1 else ""
    return Uses(tuple(count), count, again)


def _in(at: int | str, template: Template) -> Iterator[_Use]:
    names = (hole.name for hole in template.holes if hole.kind == AGAIN)
    for index, name in enumerate(names):
        level, turn, label = name.split(" ", 2)
        yield _Use(at, index, label, int(level), int(turn))
