"""One YAML value written anew in the place and the style of the old one.

Comments on the line, an anchor, the quotes, a list's indentation stay. Knows nothing of keys,
of what else is in the text, or of proving the result.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import yaml

from editor.article import yaml_write
from editor.article.patches import Patch, Span, line_end, line_start
from editor.article.value import Value
from editor.article.yaml_read import Pair, Reading
from editor.article.yaml_style import spelling_like
from editor.article.yaml_write import Style

PROPERTIES = re.compile(r"(?:[&!][^\s,\[\]{}]*(?:[ \t]+|(?=\n)|\Z))+")
_HEADER = re.compile(r"[|>][-+0-9]*(?P<comment>[ \t]+#[^\n]*)?")


@dataclass(frozen=True)
class Slot:
    """A place that holds a value: after ``key:`` or ``-``, which stands at ``column``."""

    after: int
    column: int
    node: yaml.Node
    in_list: bool = False
    in_flow: bool = False


@dataclass(frozen=True)
class Edit:
    """What an edit needs to know of the text it works on."""

    doc: Reading
    style: Style
    whole: bool = False
    """Whether to write the value as a whole instead of only what changed in it."""
    careful: bool = False
    """Whether to put every text in double quotes, which no reader can mistake."""

    @property
    def text(self) -> str:
        """The text that is edited."""
        return self.doc.text

    def span(self, pair: Pair) -> Span:
        """From a pair's key to the end of its value."""
        return self.doc.start(pair.key_node), self.doc.end(pair.node)

    def inside(self, node: yaml.Node) -> Span:
        """What is between a flow collection's brackets."""
        return self.doc.start(node) + 1, self.doc.end(node) - 1

    def column(self, at: int) -> int:
        """How far ``at`` is from the start of its line."""
        return at - line_start(self.text, at)


def replaced(edit: Edit, slot: Slot, new: Value) -> list[Patch]:
    """The patches that write ``new`` as a whole where the slot's value stands."""
    doc, node = edit.doc, slot.node
    start, end = doc.start(node), doc.end(node)
    if _is_block(node, new):
        start = _first_item(edit, node)
        lines = yaml_write.block(new, edit.column(start), edit.style)
        return [(start, end, "\n".join(lines).lstrip(" "))]
    kept = _kept_properties(edit, node, new)
    if slot.in_flow:
        space = " " if start == end and edit.text[slot.after - 1] == ":" else ""
        return [(start, end, space + kept + _in_flow(edit, slot, new))]
    rest, lines = _spelled(edit, slot, new)
    if kept:
        rest = " " + kept + rest.lstrip(" ")
    if rest and not lines and _is_inline(doc, node):
        return [(start, end, rest.lstrip(" "))]
    return [_rewritten(edit, slot, (start, end), rest.rstrip(" "), lines)]


def _is_block(node: yaml.Node, new: Value) -> bool:
    """Whether ``node`` is a list (or mapping) on lines of its own and ``new`` is one, too."""
    if isinstance(new, list):
        return bool(new) and isinstance(node, yaml.SequenceNode) and not node.flow_style
    if isinstance(new, dict):
        return bool(new) and isinstance(node, yaml.MappingNode) and not node.flow_style
    return False


def _is_inline(doc: Reading, node: yaml.Node) -> bool:
    """Whether the old value may stand beside its key as any text on one line can."""
    if isinstance(node, yaml.ScalarNode):
        return node.style not in ("|", ">") and doc.start(node) < doc.end(node)
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def _first_item(edit: Edit, node: yaml.Node) -> int:
    """Where a block collection's first dash or key is: after its anchor and tag."""
    start = edit.doc.start(node)
    properties = PROPERTIES.match(edit.text, start)
    if not properties:
        return start
    if isinstance(node, yaml.MappingNode):
        return edit.doc.start(node.value[0][0])
    return edit.text.index("-", properties.end())


def _in_flow(edit: Edit, slot: Slot, new: Value) -> str:
    like = spelling_like(edit.doc.raw(slot.node), edit.doc.value(slot.node), new)
    return like or yaml_write.flow(new, edit.style, _wanted(edit, slot, new))


def _rewritten(edit: Edit, slot: Slot, span: Span, rest: str, lines: list[str]) -> Patch:
    """All after the colon written anew but for the comments on the first and the last line."""
    text, (start, end) = edit.text, span
    comment = text[slot.after : start].partition("\n")[0].rstrip() if start < end else ""
    is_text_block = isinstance(slot.node, yaml.ScalarNode) and slot.node.style in ("|", ">")
    if is_text_block:
        header = _HEADER.search(text, start)
        comment = (header and header["comment"]) or ""
    if not lines:
        return slot.after, end, rest + comment
    stop = line_end(text, end)
    tail = "" if is_text_block else text[end:stop].rstrip()
    return slot.after, stop, "\n".join([rest + comment + tail, *lines])


def _spelled(edit: Edit, slot: Slot, new: Value) -> tuple[str, list[str]]:
    """``new`` after a colon or dash, as the old value's style has it: flow lists stay flow."""
    doc, node = edit.doc, slot.node
    like = spelling_like(doc.raw(node), doc.value(node), new)
    if like:
        return " " + like, []
    flow = isinstance(node, yaml.CollectionNode) and node.flow_style and node.value
    if flow and isinstance(new, (list, dict)) and not doc.is_alias(node):
        return " " + yaml_write.flow(new, edit.style), []
    style = replace(edit.style, step=_text_inset(edit, slot) or edit.style.step)
    return yaml_write.after(new, slot.column, style, _wanted(edit, slot, new), in_list=slot.in_list)


def _text_inset(edit: Edit, slot: Slot) -> int | None:
    """How far a block text stands in from its key."""
    node = slot.node
    if not isinstance(node, yaml.ScalarNode) or node.style not in ("|", ">") or slot.in_list:
        return None
    lines = edit.doc.raw(node).split("\n")[1:]
    insets = [len(line) - len(line.lstrip(" ")) for line in lines if line.strip()]
    return max(insets[0] - slot.column, 1) if insets else None


def _wanted(edit: Edit, slot: Slot, new: Value) -> str:
    """The quotes (or the block's mark) that the old value had, or else most of the file's have."""
    doc, node, style = edit.doc, slot.node, edit.style
    if edit.careful:
        return '"'
    if not isinstance(node, yaml.ScalarNode) or doc.is_alias(node):
        return yaml_write.new_text(new, style.items if slot.in_list else style.strings, style)
    empty = doc.start(node) == doc.end(node)
    return node.style or yaml_write.new_text(new, style.strings if empty else "", style)


def _kept_properties(edit: Edit, node: yaml.Node, new: Value) -> str:
    """An anchor stays with its place; an own tag (``!secret``) as long as the kind of value."""
    found = PROPERTIES.match(edit.text, edit.doc.start(node))
    if not found:
        return ""
    old = edit.doc.value(node)
    alike = isinstance(old, type(new)) or isinstance(new, type(old))
    words = [
        word for word in found[0].split() if word[0] == "&" or (alike and not word.startswith("!!"))
    ]
    return " ".join(words) + " " if words else ""
