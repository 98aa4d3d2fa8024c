"""Fills the holes of markdown-it-py's pieces as the flavour would for the whole article."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import chain, islice

from editor.render.commonmark.dialect import Dialect, NoteStyle, Use
from editor.render.engine import Numbered, Piece
from editor.render.sanitise import RESERVED
from editor.render.template import Template

_NUMBER = re.compile("\0([0-9a-f]*)\0")


def note_number(label: str) -> str:
    """What stands in a heading's title, and in the id made of it, for a footnote's number."""
    return f"\0{label.encode(errors='surrogatepass').hex()}\0"


def number(pieces: Sequence[Piece], dialect: Dialect) -> Numbered:
    """The fills of every piece, and the list of the footnotes that are referred to."""
    texts = _Texts(pieces, dialect.notes)
    style, uses = dialect.notes, dict[str, list[Use]]()
    running = dialect.running() if dialect.running else None
    for text, at in chain(texts.read(), texts.shown(uses) if style.read_last else ()):
        hole = text.template.holes[at]
        if hole.kind == "reference":
            text.fills[at] = style.reference(_next_use(hole.name, uses))
        elif hole.kind == "running" and running:
            text.fills[at] = running(hole.name)
    # One whose segment is still to be rendered has a number but nothing to show.
    shown = [
        (all_uses, texts.noted[label]) for label, all_uses in uses.items() if label in texts.noted
    ]
    order = (
        texts.read() if style.together else _places([*texts.bodies, *(text for _, text in shown)])
    )
    _identify(order, uses)
    _fill_contents(texts.bodies, dialect)
    items = [
        style.item(all_uses[0], _filled(text, style.links(all_uses))) for all_uses, text in shown
    ]
    rows = [text.fills for text in texts.bodies]
    listed = [label for label in uses if label in texts.noted]
    return Numbered(rows, style.section("".join(items)) if items else "", listed)


@dataclass(slots=True, eq=False)
class _Text:
    """A template, what fills its holes, and the footnotes that are defined in it, by number."""

    template: Template
    fills: list[str]
    notes: Sequence[_Text]


class _Texts:
    """The bodies of all pieces, their footnotes (``noted``: the one that counts, by label)."""

    def __init__(self, pieces: Sequence[Piece], style: NoteStyle) -> None:
        self.bodies: list[_Text] = []
        self.noted: dict[str, _Text] = {}
        self._notes: list[_Text] = []
        self._together = style.together
        self._read_last = style.read_last
        for piece in pieces:
            notes = list[_Text]()
            for label, template in piece.notes:
                note = _text(template, notes)
                notes.append(note)
                if not style.first_counts or label not in self.noted:
                    self.noted[label] = note
            self._notes += notes
            self.bodies.append(_text(piece.body, notes))

    def read(self) -> Iterator[_Place]:
        """Every hole in the order in which the parser comes to it.

        It reads a footnote where it is defined; or all of them, together, where the first is.
        """
        are_read = False
        for body in self.bodies:
            for place in _places([body]):
                if body.template.holes[place[1]].kind != "defined":
                    yield place
                elif self._read_last:
                    continue
                elif not self._together:
                    yield from _inside(body, place[1])
                elif not are_read:
                    are_read = True
                    yield from _places(self._notes)

    def shown(self, labels: Collection[str]) -> Iterator[_Place]:
        """The holes of the footnotes that are referred to; ``labels`` may grow meanwhile."""
        read = 0
        while read < len(labels):
            batch = list(islice(labels, read, None))
            read += len(batch)
            yield from _places(self.noted[label] for label in batch if label in self.noted)


_Place = tuple[_Text, int]
"""A hole: the text it is in, its index."""


def _text(template: Template, notes: Sequence[_Text]) -> _Text:
    return _Text(template, [""] * len(template.holes), notes)


def _places(texts: Iterable[_Text]) -> Iterator[_Place]:
    return ((text, at) for text in texts for at in range(len(text.fills)))


def _inside(text: _Text, at: int) -> Iterator[_Place]:
    """The holes of the footnote that is defined at a hole."""
    note = text.notes[int(text.template.holes[at].name)]
    for place in _places([note]):
        if note.template.holes[place[1]].kind == "defined":
            yield from _inside(note, place[1])
        else:
            yield place


def _identify(order: Iterable[_Place], uses: Mapping[str, Sequence[Use]]) -> None:
    """Fill in the headings' ids, each only once in the article unless its author gave it."""

    def noted(found: re.Match[str]) -> str:
        of = uses.get(bytes.fromhex(found[1]).decode(errors="surrogatepass"))
        return str(of[0].place) if of else ""

    ids = _Ids()
    identifier = ""
    for text, at in order:
        hole = text.template.holes[at]
        if hole.kind == "id":
            identifier = _allowed(ids.unique(_NUMBER.sub(noted, hole.name)))
        elif hole.kind == "given id":
            ids.taken.add(hole.name)
            identifier = _allowed(hole.name)
        elif hole.kind != "same id":
            continue
        text.fills[at] = identifier


class _Ids:
    """The ids of an article. ``taken`` ones stay so: the numbers of a slug only go up."""

    def __init__(self) -> None:
        self.taken: set[str] = set()
        self._next: dict[str, int] = {}

    def unique(self, slug: str) -> str:
        """The slug, with the least number that makes it one of its own when it is taken."""
        made, number = slug, self._next.get(slug, 1)
        while made in self.taken:
            made, number = f"{slug}-{number}", number + 1
        self.taken.add(made)
        self._next[slug] = number
        return made


def _allowed(identifier: str) -> str:
    """As an attribute's value; ids of the page around the article are not for headings."""
    is_reserved = identifier.strip().lower().startswith(RESERVED)
    return escape("_" + identifier if is_reserved else identifier)


def _filled(note: _Text, links: str) -> str:
    for at, hole in enumerate(note.template.holes):
        if hole.kind == "links":
            note.fills[at] = links
    return note.template.filled(note.fills)


def _fill_contents(bodies: Sequence[_Text], dialect: Dialect) -> None:
    """Put the table of contents into its holes: it needs all headings' ids, which are filled in."""
    if dialect.contents is None:
        return
    entries = [
        (entry, escape(at) if isinstance(at := entry.target, str) else body.fills[at])
        for body in bodies
        for entry in body.template.entries
    ]
    contents = dialect.contents(entries)
    for body in bodies:
        for at, hole in enumerate(body.template.holes):
            if hole.kind == "contents":
                body.fills[at] = contents


def _next_use(label: str, uses: dict[str, list[Use]]) -> Use:
    before = uses.setdefault(label, [])
    place = before[0].place if before else len(uses)
    use = Use(label, place, len(before))
    before.append(use)
    return use
