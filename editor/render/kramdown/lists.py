"""Lists: which lines are whose, whether items are paragraphs, tasks."""

from __future__ import annotations

import re

from editor.render.kramdown import patterns as p
from editor.render.kramdown.frame import Frame
from editor.render.kramdown.items import beginning, first_line
from editor.render.kramdown.tree import Node

ITEM_BEGINS = re.compile(p.ITEM)
_BULLET = re.compile(p.BULLET)
_NUMBER = re.compile(p.NUMBER)
_RULE = re.compile(p.RULE)
_END = re.compile(p.END_OF_BLOCK)
_BLANK = re.compile(p.BLANK)
_TASK = re.compile(rf"\A{p.S}*\[([ xX])\]{p.S}+")
_BOX = '<input type="checkbox" class="task-list-item-checkbox" disabled="disabled" />'
_CHECKED_BOX = _BOX.replace(" />", ' checked="checked" />')


class _Item:
    """An item being read; ``parts`` are read into blocks one after the other."""

    def __init__(self, node: Node, mark: str, line: str) -> None:
        text, self.reach, node.given = first_line(mark, line)
        self.node = node
        self.parts = [[text]]
        self.holds_list = ITEM_BEGINS.match(text) is not None

    def add(self, line: str) -> None:
        """A line that belongs to it."""
        line, has_indent = self.reach.shift(line)
        if ITEM_BEGINS.match(line):
            if has_indent and not self.holds_list:
                self.parts.append([])
                self.holds_list = True
            elif self.holds_list and not has_indent:
                line = " " * (self.reach.indent + 4) + line
        self.parts[-1].append(line)

    def add_blank(self, lines: str) -> None:
        """Empty lines in it."""
        self.holds_list = True
        self.parts[-1].append(lines)


def items(frame: Frame) -> bool:
    """A list."""
    source = frame.source
    is_bullets = _BULLET.match(source.text, source.at) is not None
    node = frame.new("ul" if is_bullets else "ol")
    found, is_ended = _lines(frame, is_bullets)
    node.children = [item.node for item in found]
    frame.node.children.append(node)
    last: Node | None = None
    for item in found:
        for part in item.parts:
            frame.reader.inside(item.node, "".join(part))
        if item.node.children:
            _join(item.node, node, is_ended)
            last = item.node.children.pop() if _ends_blank(item.node) else None
    if last is not None and not is_ended:
        frame.node.children.append(last)
    if frame.reader.options.is_gfm:
        _mark_tasks(node)
    return True


def _ends_blank(node: Node) -> bool:
    return node.last is not None and node.last.kind == "blank"


def _lines(frame: Frame, is_bullets: bool) -> tuple[list[_Item], bool]:
    """The items' lines, and whether an end of block ended the list."""
    source, text = frame.source, frame.source.text
    mark = "[+*-]" if is_bullets else "[0-9]+\\."
    begins = _BULLET if is_bullets else _NUMBER
    found: list[_Item] = []
    is_after_blank = False
    while not source.is_at_end:
        if is_after_blank and _RULE.match(text, source.at):
            break
        if source.take(_END):
            return found, True
        if begun := source.take(begins):
            found.append(_Item(Node("li"), begun[1], begun[2]))
            begins = beginning(mark, found[-1].reach.indent)
            is_after_blank = False
            continue
        reach = found[-1].reach
        if line := source.take(reach.content) or (not is_after_blank and source.take(reach.lazy)):
            found[-1].add(line[0])
            is_after_blank = False
        elif blank := source.take(_BLANK):
            found[-1].add_blank(blank[0])
            is_after_blank = True
        else:
            break
    return found, False


def _join(item: Node, node: Node, is_ended: bool) -> None:
    """Have the first paragraph shown without being one, where nothing sets it apart."""
    inside, is_last = item.children, item is node.children[-1]
    first = inside[0]
    if first.kind != "p":
        return
    if len(inside) > 1 and inside[1].kind == "end" and first.given is not None:
        del inside[1]
    is_close = len(inside) < 2 or inside[1].kind != "blank"
    if not (is_close or (is_last and len(inside) == 2 and not is_ended)):
        return
    others = node.children[:-1]
    if is_last and others and not any(_is_no_paragraph(other) for other in others):
        return
    if len(inside) > 1 and inside[1].kind != "blank" and first.children:
        first.children[0].value += "\n"
    first.plain = True


def _is_no_paragraph(item: Node) -> bool:
    return not item.children or item.children[0].kind != "p" or item.children[0].plain


def _mark_tasks(node: Node) -> None:
    """Boxes for ``[ ]`` and ``[x]``; items after the first one with a box count as tasks too."""
    has_tasks = False
    for item in node.children:
        first = item.children[0] if item.children else None
        if first is None or first.kind != "p" or not first.children:
            continue
        text = first.children[0]
        box = _TASK.match(text.value)
        if box:
            text.value = (_BOX if box[1] == " " else _CHECKED_BOX) + text.value[box.end() :]
            has_tasks = True
        if has_tasks:
            item.attributes["class"] = "task-list-item"
    if has_tasks:
        node.attributes["class"] = "task-list"
