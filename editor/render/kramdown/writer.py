"""What one writing of a tree as HTML has at hand; how each kind is written it is told."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from editor.render.kramdown.asked import Asked
from editor.render.kramdown.ids import basic_id, gfm_id
from editor.render.kramdown.options import Options
from editor.render.kramdown.tree import Node
from editor.render.template import Holes, Template

_REFERENCE = r"&(?:[A-Za-z0-9_:][-A-Za-z0-9_.:]*;|#[0-9]+;|#x[0-9a-fA-F]+;)"
_IN_TEXT = re.compile(rf"{_REFERENCE}|[<>&]")
_IN_ATTRIBUTE = re.compile(rf'{_REFERENCE}|[<>&"]')
_SPECIAL = re.compile('[<>&"]')
_ESCAPES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;"}


def text_html(text: str) -> str:
    """Text in which references to characters are kept."""
    return _IN_TEXT.sub(_escape, text) if _SPECIAL.search(text) else text


def attributes_html(attributes: Mapping[str, str]) -> str:
    """Attributes as they stand in a tag."""
    html = ""
    for name, value in attributes.items():
        if _SPECIAL.search(value):
            value = _IN_ATTRIBUTE.sub(_escape, value)
        if name != "id" or value.strip():
            html += f' {name}="{value}"'
    return html


def _escape(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0], found[0])


Kinds = Mapping[str, "Callable[[Writer, Node], str]"]
"""How each kind of node is written; `framed` for those that are not in it."""


class Writer:
    """Writes one template; ``asides`` are what stands in a hole if nothing else comes there.

    ``is_note``: it is a footnote, whose headings get ids of another kind.
    """

    def __init__(
        self,
        options: Options,
        asked: Asked,
        nonce: str,
        clean: Callable[[str], str],
        kinds: Kinds,
        *,
        is_note: bool = False,
    ) -> None:
        self.options = options
        self.asked = asked
        self.holes = Holes(nonce)
        self.asides: list[tuple[str, Template]] = []
        self._nonce = nonce
        self._clean = clean
        self._kinds = kinds
        self._within = 1 if is_note else 0
        self.is_in_raw = False

    def template(self, html: str) -> Template:
        """What has been written, sanitised."""
        return self.holes.template(html, self._clean)

    def inner(self, node: Node) -> str:
        """What a node holds."""
        kinds = self._kinds
        return "".join([kinds.get(each.kind, framed)(self, each) for each in node.children])

    def inner_of_element(self, node: Node) -> str:
        """What an HTML element holds: its headings get ids of another kind."""
        around, self.is_in_raw = self.is_in_raw, node.model == "raw"
        self._within += 1
        made = self.inner(node)
        self._within -= 1
        self.is_in_raw = around
        return made

    def aside(self, node: Node) -> str:
        """A list that gives way to the contents or the footnotes; the text of its hole."""
        label = f"list {len(self.asides)}"
        own, self.holes = self.holes, Holes(self._nonce)
        html = framed(self, node)
        template = self.template(html)
        self.holes = own
        self.asides.append((label, template))
        return self.holes.new("list", label)

    def opening(self, tag: str) -> str:
        """A start tag as it is after sanitising."""
        return self._clean(tag + "x").partition("x<")[0].removesuffix("x")

    def heading_id(self, node: Node) -> str | None:
        """A heading's id: the author's, or the text of a hole for one."""
        if "id" in node.attributes:
            return node.attributes["id"]
        if not self.options.auto_ids:
            return None
        if self.options.is_gfm and not self._within:
            return self.holes.new("id", gfm_id(node.title))
        return self.holes.new("section", basic_id(node.title) or "section")

    def enter_contents(self, node: Node, identifier: str | None) -> None:
        """Note a heading down for the table of contents."""
        classes = node.attributes.get("class", "")
        if (
            identifier is not None
            and node.level in self.options.toc_levels
            and not re.search(r"\bno_toc\b", classes)
        ):
            title = "".join(self._title(each) for each in node.children)
            self.holes.heading(node.level, self._clean(title), identifier)

    def _title(self, node: Node) -> str:
        """A part of a heading without links and footnotes."""
        if node.kind == "footnote":
            return ""
        inner = [self._title(each) for each in node.children]
        if node.kind == "a":
            return "".join(inner)
        if node.kind in ("em", "strong"):
            attributes = attributes_html(node.attributes)
            return f"<{node.kind}{attributes}>{''.join(inner)}</{node.kind}>"
        return self._kinds.get(node.kind, framed)(self, node)


def element(writer: Writer, node: Node) -> str:
    """A block or span whose kind is its tag."""
    return f"<{node.kind}{attributes_html(node.attributes)}>{writer.inner(node)}</{node.kind}>"


def framed(writer: Writer, node: Node) -> str:
    """The same on lines of its own."""
    return f"<{node.kind}{attributes_html(node.attributes)}>\n{writer.inner(node)}</{node.kind}>\n"
