"""The smallest edit that gives a YAML front matter's field another value.

Works on the author's text by the places that yaml_read found: what is not changed is not
rewritten. Knows nothing of fences; whether a result reads back right is proved elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import yaml

from editor.article import yaml_write
from editor.article.patches import (
    Patch,
    Span,
    Step,
    align,
    align_keys,
    flow_patches,
    in_order,
    line_end,
    line_start,
    new_names,
    new_order,
    patched,
    whole_lines,
    with_blank_lines,
)
from editor.article.value import Value, same
from editor.article.yaml_read import Pair, read_mapping
from editor.article.yaml_replace import PROPERTIES, Edit, Slot, replaced
from editor.article.yaml_style import style_of
from editor.article.yaml_write import Style

_COLON = re.compile(r"(?:\s|#[^\n]*\n)*:")


def candidates(front: str, key: str, value: Value) -> Iterator[str]:
    """Texts in which ``key`` should hold ``value``: the finest edit first, the safest last."""
    doc, root = read_mapping(front)
    style = style_of(doc)
    for edit in (
        Edit(doc, style),
        Edit(doc, style, whole=True),
        Edit(doc, yaml_write.careful(style), whole=True, careful=True),
    ):
        patches = _set_key(edit, root, key, value)
        if patches is not None:
            yield patched(front, patches)


def without(front: str, key: str) -> Iterator[str]:
    """Texts without ``key``'s lines (all of them, if it is there more than once).

    The second text lacks the blank lines below, too: a block text above would take them over.
    """
    doc, root = read_mapping(front)
    if root is None:
        return
    edit = Edit(doc, Style())
    pairs = doc.pairs(root)
    spans = [edit.span(pair) for pair in pairs]
    kept = [place for place, pair in enumerate(pairs) if pair.key != key]
    if not root.flow_style:
        gone = [
            whole_lines(front, span)
            for span, pair in zip(spans, pairs, strict=True)
            if pair.key == key
        ]
        yield patched(front, [(*span, "") for span in gone])
        yield patched(front, [(*with_blank_lines(front, span), "") for span in gone])
        return
    start, end = doc.start(root), doc.end(root)
    steps: list[Step] = [(place, at) for at, place in enumerate(kept)]
    if not kept:
        yield patched(front, [(start, end, "{}")])
    else:
        yield patched(front, flow_patches(front, spans, steps, []))


def _set_key(
    edit: Edit, root: yaml.MappingNode | None, key: str, value: Value
) -> list[Patch] | None:
    pairs = edit.doc.pairs(root) if root is not None else []
    found = [pair for pair in pairs if pair.key == key]
    if found:
        assert root is not None
        slot = _pair_slot(edit, root, found[-1])
        return _change(edit, slot, value) if slot else None
    if root is None:
        return [(len(edit.text), len(edit.text), _as_lines(edit, 0, key, value, edit.text))]
    if root.flow_style:
        return _new_flow_pair(edit, root, pairs, key, value)
    start = edit.doc.start(root)
    if PROPERTIES.match(edit.text, start):
        start = edit.doc.start(root.value[0][0])
    column = edit.column(start)
    at = min(line_end(edit.text, edit.doc.end(root)) + 1, len(edit.text))
    return [(at, at, _as_lines(edit, column, key, value, edit.text[:at]))]


def _as_lines(edit: Edit, column: int, key: str, value: Value, before: str) -> str:
    lines = "\n".join(yaml_write.block({key: value}, column, edit.style)) + "\n"
    return lines if not before or before.endswith("\n") else "\n" + lines


def _new_flow_pair(
    edit: Edit, root: yaml.MappingNode, pairs: list[Pair], key: str, value: Value
) -> list[Patch]:
    text = yaml_write.flow({key: value}, edit.style)[1:-1]
    if not pairs:
        end = edit.inside(root)[1]
        return [(end, end, text)]
    spans = [edit.span(pair) for pair in pairs]
    steps: list[Step] = [(place, place) for place in range(len(spans))]
    new = [""] * len(spans) + [text]
    return flow_patches(edit.text, spans, [*steps, (None, len(spans))], new)


def _pair_slot(edit: Edit, parent: yaml.MappingNode, pair: Pair) -> Slot | None:
    colon = _COLON.match(edit.text, edit.doc.end(pair.key_node))
    if colon is None:
        return None  # "? key" without a value, or a key alone in a flow mapping
    column = edit.column(edit.doc.start(pair.key_node))
    return Slot(colon.end(), column, pair.node, in_flow=bool(parent.flow_style))


# One value becomes another.


def _change(edit: Edit, slot: Slot, new: Value) -> list[Patch] | None:
    """The patches that make a slot hold ``new``; None if this edit cannot."""
    doc, node = edit.doc, slot.node
    old = doc.value(node)
    if same(old, new, ordered=True):
        return []
    opaque = doc.is_alias(node) or PROPERTIES.match(edit.text, doc.start(node))
    if not edit.whole and not opaque and old and new:
        patches: list[Patch] | None = None
        if isinstance(node, yaml.SequenceNode) and isinstance(old, list) and isinstance(new, list):
            patches = _change_list(edit, node, old, new)
        elif isinstance(node, yaml.MappingNode) and isinstance(new, dict):
            patches = _change_mapping(edit, node, new)
        if patches is not None:
            return patches
    return replaced(edit, slot, new)


def _change_list(
    edit: Edit, node: yaml.SequenceNode, old: list[Value], new: list[Value]
) -> list[Patch] | None:
    order = new_order(old, new)
    if order:
        spans = [(edit.doc.start(item), edit.doc.end(item)) for item in node.value]
        flow = bool(node.flow_style)
        return in_order(edit.text, spans if flow else _movable(edit, spans, dash=True), order)
    steps = align(old, new)
    if not any(place is not None for place, _ in steps):
        return None
    if node.flow_style:
        slots = [Slot(edit.doc.start(item), 0, item, in_flow=True) for item in node.value]
    else:
        slots = _item_slots(edit, node)
    patches: list[Patch] = []
    for place, at in steps:
        if place is not None:
            changed = _change(edit, slots[place], new[at])
            if changed is None:
                return None
            patches += changed
    wanted = _majority(edit, [item for item in node.value if isinstance(item, yaml.ScalarNode)])
    if node.flow_style:
        spans = [(edit.doc.start(item), edit.doc.end(item)) for item in node.value]
        texts = [yaml_write.flow(item, edit.style, wanted) for item in new]
        return patches + flow_patches(edit.text, spans, steps, texts)
    spans = [(slot.after - 1, edit.doc.end(slot.node)) for slot in slots]
    lines = [_item_lines(edit, slots[0].column, item, wanted) for item in new]
    return _block_patches(edit, spans, steps, lines, patches)


def _item_slots(edit: Edit, node: yaml.SequenceNode) -> list[Slot]:
    """The slots of a block list's items; each begins after its dash."""
    start = edit.doc.start(node)
    column = edit.column(start)
    dash = re.compile(rf"^ {{{column}}}-", re.MULTILINE)
    slots: list[Slot] = []
    for item in node.value:
        found = dash.search(edit.text, line_end(edit.text, start)) if slots else None
        after = found.end() if found else start + 1
        slots.append(Slot(after, column, item, in_list=True))
        start = edit.doc.end(item)
    return slots


