"""Fills the holes of markdown-it-py's pieces as its plugins would for the whole article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape

from mdit_py_plugins.anchors.index import unique_slug

from editor.render.engine import Numbered, Piece
from editor.render.template import Template


def number(pieces: Sequence[Piece]) -> Numbered:
    """The fills of every piece, and the list of the footnotes that are referred to."""
    notes = {label: body for piece in pieces for label, body in piece.notes}
    numbers: dict[str, int] = {}
    references: Counter[str] = Counter()
    slugs: set[str] = set()

    def fill(template: Template) -> list[str]:
        fills = []
        for hole in template.holes:
            if hole.kind == "id":
                fills.append(escape(unique_slug(hole.name, slugs)))
            elif hole.kind == "reference":
                place = numbers.setdefault(hole.name, len(numbers) + 1)
                fills.append(_reference(place, references[hole.name]))
                references[hole.name] += 1
            else:
                fills.append("")
        return fills

    rows, bodies = [], dict[str, list[str]]()
    for piece in pieces:
        rows.append(fill(piece.body))
        bodies |= {label: fill(body) for label, body in piece.notes}
    items = [
        _item(place, notes[label], bodies[label], references[label])
        for label, place in numbers.items()
    ]
    return Numbered(rows, _list(items))


def _anchor(place: int, again: int) -> str:
    return f"{place}:{again}" if again else str(place)


def _reference(place: int, again: int) -> str:
    anchor = _anchor(place, again)
    return f'<sup class="footnote-ref"><a href="#fn{place}" id="fnref{anchor}">[{anchor}]</a></sup>'


def _item(place: int, body: Template, fills: Sequence[str], references: int) -> str:
    links = "".join(
        f' <a href="#fnref{_anchor(place, again)}" class="footnote-backref">↩\ufe0e</a>'
        for again in range(references)
    )
    filled = body.filled(
        [
            links if hole.kind == "links" else fill
            for hole, fill in zip(body.holes, fills, strict=True)
        ]
    )
    return f'<li id="fn{place}" class="footnote-item">{filled}</li>\n'


def _list(items: Sequence[str]) -> str:
    if not items:
        return ""
    return (
        '<hr class="footnotes-sep">\n<section class="footnotes">\n<ol class="footnotes-list">\n'
        + "".join(items)
        + "</ol>\n</section>"
    )
