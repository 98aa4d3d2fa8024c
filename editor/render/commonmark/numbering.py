"""Fills the holes of markdown-it-py's pieces as the flavour would for the whole article."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from editor.render.commonmark.dialect import Dialect, Use
from editor.render.engine import Numbered, Piece
from editor.render.sanitise import RESERVED
from editor.render.template import Hole, Template


def number(pieces: Sequence[Piece], dialect: Dialect) -> Numbered:
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
    style = dialect.notes
    uses: dict[str, list[Use]] = {}
    references = [
        [style.reference(_next_use(hole.name, uses)) for hole in template.holes if _refers(hole)]
        for template in templates
    ]
    ids: set[str] = set()

    def fills(at: int, links: str = "") -> list[str]:
        waiting = iter(references[at])
        made, identifier = list[str](), ""
        for hole in templates[at].holes:
            if hole.kind == "id":
                identifier = _allowed(dialect.unique(hole.name, ids))
            elif hole.kind == "given id":
                ids.add(hole.name)
                identifier = _allowed(hole.name)
            known = {"links": links, "contents": ""}
            made.append(next(waiting) if _refers(hole) else known.get(hole.kind, identifier))
        return made

    # Footnotes are moved to the end before headings get their ids; of two the last one counts.
    rows = [fills(at) for at in bodies]
    _fill_contents([templates[at] for at in bodies], rows, dialect)
    # One whose segment is still to be rendered has a number but nothing to show.
    items = [
        style.item(all_uses[0], templates[at].filled(fills(at, style.links(all_uses))))
        for label, all_uses in uses.items()
        if (at := notes.get(label)) is not None
    ]
    return Numbered(rows, style.section("".join(items)) if items else "")


def _fill_contents(bodies: list[Template], rows: list[list[str]], dialect: Dialect) -> None:
    """Put the table of contents into its holes: it needs all headings' ids, which are in rows."""
    if dialect.contents is None:
        return
    entries = [
        (entry, escape(at) if isinstance(at := entry.target, str) else row[at])
        for body, row in zip(bodies, rows, strict=True)
        for entry in body.entries
    ]
    contents = dialect.contents(entries)
    for body, row in zip(bodies, rows, strict=True):
        for at, hole in enumerate(body.holes):
            if hole.kind == "contents":
                row[at] = contents


def _allowed(identifier: str) -> str:
    """As an attribute's value; ids of the page around the article are not for headings."""
    is_reserved = identifier.strip().lower().startswith(RESERVED)
    return escape("_" + identifier if is_reserved else identifier)


def _refers(hole: Hole) -> bool:
    return hole.kind == "reference"


def _next_use(label: str, uses: dict[str, list[Use]]) -> Use:
    before = uses.setdefault(label, [])
    place = before[0].place if before else len(uses)
    use = Use(label, place, len(before))
    before.append(use)
    return use