def _item_lines(edit: Edit, column: int, item: Value, wanted: str) -> str:
    rest, more = yaml_write.after(item, column, edit.style, wanted, in_list=True)
    return "\n".join([" " * column + "-" + rest, *more]) + "\n"


def _majority(edit: Edit, nodes: list[yaml.ScalarNode]) -> str:
    """The quotes that most of a list's texts have."""
    quotes = [node.style for node in nodes if isinstance(edit.doc.value(node), str)]
    for quote in ("'", '"'):
        if quotes.count(quote) * 2 > len(quotes):
            return quote
    return "" if quotes else edit.style.items


def _change_mapping(
    edit: Edit, node: yaml.MappingNode, new: dict[str, Value]
) -> list[Patch] | None:
    pairs, merged = edit.doc.pairs(node), edit.doc.merged(node)
    keys = [pair.key for pair in pairs]
    own = {key: item for key, item in new.items() if key in keys or not _is(merged, key, item)}
    patches: list[Patch] = []
    names = new_names(keys, list(own))
    order = new_order(keys, list(own))
    if order and all(
        same(own[pair.key], edit.doc.value(pair.node), ordered=True) for pair in pairs
    ):
        return in_order(edit.text, _movable(edit, [edit.span(pair) for pair in pairs]), order)
    for number, name in names.items():
        word = yaml_write.key_text(name, edit.style, flow=bool(node.flow_style))
        key = pairs[number].key_node
        patches.append((edit.doc.start(key), edit.doc.end(key), word))
        own = {keys[number] if each == name else each: item for each, item in own.items()}
    steps = align_keys(keys, list(own))
    if steps is None or len(set(keys)) < len(keys) or all(place is None for place, _ in steps):
        return None
    for place, _ in steps:
        if place is not None:
            slot = _pair_slot(edit, node, pairs[place])
            changed = _change(edit, slot, own[keys[place]]) if slot else None
            if changed is None:
                return None
            patches += changed
    spans = [edit.span(pair) for pair in pairs]
    if node.flow_style:
        texts = [yaml_write.flow({key: item}, edit.style)[1:-1] for key, item in own.items()]
        return patches + flow_patches(edit.text, spans, steps, texts)
    column = edit.column(spans[0][0])
    lines = [
        "\n".join(yaml_write.block({key: item}, column, edit.style)) + "\n"
        for key, item in own.items()
    ]
    return _block_patches(edit, spans, steps, lines, patches)


