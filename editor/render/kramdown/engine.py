"""Renders segments as kramdown would, and numbers what the whole article has to say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from typing import Any

from editor.render.engine import Context, Cut, Definition, Name, Numbered, Piece
from editor.render.kramdown.asked import Asked
from editor.render.kramdown.attributes import Attributes
from editor.render.kramdown.blocks import Reader
from editor.render.kramdown.cuts import cuts
from editor.render.kramdown.definitions import ABBREVIATION_KIND, NAMED, OPTION, settled
from editor.render.kramdown.html import KINDS
from editor.render.kramdown.numbering import Numbering
from editor.render.kramdown.options import Options, changed
from editor.render.kramdown.source import Patience
from editor.render.kramdown.texts import complete
from editor.render.kramdown.tree import Node
from editor.render.kramdown.writer import Writer
from editor.render.sanitise import Sanitiser
from editor.render.template import Hole, Template, new_nonce

# A segment without this defines nothing; looking is much cheaper than parsing.
_MAY_DEFINE = re.compile(r"\]:|\{:")
_ID_BEFORE, _ID_AFTER = ' id="', '"'


class Kramdown:
    """A Renderer."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._nonce = new_nonce()
        self._clean = Sanitiser().clean
        # The names that were asked about last, for every segment, and those of them that no
        # segment asks for.
        self._names: Set[Name] = frozenset()
        self._unasked: list[Name] = []

    def cuts(self, text: str, start: int, whole: bool) -> Iterator[Cut]:
        """See Renderer."""
        return cuts(self._options, text, start, whole)

    def definitions(self, source: str) -> tuple[Definition, ...]:
        """See Renderer."""
        if not _MAY_DEFINE.search(source):
            return ()
        reader = Reader(self._options, Patience(len(source)))
        reader.whole(source)
        return tuple(settled(definition) for definition in reader.defined)

    def context(self, definitions: Iterable[Definition]) -> Context:
        """See Renderer. The last definition of a name holds; attribute lists add up."""
        context: dict[str, dict[str, Any]] = {}
        for definition in definitions:
            names = context.setdefault(definition.name.kind, {})
            name = definition.name.name
            if definition.name.kind == NAMED:
                whole = Attributes()
                whole.add(names.get(name, Attributes()))
                whole.add(definition.value)
                names[name] = whole
            else:
                names[name] = definition.value
        return context

    def render(self, source: str, context: Context) -> Piece:
        """See Renderer."""
        patience = Patience(len(source))
        reader = Reader(self._options, patience)
        root = reader.whole(source)
        options, asked = self._in(context), Asked(context)
        complete(root, options, asked, patience)
        writer = Writer(options, asked, self._nonce, self._clean, KINDS)
        body = _without_empty_ids(writer.template(writer.inner(root).strip("\n")))
        if body.parts[0].startswith("\n") or body.parts[-1].endswith("\n"):
            body = body.stripped  # of what sanitising left
        notes = list(writer.asides)
        for label, note in reader.notes.items():
            complete(note, options, asked, patience, is_note=True)
            writer = Writer(options, asked, self._nonce, self._clean, KINDS, is_note=True)
            notes.append((label, writer.template(_note_html(writer, note))))
        return Piece(body, tuple(notes), frozenset(asked.names))

    def hangs_on(self, source: str, piece: Piece, names: Set[Name]) -> bool:
        """See Renderer. Abbreviations are found in the text, whether asked for or not."""
        if names is not self._names:
            self._names = names
            self._unasked = [each for each in names if each.kind in (OPTION, ABBREVIATION_KIND)]
        return not piece.asked.isdisjoint(names) or any(
            name.kind == OPTION or name.name in source or "\\" in source for name in self._unasked
        )

    def number(self, pieces: Sequence[Piece], context: Context) -> Numbered:
        """See Renderer."""
        return Numbering(pieces, self._in(context)).numbered()

    def _in(self, context: Context) -> Options:
        given = context.get(OPTION)
        return changed(self._options, given) if given else self._options


def _without_empty_ids(template: Template) -> Template:
    """A heading of signs only has no id, unless it is the second one."""
    if all(hole != _EMPTY for hole in template.holes):
        return template
    parts, holes = list(template.parts), list(template.holes)
    for at, hole in enumerate(holes):
        before, after = parts[at], parts[at + 1]
        if hole == _EMPTY and before.endswith(_ID_BEFORE) and after.startswith(_ID_AFTER):
            parts[at] = before.removesuffix(_ID_BEFORE)
            parts[at + 1] = after.removeprefix(_ID_AFTER)
            holes[at] = Hole("bare id", "")
    return replace(template, parts=tuple(parts), holes=tuple(holes))


_EMPTY = Hole("id", "")


def _note_html(writer: Writer, note: Node) -> str:
    """A footnote with a hole for the links back in its last paragraph, or in one of their own."""
    links, inside = Node("html"), note
    if note.last is not None and note.last.kind == "p":
        links.value = "\u00a0" + writer.holes.new("links", "")
        note.last.children.append(links)
    elif writer.options.footnote_backlink_inline and note.last is not None:
        while inside.last is not None and inside.last.kind not in ("p", "header"):
            inside = inside.last
        links.value = "\u00a0" + writer.holes.new("links", "")
        (inside.last or inside).children.append(links)
    else:
        links.value = writer.holes.new("links", "")
        note.children.append(Node("p", children=[links]))
    return writer.inner(note)
