"""Renders segments as Hexo renders a post, and numbers the headings of the whole article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import partial
from html import escape
from typing import Any

from editor.render.engine import Context, Cut, Definition, Name, Numbered, Piece
from editor.render.inserts import uncovered
from editor.render.marked import code, cuts, page_links
from editor.render.marked.block import Blocks
from editor.render.marked.fences import PLACE, Fences, fences, without
from editor.render.marked.html import Html
from editor.render.marked.inline import Inline
from editor.render.marked.open_inline import OpenInline
from editor.render.marked.options import Options
from editor.render.marked.slug import Anchors
from editor.render.marked.token import Link
from editor.render.sanitise import Sanitiser
from editor.render.template import Holes, new_nonce

_REFERENCE, _ADDRESS = "reference", "address"
_MORE = re.compile("<!-- ?more ?-->", re.IGNORECASE)


class Marked:
    """A Renderer of Hexo's Markdown."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._nonce = new_nonce()
        self._clean = Sanitiser().clean
        # What was read to find the cuts, of segments that have not been rendered since.
        self._read: cuts.Known = {}

    def cuts(self, text: str, start: int, whole: bool) -> Iterator[Cut]:
        """See Renderer."""
        self._read = {}
        found = self._fences(text[start:])
        reading = cuts.Reading(self._blocks(), found, partial(OpenInline, self._options))
        return cuts.cuts(text, start, whole, reading, self._read)

    def definitions(self, source: str) -> tuple[Definition, ...]:
        """See Renderer."""
        if "]:" not in source:
            return ()
        blocks = self._blocks()
        blocks.read(without(source, self._fences(source).found), [])
        return tuple(
            Definition(Name(_REFERENCE, label), (link.href, link.title))
            for label, link in blocks.links.items()
        )

    def context(self, definitions: Iterable[Definition]) -> Context:
        """See Renderer. The first definition of a name holds."""
        context: dict[str, dict[str, Any]] = {}
        for definition in definitions:
            names = context.setdefault(definition.name.kind, {})
            names.setdefault(definition.name.name, definition.value)
        return context

    def render(self, source: str, context: Context) -> Piece:
        """See Renderer. Raises TookTooLong."""
        holes, asked = Holes(self._nonce), set[Name]()
        known = context.get(_REFERENCE, {})

        def reference(label: str) -> Link | None:
            asked.add(Name(_REFERENCE, label))
            return Link(*known[label]) if label in known else None

        fenced = self._fences(source).found
        tokens = self._read.pop(source, None)
        if tokens is None:
            tokens = self._blocks().read(without(source, fenced), [])
        parts = []
        inline = Inline(self._options, reference, partial(holes.new, _ADDRESS))
        for token in tokens:
            if token.kind in ("blank", "definition"):
                continue
            inline = inline.following()
            html = Html(inline, partial(holes.new, "id")).blocks((token,))
            parts.append(html if html.endswith("\n") else html + "\n")
        shown = [code.shown(code.block(each), self._options) for each in fenced]
        html = "".join(parts)
        if "!--" in html:
            html = PLACE.sub(lambda place: _placed(place, shown), html)
            html = _MORE.sub('<span id="more"></span>', uncovered(html), count=1)
        html = page_links.marked(html, self._options)
        return Piece(holes.template(html, self._clean).stripped, (), frozenset(asked))

    def hangs_on(self, source: str, piece: Piece, names: Set[Name]) -> bool:
        """See Renderer."""
        return not piece.asked.isdisjoint(names)

    def number(self, pieces: Sequence[Piece], context: Context) -> Numbered:
        """See Renderer."""
        anchors, rows = Anchors(), list[list[str]]()
        for piece in pieces:
            row, identifier = list[str](), ""
            for hole in piece.body.holes:
                if hole.kind == "id":
                    identifier = escape(anchors.unique(hole.name))
                row.append(escape(hole.name) if hole.kind == _ADDRESS else identifier)
            rows.append(row)
        return Numbered(rows)

    def _blocks(self) -> Blocks:
        return Blocks(self._options.gfm)

    def _fences(self, text: str) -> Fences:
        return fences(text) if self._options.highlighter else Fences()


def _placed(place: re.Match[str], shown: Sequence[str]) -> str:
    number = place[1]
    return shown[int(number)] if len(number) < 8 and int(number) < len(shown) else ""
