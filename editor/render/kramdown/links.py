"""Links, images and references to footnotes."""

from __future__ import annotations

import re

from editor.render.kramdown import patterns as p
from editor.render.kramdown.asked import NamedLists
from editor.render.kramdown.attributes import Attributes, give
from editor.render.kramdown.definitions import NOTE_KIND, REFERENCE, Target, link_name
from editor.render.kramdown.span_reader import SpanReader
from editor.render.kramdown.tree import Node

_NOTE = re.compile(rf"\[\^({p.ID_NAME})\]")
_LINK = re.compile(r"!?\[(?=[^^])")
_BRACKETS = r"\]|!?\["
_NAME = re.compile(rf"{p.S}*?\[([^\]]+)?\]")
_ESCAPED = re.compile(r"\\([\\.*_+`<>()\[\]{}#!:|\"'$=-])")
_POINTED = re.compile(r"\(<(.*?)>")
_PARENTHESES = re.compile(rf"(\()|(\))|{p.S}(?=['\"])")
_TITLE = re.compile(rf"{p.S}*?([\"'])(.+?)\1{p.S}*?\)", re.DOTALL)


def note_or_link(reader: SpanReader, node: Node) -> bool:
    """What begins with ``[`` or ``![`` here; False if it is neither of them."""
    if note := _NOTE.match(reader.text, reader.at):
        if reader.asked.get(NOTE_KIND, note[1]):
            node.children.append(Node("footnote", note[1]))
        else:
            node.add_text(note[0], "text")
        reader.at = note.end()
        return True
    begun = _LINK.match(reader.text, reader.at)
    if begun is None:
        return False
    is_image = begun[0] == "!["
    key = reader.key(begun[0])
    element = Node("img" if is_image else "a")
    if key in reader.failed or (not is_image and reader.is_within("a", "img")):
        reader.take_text(node, len(begun[0]))
        return True
    start = reader.at = begun.end()
    if _text_ends(reader, element) and _leads_somewhere(reader, element, start):
        node.children.append(element)
    else:
        reader.failed.add(key)
        reader.at = start
        node.add_text(begun[0], "text")
    return True


def _text_ends(reader: SpanReader, element: Node) -> bool:
    """Read the text in the brackets, in which brackets are balanced."""
    count = 1

    def is_end(found: re.Match[str], inside: Node) -> bool:
        nonlocal count
        count += -1 if found[0] == "]" else 1
        # The closing bracket of an image has been read with it.
        return count == sum(child.kind == "img" for child in inside.children)

    return reader.read(element, _BRACKETS, is_end)


def _leads_somewhere(reader: SpanReader, element: Node, start: int) -> bool:
    """Read the address or name after the text; False if there is none or it is unknown."""
    text = reader.text
    shown = _ESCAPED.sub(r"\1", text[start : reader.at])
    reader.at += 1
    name = reader.take(_NAME)
    if name is not None or not text.startswith("(", reader.at):
        given = name[1] if name is not None else None
        return _refers(reader, element, link_name(given or shown), shown)
    if pointed := reader.take(_POINTED):
        address, is_whole = pointed[1], text.startswith(")", reader.at)
        reader.at += is_whole
    else:
        address, is_whole = _address(reader)
    if is_whole:
        _lead(element, address, None, shown)
        return True
    title = reader.take(_TITLE)
    if title is not None:
        _lead(element, address, title[2], shown)
    return title is not None


def _address(reader: SpanReader) -> tuple[str, bool]:
    """What stands in parentheses, and whether it ends with them (or a title may follow)."""
    start, depth = reader.at, 0
    while found := _PARENTHESES.search(reader.text, reader.at):
        reader.at = found.end()
        if found[2]:
            depth -= 1
            if depth == 0:
                break
        elif found[1]:
            depth += 1
        else:
            break
    return reader.text[start + 1 : reader.at - 1].strip(p.SPACES), depth == 0


def _refers(reader: SpanReader, element: Node, name: str, shown: str) -> bool:
    target: Target | None = reader.asked.get(REFERENCE, name)
    if target is None:
        return False
    given = Attributes(dict(target.given.pairs), list(target.given.references))
    element.given = given
    give(element.attributes, given, NamedLists(reader.asked))
    _lead(element, target.address, target.title, shown)
    return True


def _lead(element: Node, address: str, title: str | None, shown: str) -> None:
    if element.kind == "a":
        element.attributes["href"] = address
    else:
        element.attributes |= {"src": address, "alt": shown}
        element.children.clear()
    if title is not None:
        element.attributes["title"] = title
