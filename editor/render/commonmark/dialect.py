"""What each flavour of the CommonMark family does in its own way: a parser, ids, footnotes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markdown_it import MarkdownIt


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
    """

    reference: Callable[[Use], str]
    links: Callable[[list[Use]], str]
    item: Callable[[Use, str], str]
    section: Callable[[str], str]


@dataclass(frozen=True)
class Dialect:
    """A flavour's ways.

    ``parser`` sets a MarkdownIt up; it is given what to call with a heading's title for its id.
    ``slug`` makes an id of a title, ``unique`` one that is not in the set, and adds it there.
    ``finish`` is the last to see the HTML of a segment before it is sanitised.
    """

    parser: Callable[[Callable[[str], str]], MarkdownIt]
    slug: Callable[[str], str]
    unique: Callable[[str, set[str]], str]
    notes: NoteStyle
    finish: Callable[[str], str] = str
