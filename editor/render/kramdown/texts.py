"""The second half of reading: spans in blocks, attributes, abbreviations, line breaks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from editor.render.kramdown.asked import Asked, NamedLists
from editor.render.kramdown.attributes import give
from editor.render.kramdown.options import Options
from editor.render.kramdown.source import Patience
from editor.render.kramdown.spans import spans
from editor.render.kramdown.tree import BLOCKS, Node


def complete(
    root: Node, options: Options, asked: Asked, patience: Patience, *, is_note: bool = False
) -> None:
    """Read the texts in the tree; kramdown breaks no lines in footnotes at a backslash."""
    named = NamedLists(asked)
    sign = "\n" if options.hard_wrap else "\\\n"
    has_breaks = False

    def read(node: Node) -> None:
        nonlocal has_breaks
        children: list[Node] = []
        for child in node.children:
            if child.kind == "raw":
                has_breaks = has_breaks or sign in child.value
                children += spans(child.value, options, asked, patience)
            elif child.kind != "end":
                if child.children:
                    read(child)
                if child.given is not None:
                    give(child.attributes, child.given, named)
                if child.kind == "dt" or (
                    child.kind == "header" and (options.is_gfm or options.auto_id_stripping)
                ):
                    child.title = _title(child, options)
                children.append(child)
        node.children = children

    read(root)
    known = asked.context.get("abbr", {})
    if known:
        _abbreviate(root, known)
    if has_breaks and options.is_gfm and not is_note:
        _break_lines(root, sign, options)


def _title(node: Node, options: Options) -> str:
    """A heading's text as its id is made of it."""
    kinds = ("text", "codespan", "math", "entity", "quote") if options.is_gfm else ("text",)
    parts = []
    for each in node.all():
        if each.kind in kinds:
            parts.append(each.value)
        elif each.kind == "symbol" and options.is_gfm:
            parts.append(each.title)
    return "".join(parts)


def _break_lines(node: Node, sign: str, options: Options) -> None:
    children: list[Node] = []
    for child in node.children:
        is_last = child is node.children[-1]
        if child.kind == "text" and sign in child.value:
            children += _lines(child.value.split(sign), is_last and node.kind in BLOCKS)
        else:
            is_left = child.kind == "element" or (
                child.kind == "header" and options.auto_ids and "id" not in child.attributes
            )
            if not is_left:
                _break_lines(child, sign, options)
            children.append(child)
    node.children = children


def _lines(lines: list[str], is_at_end: bool) -> list[Node]:
    """Lines with breaks between them, but for one at the end of a block."""
    made: list[Node] = []
    for index, line in enumerate(lines):
        made.append(Node("text", f"\n{line}" if index else line))
        left = len(lines) - 2 - index
        if left > 0 or (left == 0 and not (is_at_end and not lines[-1])):
            made.append(Node("br"))
    return made


@lru_cache(maxsize=16)
def _abbreviations(names: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """One of the names here; a place where one is, or the character before it."""
    longest_first = sorted(names, key=len, reverse=True)
    any_name = "(?:" + "|".join(re.escape(name) for name in longest_first) + ")"
    whole = rf"{any_name}(?![A-Za-z0-9_])"
    return re.compile(any_name), re.compile(rf"(?=(?:[^A-Za-z0-9_]|^){whole})", re.MULTILINE)


def _abbreviate(node: Node, known: Mapping[str, Any]) -> None:
    name, place = _abbreviations(tuple(known))
    children: list[Node] = []
    for child in node.children:
        if child.kind == "text" and node.model != "raw":
            children += _split(child, name, place)
        else:
            _abbreviate(child, known)
            children.append(child)
    node.children = children


def _split(text: Node, name: re.Pattern[str], place: re.Pattern[str]) -> list[Node]:
    value, at = text.value, 0
    if name.search(value) is None:
        return [text]
    made: list[Node] = []
    while True:
        # The place where the search begins counts as a line's beginning.
        begins = name.match(value, at)
        is_whole = begins is not None and not re.compile(r"\w", re.ASCII).match(value, begins.end())
        found = None if is_whole else place.search(value, at)
        if not is_whole and found is None:
            return [*made, Node("text", value[at:])]
        start = at if found is None else found.start()
        abbreviation = name.match(value, start)
        if abbreviation is None:
            start += 1
            abbreviation = name.match(value, start)
        if abbreviation is None:
            return [*made, Node("text", value[at:])]
        if start > at:
            made.append(Node("text", value[at:start]))
        made.append(Node("abbreviation", abbreviation[0]))
        at = abbreviation.end()
