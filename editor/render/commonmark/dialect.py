"""What each flavour of the CommonMark family does in its own way: a parser, ids, footnotes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from markdown_it import MarkdownIt

from editor.render.template import Entry


class HeadingId(Protocol):
    """What a parser calls for a heading's id.

    ``title`` is what the id is made of. A heading of ``level`` 1 to 6 is listed in a table of
    contents, as ``entry`` (HTML). ``given``: the title is the id, by the author's own will.
    """

    def __call__(
        self, title: str, level: int = 0, entry: str = "", *, given: bool = False
    ) -> str: ...


@dataclass(frozen=True, slots=True)
class Use:
    """A place that refers to a footnote.

    ``place`` is the footnote's number from 1; ``again`` how often it was referred to before.
    """

    label: str
    place: int
    again: int


@dataclass(frozen=True)
class NoteStyle:
    """The HTML of footnotes. All but ``section`` give inline HTML or one list item.

    ``reference`` refers to a footnote, ``links`` lead back to all places that do (they stand at
    the end of its last paragraph), ``item`` is the footnote with its HTML, ``section`` the items.
    ``together``: all footnotes are read where the first is defined; else each where it stands.
    ``first_counts``: of two with one label the first counts, not the last.
    ``read_last``: what a footnote refers to counts after the article, in the order shown.
    """

    reference: Callable[[Use], str]
    links: Callable[[list[Use]], str]
    item: Callable[[Use, str], str]
    section: Callable[[str], str]
    together: bool = False
    first_counts: bool = False
    read_last: bool = False


@dataclass(frozen=True)
class Dialect:
    """A flavour's ways.

    ``parser`` sets a MarkdownIt up; it is given what to call for a heading's id.
    ``slug`` makes an id of a title; a number behind it makes it unique.
    ``finish`` is the last to see the HTML of a segment before it is sanitised. ``contents`` shows
    the article's headings and their ids in the place of a token of the type ``toc_body``.
    ``running`` begins an article: what it gives is called with the name of each hole of the kind
    "running" in the order of the article, for the HTML in its place.
    """

    parser: Callable[[HeadingId], MarkdownIt]
    slug: Callable[[str], str]
    notes: NoteStyle
    finish: Callable[[str], str] = str
    contents: Callable[[Sequence[tuple[Entry, str]]], str] | None = None
    running: Callable[[], Callable[[str], str]] | None = None
