"""What the lines around an article tell: above and below a page's, signed below a text.

Knows single lines; nothing of heads and openings.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from editor.exchange.byline import byline_of
from editor.exchange.dates import find_dates, read_date
from editor.exchange.edges import Told, kind_of
from editor.exchange.found import Candidate, Kind, Material, Role, Span
from editor.exchange.labels import label_of, labels_inside, names_in
from editor.exchange.lines import Line, lines_of
from editor.exchange.persons import is_name, plain_name
from editor.exchange.phrases import phrases

_PERSONS_PAGE = re.compile(
    r"\]\([^()]*/(?:u|users?|authors?|people|profile|space|@[^/()]+)(?:/|\))"
)
_LONGEST_NAME = 80
_MARKUP = re.compile(r"^\s*\||\|\s*$|<[^<>]*>|\]\([^()]*\)|[\[\]]|\*\*")
_SAID = phrases("byline-words")
_COMMENTS = phrases("comments", begins=True)
_NEAR, _LINES_BESIDE = 2000, 8
"""Characters and lines above a page's article that may tell who wrote it."""


def beside(material: Material, body: Span) -> Iterable[tuple[Role, Candidate]]:
    """What a page has in the lines just above and below its article."""
    if material.kind is not Kind.PAGE:
        return
    start = max(body.start - _NEAR, 0)
    above = [line for line in lines_of(material.text, start, body.start) if not line.is_blank]
    below = [line for line in lines_of(material.text, body.end) if not line.is_blank]
    for number, line in enumerate((*reversed(above[-_LINES_BESIDE:]), *_until_comments(below[:3]))):
        bare = line._replace(text=_MARKUP.sub(lambda match: " " * len(match[0]), line.text))
        told = list(byline_of(bare)) or list(_linked_name(line, bare))
        if "©" in line.text or kind_of(line) == "copyright":
            continue
        # Below an article a bare name or date may be a reader's or another article's.
        if line.start >= body.end and not _SAID.search(bare.text):
            continue
        for role, each in told:
            yield role, replace(each, confidence=each.confidence * (0.9 - number * 0.02))


def _linked_name(line: Line, bare: Line) -> Iterable[tuple[Role, Candidate]]:
    """A name alone on its line that leads to somebody's page."""
    name = bare.text.strip()
    if _PERSONS_PAGE.search(line.text) and is_name(name):
        at = line.start + line.text.find(name)
        yield Role.AUTHOR, Candidate(name, "page-text", 0.55, Span(at, at + len(name)))


def _until_comments(lines: Sequence[Line]) -> Iterable[Line]:
    return itertools.takewhile(lambda line: not _COMMENTS.search(line.text), lines)


def signatures(told: Iterable[Told]) -> Iterable[tuple[Role, Candidate]]:
    """What the lines with labels at the end of a text tell."""
    for each in told:
        line = each.line
        if each.kind not in ("label-line", "copyright") or not each.at_edge:
            continue
        text = line.text
        if text.lstrip().startswith(("#", "＃")) and not label_of(text):
            yield (
                Role.TAGS,
                Candidate(", ".join(names_in(text)), "signature", 0.6, Span(line.start, line.end)),
            )
            continue
        offset = len(text) - len(text.lstrip("（(*_—– \t\u3000"))
        bare = text[offset:].rstrip("）)*_ \t\u3000")
        one = label_of(bare)
        if not one and (date := read_date(bare)):
            yield Role.DATE, Candidate(date.value, "signature", 0.6, Span(line.start, line.end))
        for label in labels_inside(bare) or ([one] if one else []):
            yield from _signature(label.role, label.value, line.start + offset + label.start)


def _signature(role: Role | None, value: str, at: int) -> Iterable[tuple[Role, Candidate]]:
    span = Span(at, at + len(value))
    if role is Role.DATE:
        dates = list(find_dates(value))[:1]
        yield from ((role, Candidate(each.value, "signature", 0.6, span)) for each in dates)
    elif role in (Role.TAGS, Role.CATEGORIES):
        yield role, Candidate(", ".join(names_in(value)), "signature", 0.6, span)
    elif role in (Role.AUTHOR, Role.SOURCE) and value and len(value) <= _LONGEST_NAME:
        value = plain_name(value) if role is Role.AUTHOR else value
        yield role, Candidate(value, "signature", 0.6, span)