def _movable(edit: Edit, spans: Sequence[Span], *, dash: bool = False) -> list[Span]:
    """``spans`` with the comments that go along: at the end, and right above. Flow: as they are.

    With a ``dash`` before it, what is above an item stays where it is.
    """
    text = edit.text
    lines = {line_start(text, start) for start, _ in spans}
    if len(lines) < len(spans):
        return list(spans)
    found: list[Span] = []
    for start, end in spans:
        lead = text[line_start(text, start) : start]
        comment = re.compile(rf"(?:^{lead}#[^\n]*\n)+(?={lead}\Z)", re.MULTILINE)
        above = comment.search(text, line_start(text, found[-1][1]) if found else 0, start)
        own = above is not None and not dash and not lead.strip()
        begin = above.start() + len(lead) if own and above else start
        found.append((begin, line_end(text, max(start, end - 1)) if "\n" in text[start:] else end))
    return found


def _is(merged: dict[str, Value], key: str, item: Value) -> bool:
    return key in merged and same(merged[key], item)


def _block_patches(
    edit: Edit,
    spans: list[tuple[int, int]],
    steps: list[Step],
    lines: list[str],
    patches: list[Patch],
) -> list[Patch] | None:
    """Items on lines of their own taken out and put in; None if the first shares its line."""
    kept = {place for place, _ in steps}
    shared = bool(edit.text[line_start(edit.text, spans[0][0]) : spans[0][0]].strip())
    if shared and (0 not in kept or steps[0][0] != 0):
        return None
    at = line_start(edit.text, spans[0][0])
    for place, new in steps:
        if place is not None:
            at = whole_lines(edit.text, spans[place])[1]
        else:
            gap = "" if not at or edit.text[at - 1] == "\n" else "\n"
            patches.append((at, at, gap + lines[new]))
    gone = [place for place in range(len(spans)) if place not in kept]
    return patches + [(*whole_lines(edit.text, spans[place]), "") for place in gone]
