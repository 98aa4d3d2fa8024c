"""Reads the text of a block into spans: at each sign that may begin one, what begins there.

Which kinds a sign may begin is a table; a kind is a function that is given the reader and the
element it reads into, and always reads something (the sign as text, when nothing begins).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from editor.render.kramdown import emphasis, links, span_extensions, span_html, typography
from editor.render.kramdown.asked import Asked
from editor.render.kramdown.codespans import code_span
from editor.render.kramdown.options import Options
from editor.render.kramdown.source import Patience
from editor.render.kramdown.span_reader import Kinds, SpanReader, may_have_spans
from editor.render.kramdown.tree import Node

_FORMULA = re.compile(r"\$\$(.*?)\$\$", re.DOTALL)
_STRUCK = re.compile(r"~~(?![ \t\r\n\f\v~]).*?[^ \t\r\n\f\v~]~~", re.DOTALL)
_ESCAPE = re.compile(r"\\([\\.*_+`<>()\[\]{}#!:|\"'$=-])")
_GFM_ESCAPE = re.compile(r"\\([\\.*_+`<>()\[\]{}#!:|\"'$=\-~])")
_QUOTE = re.compile(r"[^\\]?[\"']")


def _span(reader: SpanReader, node: Node) -> bool:
    kind = _BY_SIGN.get(reader.text[reader.at])
    if kind is not None and kind(reader, node):
        return True
    if _QUOTE.match(reader.text, reader.at):
        typography.quote(reader, node)
        return True
    return _other(reader, node)


def _code(reader: SpanReader, node: Node) -> bool:
    sign, span = code_span(reader.text, reader.at)
    if span is None:
        reader.take_text(node, len(sign))
    else:
        node.children.append(Node("codespan", span.code))
        reader.at = span.end
    return True


def _other(reader: SpanReader, node: Node) -> bool:
    """What is looked for only when no quotation mark follows the sign."""
    sign = reader.text[reader.at]
    if sign == "$" and (formula := reader.take(_FORMULA)):
        node.children.append(Node("math", formula[1].strip(" \t\n\v\f\r\0"), is_span=True))
        return True
    if sign == "{":
        span_extensions.extension(reader, node)
        return True
    if sign == "&":
        return typography.entity(reader, node)
    if typography.symbol(reader, node) or _line_break(reader, node):
        return True
    if sign == "\\":
        if escaped := reader.take(_GFM_ESCAPE if reader.options.is_gfm else _ESCAPE):
            node.add_text(escaped[1], "text")
        return escaped is not None
    if sign == "~" and (struck := reader.take(_STRUCK)):
        inside = SpanReader(
            struck[0][2:-2], reader.options, reader.asked, reader.patience, reader.kinds
        )
        element = Node("element", "del", is_span=True, model="span")
        inside.read(element)
        node.children.append(element)
        return True
    return False


def _line_break(reader: SpanReader, node: Node) -> bool:
    text, at = reader.text, reader.at
    is_hard = reader.options.is_gfm and reader.options.hard_wrap
    if is_hard or not (text.startswith("  \n", at) or text.startswith("\\\\\n", at)):
        return False
    node.children.append(Node("br"))
    reader.at += 2
    return True


_BY_SIGN: Mapping[str, Callable[[SpanReader, Node], bool]] = {
    "*": emphasis.emphasis,
    "_": emphasis.emphasis,
    "`": _code,
    "<": span_html.autolink_or_tag,
    "[": links.note_or_link,
    "!": links.note_or_link,
}


_KINDS = Kinds(_span, span_html.tag)


def spans(text: str, options: Options, asked: Asked, patience: Patience) -> list[Node]:
    """The spans of a block's text."""
    if not may_have_spans(text, options):
        return [Node("text", text)] if text else []
    node = Node("raw")
    SpanReader(text, options, asked, patience, _KINDS).read(node)
    return node.children


def pieces_with_code_and_html(
    text: str, options: Options, patience: Patience
) -> Iterator[tuple[bool, str]]:
    """The text in pieces, with whether each is code; an element is its name."""
    reader = SpanReader(text, options, Asked({}), patience, _KINDS)
    node = Node("root")
    while reader.at < len(text):
        at = re.compile("[`<]").search(text, reader.at)
        node.add_text(text[reader.at : at.start() if at else len(text)], "text")
        reader.at = at.start() if at else len(text)
        if at and at[0] == "`":
            _code(reader, node)
        elif at and not span_html.tag(reader, node):
            reader.take_text(node)
    for child in node.children:
        yield child.kind == "codespan", child.value
