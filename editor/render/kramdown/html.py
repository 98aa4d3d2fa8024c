"""The tree as HTML, with holes for what the whole article decides.

A block of code and a formula have Galley's shape; all else is as kramdown's converter writes it,
but for the indentation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from editor.render.formulas import formula
from editor.render.highlight import code_block, lexer_named
from editor.render.kramdown.asked import Asked, NamedLists
from editor.render.kramdown.attributes import give
from editor.render.kramdown.html_blocks import VOID
from editor.render.kramdown.ids import basic_id, gfm_id
from editor.render.kramdown.options import Options
from editor.render.kramdown.tree import Node
from editor.render.template import Holes, Template

_REFERENCE = r"&(?:[A-Za-z0-9_:][-A-Za-z0-9_.:]*;|#[0-9]+;|#x[0-9a-fA-F]+;)"
_IN_TEXT = re.compile(rf"{_REFERENCE}|[<>&]")
_IN_ATTRIBUTE = re.compile(rf'{_REFERENCE}|[<>&"]')
_SPECIAL = re.compile('[<>&"]')
_ESCAPES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;"}
_LANGUAGE = re.compile(r"\blanguage-([^ \t\r\n\f\v]+)")
_CJK = re.compile(
    r"(?<=[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])\n(?=[\u3040-\u30ff\u3400-\u9fff])"
)
_FRAMED = frozenset("blockquote dl table thead tbody tfoot tr".split())


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
        *,
        is_note: bool = False,
    ) -> None:
        self.options = options
        self.asked = asked
        self.holes = Holes(nonce)
        self.asides: list[tuple[str, Template]] = []
        self._nonce = nonce
        self._clean = clean
        self._within = 1 if is_note else 0
        self.is_in_raw = False

    def template(self, html: str) -> Template:
        """What has been written, sanitised."""
        return self.holes.template(html, self._clean)

    def inner(self, node: Node) -> str:
        """What a node holds."""
        return "".join([_WRITE.get(each.kind, _framed)(self, each) for each in node.children])

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
        html = _element(self, node)
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
            title = "".join(_title_html(self, each) for each in node.children)
            self.holes.heading(node.level, self._clean(title), identifier)


def _title_html(writer: Writer, node: Node) -> str:
    """A heading's text without links and footnotes."""
    if node.kind == "footnote":
        return ""
    if node.kind == "a":
        return "".join(_title_html(writer, each) for each in node.children)
    if node.kind in ("em", "strong"):
        inner = "".join(_title_html(writer, each) for each in node.children)
        return f"<{node.kind}{attributes_html(node.attributes)}>{inner}</{node.kind}>"
    return _WRITE.get(node.kind, _framed)(writer, node)


def _text(writer: Writer, node: Node) -> str:
    shown = text_html(node.value)
    return _CJK.sub("", shown) if writer.options.remove_line_breaks_for_cjk else shown


def _escaped(writer: Writer, node: Node) -> str:
    return escape(node.value, quote=False)


def _as_it_is(writer: Writer, node: Node) -> str:
    return node.value


def _blank(writer: Writer, node: Node) -> str:
    return "\n"


def _comment(writer: Writer, node: Node) -> str:
    # It does not survive sanitising, but what holds it is not empty.
    return "<!---->"


def _element(writer: Writer, node: Node) -> str:
    """A block or span whose kind is its tag."""
    return f"<{node.kind}{attributes_html(node.attributes)}>{writer.inner(node)}</{node.kind}>"


def _framed(writer: Writer, node: Node) -> str:
    return f"<{node.kind}{attributes_html(node.attributes)}>\n{writer.inner(node)}</{node.kind}>\n"


def _paragraph(writer: Writer, node: Node) -> str:
    if node.plain:
        return writer.inner(node)
    if len(node.children) == 1 and node.children[0].kind == "img":
        image = node.children[0]
        if image.given is not None and "standalone" in image.given.references:
            return _figure(node, image)
    return _element(writer, node) + "\n"


def _figure(node: Node, image: Node) -> str:
    around, own = dict(node.attributes), dict(image.attributes)
    for name in ("class", "id"):
        if name in own and name not in around:
            around[name] = own.pop(name)
    caption = own.get("alt", "")
    return (
        f"<figure{attributes_html(around)}>\n<img{attributes_html(own)}>\n"
        f"<figcaption>{caption}</figcaption>\n</figure>\n"
    )


def _heading(writer: Writer, node: Node) -> str:
    identifier = writer.heading_id(node)
    attributes = dict(node.attributes)
    if identifier is not None:
        attributes["id"] = identifier
        writer.enter_contents(node, identifier)
    level = min(max(node.level + writer.options.header_offset, 1), 6)
    return f"<h{level}{attributes_html(attributes)}>{writer.inner(node)}</h{level}>\n"


def _list(writer: Writer, node: Node) -> str:
    references = node.given.references if node.given is not None else ()
    if "toc" in references:
        attributes = {"id": "markdown-toc"} | node.attributes
        tag = writer.opening(f"<{node.kind}{attributes_html(attributes)}>")
        return writer.holes.new("contents", tag) + writer.aside(node)
    if "footnotes" in references:
        return writer.holes.new("footnotes", "") + writer.aside(node)
    return _framed(writer, node)


