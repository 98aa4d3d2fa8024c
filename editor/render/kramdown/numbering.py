"""Fills the holes: ids, numbers of footnotes, the table of contents, the list of footnotes."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from editor.render.engine import Numbered, Piece
from editor.render.kramdown.ids import unique_gfm
from editor.render.kramdown.options import Options
from editor.render.template import Entry, Hole, Template

LIST = "list "
"""What the labels of a piece's asides begin with; all others are footnotes."""


class Numbering:
    """Goes through the article once, in the order in which kramdown writes it."""

    def __init__(self, pieces: Sequence[Piece], options: Options) -> None:
        self._options = options
        self._pieces = pieces
        self._bodies = {
            label: body
            for piece in pieces
            for label, body in piece.notes
            if not label.startswith(LIST)
        }
        self._uses: dict[str, int] = {}
        self._numbers: dict[str, int] = {}
        self._used: list[str] = []
        self._ids: dict[str, int] = {}
        self._sections: dict[str, int] = {}
        self._entries: list[tuple[Entry, str]] = []
        self._tag = ""
        self._has_place_for_notes = False

    def numbered(self) -> Numbered:
        """The fills of every piece, and the footnotes."""
        rows = [self._fills(piece.body, dict(piece.notes)) for piece in self._pieces]
        notes = self._notes()
        if self._tag or self._has_place_for_notes:
            known = {_CONTENTS: self._contents(), _NOTES: notes}
            rows = [[known.get(fill, fill) for fill in row] for row in rows]
        listed = [label for label in self._used if label in self._bodies]
        return Numbered(rows, "" if self._has_place_for_notes else notes, listed)

    def _fills(self, template: Template, asides: dict[str, Template], links: str = "") -> list[str]:
        fills: list[str] = []
        last_id, gives_way = "", False
        for hole in template.holes:
            fill = links
            if hole.kind in ("id", "bare id", "section"):
                last_id = fill = escape(self._unique(hole))
                if hole.kind == "bare id":
                    fill = f' id="{fill}"' if fill else ""
            elif hole.kind == "same id":
                fill = last_id
            elif hole.kind == "reference":
                fill = self._reference(hole.name)
            elif hole.kind in ("contents", "footnotes"):
                fill = self._place(hole)
                gives_way = bool(fill)
            elif hole.kind == "list":
                aside = asides[hole.name]
                fill = "" if gives_way else aside.filled(self._fills(aside, asides))
            fills.append(fill)
        self._entries += [
            (entry, entry.target if isinstance(entry.target, str) else _id(fills[entry.target]))
            for entry in template.entries
        ]
        return fills

    def _unique(self, hole: Hole) -> str:
        prefix = self._options.auto_id_prefix
        if hole.kind != "section":
            return prefix + unique_gfm(hole.name, self._ids)
        return prefix + unique_gfm(hole.name, self._sections)

    def _place(self, hole: Hole) -> str:
        """A sign for what is known only in the end; nothing if it has been placed before."""
        if hole.kind == "contents" and not self._tag:
            self._tag = hole.name
            return _CONTENTS
        if hole.kind == "footnotes" and not self._has_place_for_notes:
            self._has_place_for_notes = True
            return _NOTES
        return ""

    def _reference(self, label: str) -> str:
        if label not in self._uses:
            self._uses[label] = 0
            self._used.append(label)
            self._numbers[label] = len(self._numbers) + self._options.footnote_nr
            again = ""
        else:
            self._uses[label] += 1
            again = f":{self._uses[label]}"
        number = self._numbers[label]
        name = self._options.footnote_prefix + label
        return (
            f'<sup id="fnref:{name}{again}" role="doc-noteref"><a href="#fn:{name}" '
            f'class="footnote" rel="footnote">{number}</a></sup>'
        )

    def _notes(self) -> str:
        """The list of footnotes; those that are referred to in footnotes join it."""
        items: list[str] = []
        for label in self._used:  # which grows meanwhile
            body = self._bodies.get(label)
            if body is not None:
                # One whose segment is still to be rendered has a number but nothing to show.
                name = self._options.footnote_prefix + label
                html = body.filled(self._fills(body, {}, self._links(label)))
                items.append(f'<li id="fn:{name}" role="doc-endnote">\n{html}</li>\n')
        if not items:
            return ""
        first = self._options.footnote_nr
        start = f' start="{first}"' if first != 1 else ""
        listed = f"<ol{start}>\n{''.join(items)}</ol>"
        return f'<div class="footnotes" role="doc-endnotes">\n{listed}\n</div>'

    def _links(self, label: str) -> str:
        sign = self._options.footnote_backlink
        if not sign:
            return ""
        name = self._options.footnote_prefix + label
        signs = [(name, sign)] + [
            (f"{name}:{again}", f"{sign}<sup>{again + 1}</sup>")
            for again in range(1, self._uses[label] + 1)
        ]
        return "\u00a0".join(
            f'<a href="#fnref:{target}" class="reversefootnote" role="doc-backlink">{shown}</a>'
            for target, shown in signs
        )

    def _contents(self) -> str:
        """Lists in lists as the headings' levels go."""
        if not self._tag or not self._entries:
            return ""
        kind = self._tag[1:3]
        own = self._tag.partition('id="')[2].partition('"')[0]
        html, around = [self._tag], list[int]()
        for entry, target in self._entries:
            closing = ""
            while around and around[-1] >= entry.level:
                around.pop()
                closing += f"</{kind}></li>" if closing else "</li>"
            html.append(closing or (f"<{kind}>" if around else ""))
            around.append(entry.level)
            html.append(f'<li><a href="#{target}" id="{own}-{target}">{entry.title}</a>')
        return "".join(html) + "</li>" + f"</{kind}></li>" * (len(around) - 1) + f"</{kind}>"


_CONTENTS, _NOTES = "\0contents", "\0footnotes"


def _id(fill: str) -> str:
    return fill.removeprefix(' id="').removesuffix('"')
