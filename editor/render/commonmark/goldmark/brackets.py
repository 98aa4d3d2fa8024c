"""Links and images: brackets that wait on a stack for what closes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from editor.render.commonmark.goldmark.characters import address, shown
from editor.render.commonmark.goldmark.delimiters import Node, match, plain
from editor.render.commonmark.goldmark.line_breaks import settle
from editor.render.commonmark.goldmark.links import (
    LONGEST_LABEL,
    Target,
    label,
    reference_name,
    target,
)

NOTE = "\0"
"""Stands on both sides of a footnote's label in the HTML; no text has it."""

_IMAGE = re.compile(r'<img src="[^"]*" alt="([^"]*)"')
_TAG = re.compile(rf"<[^>]*>|{NOTE}[^{NOTE}]*{NOTE}")


@dataclass(frozen=True, slots=True)
class _Bracket:
    """``node`` is its place among the nodes, ``inside`` where its text begins."""

    node: int
    is_image: bool
    inside: int


class Brackets:
    """The open brackets of one text, among whose ``nodes`` each has one of its own."""

    def __init__(
        self, text: str, references: Mapping[str, Any], is_unsafe: bool, nodes: list[Node]
    ) -> None:
        self._text = text
        self._references = references
        self._is_unsafe = is_unsafe
        self._nodes = nodes
        self._open: list[_Bracket] = []
        self._last_link = -1

    @property
    def is_open(self) -> bool:
        """Whether a bracket still waits: no bare address becomes a link then."""
        return bool(self._open)

    def open(self, at: int, inside: int) -> int:
        """A bracket that opens at ``at``, and its text at ``inside``."""
        text = self._text[at:inside]
        self._open.append(_Bracket(len(self._nodes), inside - at == 2, inside))
        self._nodes.append(Node(text, text))
        return inside

    def close(self, at: int) -> int | None:
        """A bracket that closes at ``at``: where the link or image ends if it makes one."""
        if not self._open:
            return None
        bracket = self._open.pop()
        has_link = self._last_link > bracket.node
        found = None if has_link and not bracket.is_image else self._target(bracket, at)
        if found is None:
            return None
        inside = self._nodes[bracket.node + 1 :]
        match(inside)
        settle(inside)
        del self._nodes[bracket.node :]
        self._nodes.append(self._link(found, bracket.is_image, inside))
        if has_link or not bracket.is_image:
            self._last_link = bracket.node
        return found.end

    def _target(self, bracket: _Bracket, at: int) -> Target | None:
        """Where the link leads whose text ends at ``at``."""
        following = self._text[at + 1 : at + 2]
        if following == "(":
            found = target(self._text, at + 1)
            if found is not None:
                return found
        elif following == "[":
            named = label(self._text, at + 1)
            if named is not None:
                name = named[0] if named[0].strip() else self._text[bracket.inside : at]
                return self._defined(name, named[1])
        return self._defined(self._text[bracket.inside : at], at + 1)

    def _defined(self, name: str, end: int) -> Target | None:
        if len(name) > LONGEST_LABEL:
            return None
        known: Mapping[str, Any] | None = self._references.get(reference_name(name), None)
        return Target(known["href"], known["title"], end) if known else None

    def _link(self, found: Target, is_image: bool, inside: list[Node]) -> Node:
        href = address(found.destination, self._is_unsafe)
        title = f' title="{shown(found.title)}"' if found.title is not None else ""
        text = plain(inside, is_element=True)
        if is_image:
            alternative = _alternative(inside)
            return Node(f'<img src="{href}" alt="{alternative}"{title}>', text)
        return Node(f'<a href="{href}"{title}>{joined(inside)}</a>', text)


def _alternative(nodes: Iterable[Node]) -> str:
    """What stands for an image: the text within, with the breaks that were asked for."""
    parts = list[str]()
    for node in nodes:
        image = _IMAGE.match(node.html)
        if image:
            parts.append(image[1])
        elif node.html.startswith("<br>"):
            parts.append(escape(node.html))
        elif node.text or not node.html.startswith("<a "):  # An address in angles is left out.
            parts.append(_TAG.sub("", node.html))
    return "".join(parts)


def joined(nodes: Iterable[Node]) -> str:
    """The HTML of the nodes."""
    return "".join(node.html for node in nodes)
