"""Fills the holes of Python-Markdown's pieces as its extensions would for the whole article."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

from markdown.extensions.toc import nest_toc_tokens, unique

from editor.render.engine import Context, Numbered, Piece
from editor.render.python_markdown.notes import NoteStyle
from editor.render.python_markdown.references import uses
from editor.render.python_markdown.run import NOTE
from editor.render.template import Hole, Template

ContentsHtml = Callable[[list[Any]], str]
"""The inside of a table of contents, given Python-Markdown's nested tokens."""


def number(
    pieces: Sequence[Piece], context: Context, contents_html: ContentsHtml, style: NoteStyle
) -> Numbered:
    """The fills of every piece, and the list of footnotes."""
    defined = {label: body for piece in pieces for label, body in piece.notes}
    notes = {label: defined[label] for label in context.get(NOTE, ()) if label in defined}
    used = uses([piece.body for piece in pieces], notes)
    labels = list(notes)
    if style.in_order_of_use:
        labels = list(dict.fromkeys([*(label for label in used.order if label in notes), *labels]))
    templates = [piece.body for piece in pieces] + [notes[label] for label in labels]
    numbers = {label: str(at) for at, label in enumerate(labels, start=1)}
    again = [used.again[at] for at in [*range(len(pieces)), *labels]]
    early = _numbers_and_ids(templates, numbers, again)
    contents = ""
    if any(hole.kind == "toc" for template in templates for hole in template.holes):
        contents = contents_html(nest_toc_tokens(_tokens(templates, early)))
    late = {"toc": {"": contents}, "title": {}, "backlinks": {}}
    for label, place in numbers.items():
        late["title"][label] = style.title_of(place)
        late["backlinks"][label] = style.links(label, place, used.count.get(label, 0))
    fills = [
        [
            late[hole.kind][hole.name] if fill is None else fill
            for hole, fill in _pairs(template, row)
        ]
        for template, row in zip(templates, early, strict=True)
    ]
    items = [
        template.filled(row)
        for template, row in zip(templates[len(pieces) :], fills[len(pieces) :], strict=True)
    ]
    return Numbered(fills[: len(pieces)], _list(items), labels)


def _pairs(template: Template, row: Sequence[str | None]) -> zip[tuple[Hole, str | None]]:
    return zip(template.holes, row, strict=True)


def _numbers_and_ids(
    templates: Sequence[Template], numbers: Mapping[str, str], again: Sequence[Sequence[str]]
) -> list[list[str | None]]:
    """What can be filled in reading order; None: not yet."""
    used = {identifier for template in templates for identifier in template.ids}
    counters: dict[str, int] = {}
    rows: list[list[str | None]] = []
    sets_of_tabs = 0
    for template, own_again in zip(templates, again, strict=True):
        row: list[str | None] = []
        waiting = iter(own_again)
        tabs: dict[str, str] = {}
        given: dict[str, str] = {}
        for hole in template.holes:
            match hole.kind:
                case "id":
                    # The library's stubs do not know its third parameter.
                    given[hole.name] = escape(unique(hole.name, used, counters))  # type: ignore[call-arg]
                    row.append(given[hole.name])
                case "same id":
                    row.append(given[hole.name])
                case "tabs":
                    if hole.name not in tabs:
                        sets_of_tabs += 1
                        tabs[hole.name] = str(sets_of_tabs)
                    row.append(tabs[hole.name])
                case "again":
                    row.append(next(waiting))
                case "number":
                    row.append(numbers.get(hole.name, ""))
                case _:
                    row.append(None)
        rows.append(row)
    return rows


def _tokens(templates: Sequence[Template], rows: Sequence[Sequence[str | None]]) -> list[Any]:
    return [
        {
            "level": entry.level,
            "name": entry.title,
            "id": entry.target if isinstance(entry.target, str) else row[entry.target],
        }
        for template, row in zip(templates, rows, strict=True)
        for entry in template.entries
    ]


def _list(items: Sequence[str]) -> str:
    if not items:
        return ""
    return '<div class="footnote">\n<hr>\n<ol>\n' + "\n".join(items) + "\n</ol>\n</div>"
