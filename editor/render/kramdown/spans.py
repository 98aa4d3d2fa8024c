"""Reads the text of a block into spans: at each sign that may begin one, what begins there.

Which kinds a sign may begin is a table; a kind is a function that is given the reader and the
element it reads into, and always reads something (the sign as text, when nothing begins).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from editor.render.engine import Context
from editor.render.kramdown import emphasis, links, span_extensions, span_html, typography
from editor.render.kramdown.asked import Asked
from editor.render.kramdown.codespans import code_span
from editor.render.kramdown.options import Options
from editor.render.kramdown.source import Patience
from editor.render.kramdown.tree import Node

Accept = Callable[[re.Match[str], Node], bool]

_FORMULA = re.compile(r"\$\$(.*?)\$\$", re.DOTALL)
_STRUCK = re.compile(r"~~(?![ \t\r\n\f\v~]).*?[^ \t\r\n\f\v~]~~", re.DOTALL)
_ESCAPE = re.compile(r"\\([\\.*_+`<>()\[\]{}#!:|\"'$=-])")
_GFM_ESCAPE = re.compile(r"\\([\\.*_+`<>()\[\]{}#!:|\"'$=\-~])")
_QUOTE = re.compile(r"[^\\]?[\"']")

_SIGNS = r"[*_`<\[$&]|!\[|\{:|[^\\]?[\"']|\\|  (?=\n)"
_TYPOGRAPHIC_SIGNS = r"|--|\.\.\.| ?>>|<<"
_STRIKE_SIGN = r"|~~"


class SpanReader:
    """Reads one text. ``open``: the elements around the one being read, outermost first."""

    def __init__(self, text: str, options: Options, asked: Asked, patience: Patience) -> None:
        self.text = text
        self.at = 0
        self.options = options
        self.asked = asked
        self.patience = patience
        self.open: list[Node] = []
        self.failed: set[tuple[int, str, frozenset[str]]] = set()

    def read(
        self, node: Node, stop: str = "", accept: Accept | None = None, *, only_html: bool = False
    ) -> bool:
        """Read into ``node`` up to where the pattern ``stop`` is accepted; False if nowhere.

        ``only_html``: nothing but tags means anything. Without ``stop`` all is read.
        """
        signs, stopping = _patterns(stop, self.options, only_html)
        self.open.append(node)
        text, found_stop = self.text, False
        while self.at < len(text):
            found = signs.search(text, self.at)
            if found is None:
                if not stop:
                    node.add_text(text[self.at :], "text")
                    self.at = len(text)
                break
            if found.start() > self.at:
                node.add_text(text[self.at : found.start()], "text")
                self.at = found.start()
            if stopping is not None and (end := stopping.match(text, self.at)):
                found_stop = accept is None or accept(end, node)
                if found_stop:
                    break
            self.patience.go_on()
            if not only_html:
                self._span(node)
            elif not span_html.tag(self, node):
                self.take_text(node)
        self.open.pop()
        return found_stop

    def is_within(self, *kinds: str) -> bool:
        """Whether the element being read is or stands in one of these kinds."""
        return any(node.kind in kinds for node in self.open)

    def key(self, kind: str) -> tuple[int, str, frozenset[str]]:
        """What failing to find a ``kind`` here depends on, apart from the text."""
        return self.at, kind, frozenset(node.kind for node in self.open)

    def take_text(self, node: Node, length: int = 1) -> None:
        """Read the next characters as text."""
        node.add_text(self.text[self.at : self.at + length], "text")
        self.at += length

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """What matches here, read."""
        found = pattern.match(self.text, self.at)
        if found is not None:
            self.at = found.end()
        return found

    def _span(self, node: Node) -> None:
        kinds = _BY_SIGN.get(self.text[self.at])
        if kinds is not None and kinds(self, node):
            return
        if _QUOTE.match(self.text, self.at):
            typography.quote(self, node)
            return
        if not _other(self, node):
            self.take_text(node)


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
        inside = SpanReader(struck[0][2:-2], reader.options, reader.asked, reader.patience)
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


@lru_cache(maxsize=512)
def _patterns(
    stop: str, options: Options, only_html: bool
) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
    """What may begin or end a span, and what may end it."""
    if only_html:
        signs = "<"
    else:
        is_plain = options.is_gfm and "no_auto_typographic" in options.gfm_quirks
        signs = _SIGNS + ("" if is_plain else _TYPOGRAPHIC_SIGNS)
        signs += _STRIKE_SIGN if options.is_gfm else ""
    if not stop:
        return re.compile(signs), None
    return re.compile(f"(?:{stop})|{signs}"), re.compile(stop)


def spans(text: str, options: Options, asked: Asked, patience: Patience) -> list[Node]:
    """The spans of a block's text."""
    node = Node("raw")
    SpanReader(text, options, asked, patience).read(node)
    return node.children


def pieces_with_code_and_html(
    text: str, options: Options, patience: Patience
) -> Iterator[tuple[bool, str]]:
    """The text in pieces, with whether each is code; an element is its name."""
    reader = SpanReader(text, options, Asked(_NOTHING), patience)
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


_NOTHING: Context = {}
