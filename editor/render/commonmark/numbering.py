"""Fills the holes of markdown-it-py's pieces as its plugins would for the whole article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape

from mdit_py_plugins.anchors.index import unique_slug

from editor.render.engine import Numbered, Piece
from editor.render.template import Hole, Template


def number(pieces: Sequence[Piece]) -> Numbered:
    """The fills of every piece, and the list of the footnotes that are referred to."""
    templates: list[Template] = []
    bodies: list[int] = []
    notes: dict[str, int] = {}
    for piece in pieces:
        bodies.append(len(templates))
        templates.append(piece.body)
        for label, body in piece.notes:
            notes[label] = len(templates)
            templates.append(body)
    numbers: dict[str, int] = {}
    again: Counter[str] = Counter()
    references = [
        [_next_reference(hole.name, numbers, again) for hole in template.holes if _refers(hole)]
        for template in templates
    ]
    slugs: set[str] = set()

    def fills(at: int, links: str = "") -> list[str]:
        waiting = iter(references[at])
        return [
            next(waiting)
            if _refers(hole)
            else escape(unique_slug(hole.name, slugs))
            if hole.kind == "id"
            else links
            for hole in templates[at].holes
        ]

    # Footnotes are moved to the end before headings get their ids; of two the last one counts.
    rows = [fills(at) for at in bodies]
    # One whose segment is still to be rendered has a number but nothing to show.
    items = [
        _item(place, templates[at].filled(fills(at, _links(place, again[label]))))
        for label, place in numbers.items()
        if (at := notes.get(label)) is not None
    ]
    return Numbered(rows, _list(items))


def _refers(hole: Hole) -> bool:
    return hole.kind == "reference"


def _next_reference(label: str, numbers: dict[str, int], again: Counter[str]) -> str:
    place = numbers.setdefault(label, len(numbers) + 1)
    anchor = _anchor(place, again[label])
    again[label] += 1
    return f'<sup class="footnote-ref"><a href="#fn{place}" id="fnref{anchor}">[{anchor}]</a></sup>'


def _anchor(place: int, again: int) -> str:
    return f"{place}:{again}" if again else str(place)


def _links(place: int, references: int) -> str:
    return "".join(
        f' <a href="#fnref{_anchor(place, again)}" class="footnote-backref">↩\ufe0e</a>'
        for again in range(references)
    )


def _item(place: int, html: str) -> str:
    return f'<li id="fn{place}" class="footnote-item">{html}</li>\n'


def _list(items: Sequence[str]) -> str:
    if not items:
        return ""
    return (
        '<hr class="footnotes-sep">\n<section class="footnotes">\n<ol class="footnotes-list">\n'
        + "".join(items)
        + "</ol>\n</section>"
    )
