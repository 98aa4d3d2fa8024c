"""Autolinks, tags and comments in a line of text."""

from __future__ import annotations

import re

from editor.render.kramdown import patterns as p
from editor.render.kramdown.html_blocks import (
    ASKED,
    BLOCK_ELEMENTS,
    KNOWN,
    VOID,
    attributes_of,
    model_of,
)
from editor.render.kramdown.span_reader import SpanReader
from editor.render.kramdown.tree import Node

_AUTOLINK = re.compile(r"<((mailto|https?|ftps?):.+?|[-\w.]+?@[-\w.]+?)>")
_TAG_BEGINS = re.compile(r"<(?:[^\W\d]|!--|/)")


def autolink_or_tag(reader: SpanReader, node: Node) -> bool:
    """What ``<`` begins; False if it is neither."""
    if link := reader.take(_AUTOLINK):
        address = link[1] if link[2] else f"mailto:{link[1]}"
        element = Node("a", attributes={"href": address})
        element.add_text(link[1].removeprefix("mailto:"), "text")
        node.children.append(element)
        return True
    return tag(reader, node)


def tag(reader: SpanReader, node: Node) -> bool:
    """A comment, an element with what it holds, or text that looks like a tag."""
    if not _TAG_BEGINS.match(reader.text, reader.at):
        return False
    if comment := reader.take(p.COMMENT):
        node.children.append(Node("comment", comment[0], is_span=True))
    elif closing := reader.take(p.CLOSING_TAG):
        node.add_text(closing[0], "text")
    elif opening := reader.take(p.TAG):
        _element(reader, node, opening)
    else:
        reader.take_text(node)
    return True


def _element(reader: SpanReader, node: Node, tag: re.Match[str]) -> None:
    is_known = tag["name"].lower() in KNOWN
    name = tag["name"].lower() if is_known else tag["name"]
    if name in BLOCK_ELEMENTS:
        node.add_text(tag[0], "text")
        return
    attributes = attributes_of(tag["attributes"], lower=is_known)
    attributes = {key: re.sub(r"\n+", " ", value) for key, value in attributes.items()}
    is_parsed = model_of(name) != "raw" and node.model != "raw" and reader.options.parse_span_html
    match ASKED.get(attributes.pop("markdown", "")):
        case "span":
            is_parsed = True
        case "default":
            is_parsed = model_of(name) != "raw"
        case "raw":
            is_parsed = False
    element = Node("element", name, attributes, is_span=True)
    element.model = "span" if is_parsed else "raw"
    element.is_closed = tag["end"] is not None
    node.children.append(element)
    if element.is_closed or name in VOID:
        return
    stop = f"</{re.escape(name)}{p.S}*>"
    stop = f"(?i:{stop})" if is_known else stop
    if reader.read(element, stop, only_html=not is_parsed):
        end = re.compile(stop).match(reader.text, reader.at)
        reader.at = end.end() if end else reader.at
    else:
        element.add_text(reader.text[reader.at :], "text")
        reader.at = len(reader.text)
