"""Emphasis: a run of one or two signs and the first later one that may close it."""

from __future__ import annotations

import re

from editor.render.kramdown.span_reader import SpanReader
from editor.render.kramdown.tree import Node

_SPACE = " \t\r\n\f\v"
_CLOSING = {"*": re.compile(r"\*\*(?!\*)"), "_": re.compile("__(?!_)")}


def emphasis(reader: SpanReader, node: Node) -> bool:
    """``*``, ``**``, ``_`` or ``__`` here, with what it encloses."""
    text, start = reader.text, reader.at
    sign = text[start]
    run = sign * (2 if text.startswith(sign * 2, start) else 1)
    kind = "strong" if len(run) == 2 else "em"
    after = text[start + len(run) : start + len(run) + 1]
    if (
        (sign == "_" and _follows_letter(text, start))
        or after in tuple(_SPACE)
        or reader.is_within(kind)
    ):
        reader.take_text(node, len(run))
        return True
    element = _enclosed(reader, run, kind)
    if element is None and kind == "strong" and node.kind != "em":
        reader.at = start
        element = _enclosed(reader, sign, "em")
    if element is None:
        reader.at = start
        reader.take_text(node, len(run))
    else:
        node.children.append(element)
    return True


def _follows_letter(text: str, at: int) -> bool:
    before = text[max(at - 2, 0) : at]
    return before[-1:].isalpha() or (before[-1:] == "-" and before[:1].isalpha())


def _enclosed(reader: SpanReader, run: str, kind: str) -> Node | None:
    """The emphasis that begins here; None if nothing closes it."""
    key = reader.key(run)
    if key in reader.failed:
        return None
    reader.at += len(run)
    text, sign = reader.text, run[0]

    def may_close(found: re.Match[str], element: Node) -> bool:
        at = found.start()
        if at and text[at - 1] in _SPACE:
            return False
        if kind == "em" and _CLOSING[sign].match(text, at):
            return False
        after = text[at + len(run) : at + len(run) + 1]
        if sign == "_" and after.isalnum():
            return False
        return bool(element.children)

    element = Node(kind)
    if not reader.read(element, re.escape(run), may_close):
        reader.failed.add(key)
        return None
    reader.at += len(run)
    return element
