"""What was found in a text from elsewhere: its parts, the candidates for each field, the repairs.

All of it are values that point into the original text, so that it can be shown there. Knows
nothing of how anything is found, nor of sites.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from editor.article.value import Value
from editor.files.newlines import Endings


class Kind(StrEnum):
    """What the source is."""

    TEXT = "text"
    PAGE = "page"
    WORD = "word"


class Role(StrEnum):
    """What a part of the original is for the article."""

    TITLE = "title"
    DATE = "date"
    AUTHOR = "author"
    TAGS = "tags"
    CATEGORIES = "categories"
    SOURCE = "source"
    SUMMARY = "summary"
    FRONT = "front"
    """Front matter besides these, and its fences."""
    BODY = "body"
    NOISE = "noise"
    """What a page has around its article."""


def essence(text: str) -> str:
    """``text`` without case, blanks and marks: two titles with the same one say the same."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\W_]+", "", plain) or plain


class Span(NamedTuple):
    """Characters of the original text, from ``start`` up to ``end``."""

    start: int
    end: int


class Part(NamedTuple):
    """A stretch of the original and what it is."""

    span: Span
    role: Role


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a field could be, why it is thought so, and how surely (0 to 1).

    ``reason`` is a name that ``words.reason_words`` puts into words. ``span`` is None for what
    stands in a page's invisible head.
    """

    value: str
    reason: str
    confidence: float
    span: Span | None = None


class Edit(NamedTuple):
    """``replacement`` instead of the original's characters from ``start`` to ``end``."""

    start: int
    end: int
    replacement: str = ""


@dataclass(frozen=True, slots=True)
class Repair:
    """One thing put right, which can be left as it was.

    ``kind`` is a name that ``words.repair_words`` puts into words; ``note`` the text it is about.
    ``on`` says whether it is done unless the author decides otherwise. ``title``: only if the
    article gets that title; ``author`` likewise.
    """

    kind: str
    edits: tuple[Edit, ...]
    on: bool = True
    note: str = ""
    id: str = ""
    title: str | None = None

    @property
    def only_told(self) -> bool:
        """Whether there is nothing to do, only something to know."""
        return not self.edits


@dataclass(frozen=True)
class Material:
    """A source, read: its text, of which nothing has been interpreted.

    Of a page or Word file ``text`` is all of it as Markdown; ``parts`` says where its article is
    (BODY) and what surrounds it (NOISE), and ``hints`` what its invisible head tells.
    ``pictures`` are a Word file's own, by the name the text has for them.
    """

    kind: Kind
    text: str
    name: str = ""
    address: str = ""
    endings: Endings = field(default_factory=Endings)
    parts: tuple[Part, ...] = ()
    hints: Mapping[Role, tuple[Candidate, ...]] = field(default_factory=dict)
    dropped: tuple[Repair, ...] = ()
    """What a page's article had that belongs to the page, as repairs."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class Recognition:
    """What is in a material. ``parts`` are sorted and do not overlap."""

    material: Material
    head: Span
    """Front matter or labels before the body; empty if there is none."""
    parts: tuple[Part, ...]
    found: Mapping[Role, tuple[Candidate, ...]]
    fields: tuple[tuple[str, Value], ...] = ()
    """The source's own other fields."""
    raw: Mapping[Role, Value] = field(default_factory=dict)
    """Of fields that its front matter has as a list, that."""
    repairs: tuple[Repair, ...] = ()

    @property
    def text(self) -> str:
        """The original, which all spans point into."""
        return self.material.text

    @property
    def whole_body(self) -> Span:
        """Where the article is: of a page the part that is it, else everything."""
        own = (part.span for part in self.material.parts if part.role is Role.BODY)
        return next(own, Span(0, len(self.text) if not self.material.parts else 0))

    @property
    def missing(self) -> tuple[Role, ...]:
        """Which of title, date, author and body there is nothing for."""
        missing = [role for role in FIELDS if not self.best(role)]
        has_body = any(
            part.role is Role.BODY and self.text[part.span.start : part.span.end].strip()
            for part in self.parts
        )
        return (*missing, *(() if has_body else (Role.BODY,)))

    def candidates(self, role: Role) -> tuple[Candidate, ...]:
        """What the field could be, the likeliest first."""
        return self.found.get(role, ())

    def best(self, role: Role) -> str:
        """What the field is unless the author chooses otherwise; "" if nothing is sure enough."""
        likeliest = self.candidates(role)[:1]
        return likeliest[0].value if likeliest and likeliest[0].confidence >= SURE else ""


FIELDS = (Role.TITLE, Role.DATE, Role.AUTHOR)
SURE = 0.4
"""A candidate less likely than this is offered, but not chosen."""
