"""HTML elements that are blocks: what they hold is kept, or read as Markdown where asked to."""

from __future__ import annotations

import re
from collections.abc import Mapping

from editor.render.kramdown import patterns as p
from editor.render.kramdown.frame import Frame
from editor.render.kramdown.tree import Node

BEGINS = re.compile(rf"{p.UP_TO_3}<(?:[^\W\d]|!--|/)")
_TAG = re.compile(p.UP_TO_3 + p.TAG.pattern, re.DOTALL)
_CLOSING = re.compile(p.UP_TO_3 + p.CLOSING_TAG.pattern)
_NAME = re.compile(rf"{p.UP_TO_3}<({p.TAG_NAME})")
_ATTRIBUTE = re.compile(
    rf"{p.S}*({p.TAG_NAME})(?:{p.S}*={p.S}*(?:(\w+)|([\"'])(.*?)\3))?", re.DOTALL
)
_REST_OF_LINE = re.compile(r"[ \t]*\n")
_IN_RAW = re.compile(r"<(?:[^\W\d]|/|!--|\?)")
_INSTRUCTION = re.compile(r"<\?(?:.*?)\?>", re.DOTALL)

_BLOCK_MODEL = (
    "address applet article aside blockquote body dd details div dl fieldset figure figcaption "
    "footer form header hgroup iframe li main map menu nav noscript object section summary td"
)
_SPAN_MODEL = (
    "a abbr acronym b bdo big button cite caption del dfn dt em h1 h2 h3 h4 h5 h6 i ins label "
    "legend optgroup p q rb rbc rp rt rtc ruby select small span strong sub sup th tt"
)
_MODELS: Mapping[str, str] = dict.fromkeys(_BLOCK_MODEL.split(), "block") | dict.fromkeys(
    _SPAN_MODEL.split(), "span"
)
ASKED = {"0": "raw", "1": "default", "span": "span", "block": "block"}
"""What ``markdown="…"`` asks for."""
VOID = frozenset(
    "area base br col command embed hr img input keygen link meta param source track wbr".split()
)
BLOCK_ELEMENTS = frozenset(
    "address article aside applet body blockquote caption col colgroup dd div dl dt fieldset "
    "figcaption footer form h1 h2 h3 h4 h5 h6 header hgroup hr html head iframe legend menu li "
    "main map nav ol optgroup p pre section summary table tbody td th thead tfoot tr ul".split()
)
KNOWN = (
    p.SPAN_ELEMENTS
    | BLOCK_ELEMENTS
    | VOID
    | frozenset(_MODELS)
    | frozenset("script style math option textarea pre code kbd samp var".split())
)
"""HTML's elements, whose names may be written in capitals."""


def model_of(name: str) -> str:
    """How what an element holds is read where Markdown is."""
    return _MODELS.get(name, "raw")


def attributes_of(text: str, *, lower: bool) -> dict[str, str]:
    """The attributes in a tag."""
    return {
        (found[1].lower() if lower else found[1]): found[2] or found[4] or ""
        for found in _ATTRIBUTE.finditer(text)
    }


def html(frame: Frame) -> bool:
    """A comment, an element with all it holds, or the end tag of the element that is open."""
    source, text = frame.source, frame.source.text
    if text.startswith("<!--", source.at):
        if comment := source.take(p.COMMENT):
            frame.node.children.append(Node("comment", comment[0]))
            source.take(_REST_OF_LINE)
            return True
        source.far = True
        return False
    name = _NAME.match(text, source.at)
    if name is None:
        return _end_tag(frame)
    if name[1].lower() in p.SPAN_ELEMENTS:
        return False
    tag = source.take(_TAG)
    if tag is None:
        source.far = True
        return False
    _element(frame, tag)
    return True


def _end_tag(frame: Frame) -> bool:
    found = _CLOSING.match(frame.source.text, frame.source.at)
    node = frame.node
    if found is None or node.kind != "element" or node.value != found[1].lower():
        return False
    frame.source.at = found.end()
    frame.is_closed = True
    return True


def _element(frame: Frame, tag: re.Match[str]) -> None:
    """Read an element whose start tag has been read."""
    node = _started(frame, tag)
    open_elements = [node]
    while open_elements:
        node = open_elements[-1]
        if not node.is_closed and node.model == "raw" and _raw(frame, open_elements):
            continue
        open_elements.pop()
    has_body = not tag["end"] and node.value not in VOID | {"script", "style"}
    if has_body and not _is_raw(frame.node):
        frame.source.take(_REST_OF_LINE)


def _started(frame: Frame, tag: re.Match[str]) -> Node:
    """The element of a start tag, with what it holds unless that is raw."""
    parent, source = frame.node, frame.source
    name = tag["name"].lower() if tag["name"].lower() in KNOWN else tag["name"]
    attributes = attributes_of(tag["attributes"], lower=name in KNOWN)
    node = frame.add("element", name, attributes=attributes)
    node.is_closed = tag["end"] is not None or name in VOID
    node.model = "raw"
    if name in ("script", "style"):
        _take_raw(frame, node)
        asked = ASKED.get(attributes.pop("markdown", ""))
        node.model = asked if asked and asked != "default" else "raw"
        node.is_closed = True
        return node
    if frame.reader.options.parse_block_html and not _is_raw(parent):
        node.model = model_of(name)
    if asked := ASKED.get(attributes.pop("markdown", "")):
        node.model = model_of(name) if asked == "default" else asked
    if node.model == "block":
        source.take(_REST_OF_LINE)
    if not node.is_closed and node.model == "block":
        inside = type(frame)(frame.reader, node, source)
        frame.reader.go_on(inside)
    elif not node.is_closed and node.model == "span":
        _take_spans(frame, node)
    return node


def _is_raw(node: Node) -> bool:
    return node.kind == "element" and node.model == "raw"


def _take_raw(frame: Frame, node: Node) -> None:
    """A script or style sheet."""
    source = frame.source
    closing = re.compile(rf"</{node.value}{p.S}*>", re.IGNORECASE)
    found = closing.search(source.text, source.at)
    end = found.start() if found else len(source.text)
    node.add_text(source.text[source.at : end], "html")
    source.at = found.end() if found else end


def _take_spans(frame: Frame, node: Node) -> None:
    source = frame.source
    closing = re.compile(rf"</{re.escape(node.value)}{p.S}*>", re.IGNORECASE)
    found = closing.search(source.text, source.at)
    end = found.start() if found else len(source.text)
    node.add_text(source.text[source.at : end], "raw")
    source.at = found.end() if found else end


def _raw(frame: Frame, open_elements: list[Node]) -> bool:
    """Read on in the innermost open element; False when it ends."""
    source, text, node = frame.source, frame.source.text, open_elements[-1]
    source.patience.go_on()
    found = _IN_RAW.search(text, source.at)
    if found is None:
        node.add_text(text[source.at :], "text")
        source.at = len(text)
        return False
    node.add_text(text[source.at : found.start()], "text")
    source.at = found.start()
    if comment := source.take(p.COMMENT):
        node.children.append(Node("comment", comment[0]))
    elif instruction := source.take(_INSTRUCTION):
        node.children.append(Node("html", instruction[0]))
    elif tag := source.take(p.TAG):
        inside = type(frame)(frame.reader, node, source)
        open_elements.append(_started(inside, tag))
    elif closing := source.take(p.CLOSING_TAG):
        name = closing[1].lower() if node.value in KNOWN else closing[1]
        if name == node.value:
            return False
        node.add_text(closing[0], "text")
    else:
        node.add_text(text[source.at], "text")
        source.at += 1
    return True
