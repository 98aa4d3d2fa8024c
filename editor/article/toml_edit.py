"""The smallest edit that gives a TOML front matter's field another value.

Works on the author's text by the places that toml_read found. Knows nothing of fences; whether
a result reads back right is proved elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from editor.article import toml_write
from editor.article.patches import (
    Patch,
    Span,
    Step,
    align,
    align_keys,
    flow_patches,
    line_start,
    patched,
    whole_lines,
)
from editor.article.toml_read import Node, Path, Statement, Toml, read_toml
from editor.article.value import Moment, Value, same


def candidates(front: str, key: str, value: Value) -> Iterator[str]:
    """Texts in which ``key`` should hold ``value``: the finest edit first, the safest last."""
    doc = read_toml(front)
    if key not in doc.values:
        yield patched(front, [_new_field(doc, key, value)])
        return
    patches = _change(doc, (key,), doc.values[key], value)
    if patches is not None:
        yield patched(front, patches)
    yield _rewritten(doc, key, value)


def _rewritten(doc: Toml, key: str, value: Value) -> str:
    """The text with a field written anew, where it was if it may stand there."""
    first = doc.of(key)[0]
    gone = _gone(doc, (key,))
    at = gone[0][0]
    before = doc.statements[: doc.statements.index(first)]
    if not first.table or not (_is_table(value) or any(each.table for each in before)):
        line = f"{toml_write.key_text(key)} = {toml_write.spell(value, _quotes(doc))}\n"
        return patched(doc.text, [(at, at, line), *gone])
    if _is_table(value):
        return patched(doc.text, [(at, at, toml_write.tables(key, value)), *gone])
    rest = patched(doc.text, gone)
    return patched(rest, [_new_field(read_toml(rest), key, value)])


def without(front: str, key: str) -> Iterator[str]:
    """The text without ``key``'s lines: its statement, or its tables with all that is in them."""
    yield patched(front, _gone(read_toml(front), (key,)))


def _is_below(statement: Statement, path: Path) -> bool:
    return statement.path[: len(path)] == path


def _gone(doc: Toml, path: Path) -> list[Patch]:
    """The patches that take away all below ``path``; a table goes with the comments in it."""
    spans: list[Span] = []
    joined = False
    for statement in doc.statements:
        if not _is_below(statement, path):
            joined = False
            continue
        span = whole_lines(doc.text, statement.span)
        in_table = statement.node is None or _is_below_table(statement, path)
        if joined and in_table:
            spans[-1] = (spans[-1][0], span[1])
        else:
            spans.append(span)
        joined = in_table
    return [(start, end, "") for start, end in spans]


def _is_below_table(statement: Statement, path: Path) -> bool:
    return statement.table[: len(path)] == path


def _new_field(doc: Toml, key: str, value: Value) -> Patch:
    """A field that is not there yet: before the first table, or if it is tables, at the end."""
    text = doc.text
    if _is_table(value):
        at = len(text.rstrip("\n")) + 1 if text.strip() else len(text)
        at = min(at, len(text))
        gap = "\n" if text[:at].strip() else ""
        return at, at, _on_new_line(text, at) + gap + toml_write.tables(key, value)
    line = f"{toml_write.key_text(key)} = {toml_write.spell(value, _quotes(doc))}\n"
    own = [each for each in doc.statements if not each.table]
    if own:
        at = whole_lines(text, own[-1].span)[1]
        return at, at, _on_new_line(text, at) + line
    if doc.statements:
        return 0, 0, line + ("" if text.startswith("\n") else "\n")
    return len(text), len(text), _on_new_line(text, len(text)) + line


def _is_table(value: Value) -> bool:
    """Whether it is best written as a table, or as an array of tables."""
    return (isinstance(value, dict) and bool(value)) or _is_tables(value)


def _is_tables(value: Value) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, dict) for v in value)


def _on_new_line(text: str, at: int) -> str:
    return "\n" if at and text[at - 1] != "\n" else ""


def _quotes(doc: Toml) -> str:
    """The quotes that most of the file's texts have."""
    count = Counter(doc.text[each.node.span[0]] for each in doc.statements if each.node)
    return "'" if count["'"] > count['"'] else '"'


# One value becomes another. ``None`` instead of patches: this edit cannot do it.


