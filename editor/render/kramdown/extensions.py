"""Blocks that begin with ``{:``: attribute lists, named ones, and kramdown's own extensions."""

from __future__ import annotations

import re

from editor.render.kramdown import patterns as p
from editor.render.kramdown.attributes import Attributes
from editor.render.kramdown.definitions import NAMED, OPTION
from editor.render.kramdown.frame import Frame
from editor.render.kramdown.options import changed
from editor.render.kramdown.tree import Node

BEGINS = re.compile(rf"{p.UP_TO_3}\{{:")
_NAMED = re.compile(rf"{p.UP_TO_3}\{{:({p.ID_NAME}):({p.ANY}{{1,{p.LONGEST_LIST}}})\}}{p.S}*?\n")
_LIST = re.compile(p.IAL_BLOCK)
OPENED = rf"\{{::({p.W}+)(?:{p.S}({p.ANY}*?)|)(/)?\}}"
"""The name, attributes and, if nothing is enclosed, the slash of an extension."""
CLOSED = rf"\{{:/({p.ID_NAME})?\}}"
_EXTENSION = re.compile(rf"{p.UP_TO_3}(?:{OPENED}|{CLOSED}){p.S}*?\n")
_DEFINITIONS = frozenset({"link", "abbreviation", "note"})


def extension(frame: Frame) -> bool:
    """Any of them."""
    source = frame.source
    if named := source.take(_NAMED):
        attributes = Attributes()
        attributes.read(named[2])
        frame.add("end", "named")
        frame.define(NAMED, named[1], attributes)
        return True
    if opened := _EXTENSION.match(source.text, source.at):
        return _extension(frame, opened)
    if given := source.take(_LIST):
        _attributes(frame, given[1])
        return True
    source.far = True
    return False


def _attributes(frame: Frame, text: str) -> None:
    """A list for the block before; for the next one if an empty line stands before."""
    last = frame.node.last
    is_for_last = last is not None and (
        last.value in _DEFINITIONS if last.kind == "end" else last.kind != "blank"
    )
    if last is None or not is_for_last:
        frame.waiting = frame.waiting or Attributes()
        frame.waiting.read(text)
        return
    last.given = last.given or Attributes()
    last.given.read(text)
    if not _LIST.match(frame.source.text, frame.source.at):
        frame.add("end", "attributes")


def _extension(frame: Frame, opened: re.Match[str]) -> bool:
    source, name = frame.source, opened[1]
    if name is None:
        return False
    end, body = opened.end(), None
    if not opened[3]:
        closing = re.compile(rf"^{p.UP_TO_3}\{{:/({name})?\}} *?\n", re.MULTILINE)
        closed = closing.search(source.text, end)
        if closed is None:
            source.far = True
            return False
        body = source.text[end : closed.start()].removesuffix("\n")
        end = closed.end()
    if not run(frame, name, opened[2] or "", body):
        return False
    source.at = end
    if name == "options":
        frame.add("end", "options")
    return True


def run(frame: Frame, name: str, attributes: str, body: str | None) -> bool:
    """What an extension adds to a block; False if there is none of that name."""
    if name == "options":
        given = Attributes()
        given.read(attributes)
        frame.reader.options = changed(frame.reader.options, given.pairs)
        for key, value in given.pairs.items():
            frame.define(OPTION, key, value)
        return True
    node = extension_node(name, attributes, body)
    if node is not None:
        frame.node.children.append(node)
    return name in ("comment", "nomarkdown")


def extension_node(name: str, attributes: str, body: str | None) -> Node | None:
    """A comment or HTML as the author wrote it."""
    if body is None or name not in ("comment", "nomarkdown"):
        return None
    if name == "comment":
        return Node("comment", body)
    given = Attributes()
    given.read(attributes)
    formats = given.pairs.get("type", "").split()
    return Node("html", body if not formats or "html" in formats else "")
