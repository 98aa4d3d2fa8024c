"""Definition lists: the lines of a paragraph are terms when ``: `` begins the next block."""

from __future__ import annotations

import re

from editor.render.kramdown import patterns as p
from editor.render.kramdown.frame import Frame
from editor.render.kramdown.items import beginning, first_line, own_attributes
from editor.render.kramdown.tree import Node

BEGINS = re.compile(p.DEFINITION)
_END = re.compile(p.END_OF_BLOCK)
_BLANK = re.compile(p.BLANK)


def definition_list(frame: Frame) -> bool:
    """Definitions of the paragraph before, added to the list before that."""
    inside = frame.node.children
    is_after_blank = bool(inside) and inside[-1].kind == "blank" and inside[-1].value == "\n"
    if not (inside and inside[-1].kind == "p"):
        if not (is_after_blank and len(inside) > 1 and inside[-2].kind == "p"):
            return False
        del inside[-1]
    else:
        is_after_blank = False
    paragraph = inside.pop()
    node = frame.new("dl")
    node.given = paragraph.given
    terms = paragraph.children[0].value.rstrip("\n").split("\n") if paragraph.children else []
    node.children = [_term(line) for line in terms]
    node.children += _definitions(frame, is_after_blank)
    last = _settle(frame, node)
    if inside and inside[-1].kind == "dl":
        inside[-1].children += node.children
    elif len(inside) > 1 and inside[-1].kind == "blank" and inside[-2].kind == "dl":
        del inside[-1]
        inside[-1].children += node.children
    else:
        inside.append(node)
    if last is not None:
        inside.append(last)
    return True


def _term(line: str) -> Node:
    text, given = own_attributes(line)
    return Node("dt", title=text, given=given, children=[Node("raw", text)])


def _definitions(frame: Frame, is_paragraph: bool) -> list[Node]:
    """The definitions with their text as value; ``plain``: the first paragraph is shown as text."""
    source, found = frame.source, list[Node]()
    begins, reach, parts = BEGINS, None, list[str]()
    is_after_blank = False
    while not source.is_at_end:
        if begun := source.take(begins):
            _finish(found, parts)
            node = Node("dd", plain=not is_paragraph)
            text, reach, node.given = first_line(begun[1], begun[2])
            found.append(node)
            parts = [text]
            begins = beginning(":", reach.indent)
            is_paragraph = is_after_blank = False
        elif reach is None or _END.match(source.text, source.at):
            break
        elif line := source.take(reach.content) or (not is_after_blank and source.take(reach.lazy)):
            parts.append(reach.shift(line[0])[0])
            is_paragraph = is_after_blank = False
        elif blank := source.take(_BLANK):
            parts.append(blank[0])
            is_paragraph = is_after_blank = True
        else:
            break
    _finish(found, parts)
    return found


def _finish(found: list[Node], parts: list[str]) -> None:
    if found:
        found[-1].value = "".join(parts)


def _settle(frame: Frame, node: Node) -> Node | None:
    """Read the definitions' text; the empty lines at the end of the last."""
    last: Node | None = None
    for item in node.children:
        if item.kind == "dt":
            continue
        text, item.value = item.value, ""
        is_text, item.plain = item.plain, False
        frame.reader.inside(item, text)
        if not item.children:
            continue
        last = item.children.pop() if item.children[-1].kind == "blank" else None
        first = item.children[0] if item.children else None
        if first is not None and first.kind == "p" and is_text:
            if len(item.children) > 1 and first.children:
                first.children[0].value += "\n"
            first.plain = True
    return last
