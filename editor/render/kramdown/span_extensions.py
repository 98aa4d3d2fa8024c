"""What ``{:`` begins in a line of text: attributes of the span before, kramdown's extensions."""

from __future__ import annotations

import re

from editor.render.kramdown import patterns as p
from editor.render.kramdown.asked import NamedLists
from editor.render.kramdown.attributes import Attributes, give
from editor.render.kramdown.extensions import CLOSED, OPENED, extension_node
from editor.render.kramdown.span_reader import SpanReader
from editor.render.kramdown.tree import Node

_EXTENSION = re.compile(rf"{OPENED}|{CLOSED}")
_LIST = re.compile(rf"\{{:({p.ANY}{{1,{p.LONGEST_LIST}}})\}}")


def extension(reader: SpanReader, node: Node) -> None:
    """Read it; as text if it is nothing."""
    if opened := _EXTENSION.match(reader.text, reader.at):
        if not _extension(reader, node, opened):
            reader.take_text(node)
        return
    given = _LIST.match(reader.text, reader.at)
    last = node.last
    if given is None or last is None or last.kind == "text":
        reader.take_text(node)
        return
    reader.at = given.end()
    attributes = Attributes()
    attributes.read(given[1])
    last.given = last.given or Attributes()
    last.given.add(attributes)
    give(last.attributes, attributes, NamedLists(reader.asked))


def _extension(reader: SpanReader, node: Node, opened: re.Match[str]) -> bool:
    name, end, body = opened[1], opened.end(), None
    if name is None:
        return False
    if not opened[3]:
        closed = re.compile(rf"\{{:/({name})?\}}").search(reader.text, end)
        if closed is None:
            return False
        body, end = reader.text[opened.end() : closed.start()], closed.end()
    if name not in ("comment", "nomarkdown", "options"):
        return False
    made = extension_node(name, opened[2] or "", body)
    if made is not None:
        made.is_span = True
        node.children.append(made)
    reader.at = end
    return True