def _change(doc: Toml, path: Path, old: Value, new: Value) -> list[Patch] | None:
    if same(old, new, ordered=True):
        return []
    for statement in doc.statements:
        if statement.path == path and statement.node:
            return _change_node(doc, statement.node, old, new)
    if isinstance(old, dict) and isinstance(new, dict) and new:
        return _change_table(doc, path, old, new)
    if isinstance(old, list) and isinstance(new, list) and _is_tables(new):
        return _change_tables(doc, path, old, new)
    return None


def _change_table(
    doc: Toml, path: Path, old: dict[str, Value], new: dict[str, Value]
) -> list[Patch] | None:
    patches: list[Patch] = []
    for key in old.keys() - new.keys():
        patches += _gone(doc, (*path, key))
    for key, value in new.items():
        if key in old:
            changed = _change(doc, (*path, key), old[key], value)
        else:
            changed = _new_member(doc, path, key, value)
        if changed is None:
            return None
        patches += changed
    return patches


def _new_member(doc: Toml, path: Path, key: str, value: Value) -> list[Patch] | None:
    """A new line in a table that has a header; dotted ones are written as a whole."""
    header = next((s for s in doc.statements if s.path == path and s.node is None), None)
    if header is None:
        return None
    after, indent = header, ""
    for statement in doc.statements[doc.statements.index(header) + 1 :]:
        if statement.node is None:
            break
        after = statement
        start = statement.span[0]
        indent = doc.text[line_start(doc.text, start) : start]
    at = whole_lines(doc.text, after.span)[1]
    line = f"{indent}{toml_write.key_text(key)} = {toml_write.spell(value, _quotes(doc))}\n"
    return [(at, at, _on_new_line(doc.text, at) + line)]


def _change_tables(doc: Toml, path: Path, old: list[Value], new: list[Value]) -> list[Patch] | None:
    """An array of tables: tables in it changed, taken away, or added at the end."""
    steps = align(old, new)
    kept = [place for place, _ in steps if place is not None]
    added = [then for place, then in steps if place is None]
    if not kept or (added and added[0] < max(t for p, t in steps if p is not None)):
        return None
    patches: list[Patch] = []
    for place, then in steps:
        if place is not None:
            changed = _change(doc, (*path, place), old[place], new[then])
            if changed is None:
                return None
            patches += changed
    for place in range(len(old)):
        if place not in kept:
            patches += _gone(doc, (*path, place))
    if added and len(path) > 1:
        return None
    if added:
        last = [each for each in doc.statements if _is_below(each, path)][-1]
        at = whole_lines(doc.text, last.span)[1]
        text = toml_write.tables(str(path[0]), [new[then] for then in added])
        patches.append((at, at, _on_new_line(doc.text, at) + "\n" + text))
    return patches


def _change_node(doc: Toml, node: Node, old: Value, new: Value) -> list[Patch]:
    """A value in its place; in lists and inline tables only what is different."""
    if same(old, new, ordered=True):
        return []
    text, (start, end) = doc.text, node.span
    steps: list[Step] | None = None
    nodes, spans, texts, before, after = [], [], [], [], []
    if isinstance(old, list) and isinstance(new, list) and node.items:
        steps = align(old, new)
        nodes, spans = node.items, [item.span for item in node.items]
        like = text[spans[0][0] : spans[0][1]] if isinstance(old[0], str) else '"'
        texts = [toml_write.spell(item, like[:1]) for item in new]
        before, after = old, new
    elif isinstance(old, dict) and isinstance(new, dict) and _is_simple(node):
        steps = align_keys([str(member.path[0]) for member in node.members], list(new))
        nodes = [member.node for member in node.members if member.node]
        spans = [member.span for member in node.members]
        texts = [
            f"{toml_write.key_text(key)} = {toml_write.spell(item)}" for key, item in new.items()
        ]
        before = [old[str(member.path[0])] for member in node.members]
        after = list(new.values())
    if not steps or all(place is None for place, _ in steps):
        is_text = isinstance(old, str) and not isinstance(old, Moment)
        like = text[start:end] if is_text else _quotes(doc)
        return [(start, end, toml_write.spell(new, like))]
    patches = flow_patches(text, spans, steps, texts)
    for place, then in steps:
        if place is not None:
            patches += _change_node(doc, nodes[place], before[place], after[then])
    return patches


def _is_simple(node: Node) -> bool:
    """Whether it is an inline table whose keys have no dots."""
    return bool(node.members) and all(len(member.path) == 1 for member in node.members)
