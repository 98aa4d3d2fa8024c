"""The blocks of a text, before their texts are read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol


@dataclass(slots=True)
class Token:
    """A block.

    ``raw`` is the text it was read from; ``kind`` one of blank, code, heading, rule, quote, list,
    item, html, definition, table, paragraph, text. Other fields are those of its kind: a heading's
    or list's ``number`` (level; first number, None for bullets), code's ``info``, an item's
    ``is_checked`` (None: no task), a table's ``rows`` (the first is its head) and ``align``.
    """

    kind: str
    raw: str
    text: str = ""
    number: int | None = None
    info: str = ""
    is_loose: bool = False
    is_checked: bool | None = None
    tokens: list[Token] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    align: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Link:
    """What a reference leads to."""

    href: str
    title: str


class BlockReader(Protocol):
    """Reads all kinds of blocks: what lists and quotes need for what is inside of them."""

    gfm: bool
    is_top: bool

    def read(self, text: str, tokens: list[Token], joins: bool = False) -> list[Token]:
        """``tokens`` with those of ``text``; ``joins``: its first paragraph goes on theirs."""