def _item(writer: Writer, node: Node) -> str:
    start = f"<{node.kind}{attributes_html(node.attributes)}>"
    is_text = not node.children or (node.children[0].kind == "p" and node.children[0].plain)
    return f"{start}{'' if is_text else chr(10)}{writer.inner(node)}</{node.kind}>\n"


def _definition_list(writer: Writer, node: Node) -> str:
    for name in node.given.references if node.given is not None else ():
        if found := re.match(r"auto_ids(?:-([A-Za-z0-9_-]+))?", name):
            for term in node.children:
                if term.kind == "dt":
                    term.attributes.setdefault("id", f"{found[1] or ''}{basic_id(term.title)}")
            break
    return _framed(writer, node)


def _table(writer: Writer, node: Node) -> str:
    for part in node.children:
        for row in part.children:
            for cell, alignment in zip(row.children, node.columns, strict=False):
                cell.value = "th" if part.kind == "thead" else "td"
                if alignment:
                    style = cell.attributes.get("style")
                    before = f"{style}; " if style is not None else ""
                    cell.attributes["style"] = f"{before}text-align: {alignment}"
    return _framed(writer, node)


def _cell(writer: Writer, node: Node) -> str:
    inner = writer.inner(node) or "\u00a0"
    return f"<{node.value}{attributes_html(node.attributes)}>{inner}</{node.value}>\n"


def _code_block(writer: Writer, node: Node) -> str:
    attributes = dict(node.attributes)
    named = _LANGUAGE.search(attributes.get("class", ""))
    language = node.language.partition("?")[0] or (named[1] if named else "")
    own = _LANGUAGE.sub("", attributes.pop("class", ""), count=1).strip()
    html = code_block(node.value, language)
    if own:
        html = html.replace('class="highlight', f'class="highlight {escape(own)}', 1)
    return html.replace("<div", f"<div{attributes_html(attributes)}", 1) + "\n"


def _code_span(writer: Writer, node: Node) -> str:
    attributes = dict(node.attributes)
    if writer.options.syntax_highlighter:
        own = attributes.get("class", "")
        named = _LANGUAGE.search(own)
        if named is None:
            attributes["class"] = f"language-plaintext {own} highlighter-rouge".replace("  ", " ")
        elif lexer_named(named[1]) is not None:
            attributes["class"] = f"{own} highlighter-rouge"
    return f"<code{attributes_html(attributes)}>{escape(node.value, quote=False)}</code>"


def _formula(writer: Writer, node: Node) -> str:
    html = formula(node.value, display=not node.is_span)
    attributes = dict(node.attributes)
    if not writer.options.math_engine:
        attributes["class"] = f"{attributes.get('class', '')} kdmath".lstrip()
    tag, end = ("span", "") if node.is_span else ("div", "\n")
    return f"<{tag}{attributes_html(attributes)}>{html}</{tag}>{end}" if attributes else html + end


def _html_element(writer: Writer, node: Node) -> str:
    inner = writer.inner_of_element(node)
    start = f"<{node.value}{attributes_html(node.attributes)}>"
    if not inner and node.value in VOID:
        return start
    if node.model == "block" and inner and not node.is_span:
        inner = f"\n{inner}"
    return f"{start}{inner}</{node.value}>" + ("" if node.is_span or writer.is_in_raw else "\n")


def _image(writer: Writer, node: Node) -> str:
    return f"<img{attributes_html(node.attributes)}>"


def _note_reference(writer: Writer, node: Node) -> str:
    return writer.holes.new("reference", node.value)


def _abbreviation(writer: Writer, node: Node) -> str:
    meaning: Any = writer.asked.get("abbr", node.value)
    attributes: dict[str, str] = {}
    give(attributes, meaning.given, NamedLists(writer.asked))
    if meaning.text:
        attributes["title"] = meaning.text
    return f"<abbr{attributes_html(attributes)}>{node.value}</abbr>"


def _break(writer: Writer, node: Node) -> str:
    return "<br>"


def _rule(writer: Writer, node: Node) -> str:
    return f"<hr{attributes_html(node.attributes)}>\n"


_WRITE: Mapping[str, Callable[[Writer, Node], str]] = {
    "a": _element,
    "abbreviation": _abbreviation,
    "blank": _blank,
    "br": _break,
    "codeblock": _code_block,
    "codespan": _code_span,
    "comment": _comment,
    "dd": _item,
    "dl": _definition_list,
    "dt": _element,
    "element": _html_element,
    "em": _element,
    "entity": _escaped,
    "footnote": _note_reference,
    "header": _heading,
    "hr": _rule,
    "html": _as_it_is,
    "img": _image,
    "li": _item,
    "math": _formula,
    "ol": _list,
    "p": _paragraph,
    "quote": _escaped,
    "strong": _element,
    "symbol": _escaped,
    "table": _table,
    "td": _cell,
    "text": _text,
    "ul": _list,
}
