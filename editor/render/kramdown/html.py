"""The tree as HTML, with holes for what the whole article decides.

A block of code and a formula have Galley's shape; all else is as kramdown's converter writes it,
but for the indentation.
"""

from __future__ import annotations

import re
from html import escape, unescape
from typing import Any

from editor.render.formulas import formula
from editor.render.highlight import code_block, coloured
from editor.render.kramdown.asked import NamedLists
from editor.render.kramdown.attributes import give
from editor.render.kramdown.html_blocks import VOID
from editor.render.kramdown.ids import basic_id
from editor.render.kramdown.tree import Node
from editor.render.kramdown.writer import Kinds, Writer, attributes_html, element, framed, text_html
from editor.render.lexing import lexer_named

_LANGUAGE = re.compile(r"\blanguage-([^ \t\r\n\f\v]+)")
_PLAIN = ("plaintext", "text")
_WITH_TEXT = ("script", "style")
_COMMENT = re.compile(r"<!--(?:-?>|.*?--!?>)", re.DOTALL)
_CJK = re.compile(
    r"(?<=[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])\n(?=[\u3040-\u30ff\u3400-\u9fff])"
)


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
    # It does not survive sanitising, but what holds it is not empty. For a browser it may end
    # sooner than for kramdown.
    ended = _COMMENT.match(node.value)
    return "<!---->" + (node.value[ended.end() :] if ended else "")


def _paragraph(writer: Writer, node: Node) -> str:
    if node.plain:
        return writer.inner(node)
    if len(node.children) == 1 and node.children[0].kind == "img":
        image = node.children[0]
        if image.given is not None and "standalone" in image.given.references:
            return _figure(node, image)
    return element(writer, node) + "\n"


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
    return framed(writer, node)


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
    return framed(writer, node)


def _table(writer: Writer, node: Node) -> str:
    for part in node.children:
        for row in part.children:
            for cell, alignment in zip(row.children, node.columns, strict=False):
                cell.value = "th" if part.kind == "thead" else "td"
                if alignment:
                    style = cell.attributes.get("style")
                    before = f"{style}; " if style is not None else ""
                    cell.attributes["style"] = f"{before}text-align: {alignment}"
    return framed(writer, node)


def _cell(writer: Writer, node: Node) -> str:
    inner = writer.inner(node) or "\u00a0"
    return f"<{node.value}{attributes_html(node.attributes)}>{inner}</{node.value}>\n"


def _code_block(writer: Writer, node: Node) -> str:
    attributes = dict(node.attributes)
    named = _LANGUAGE.search(attributes.get("class", ""))
    language = unescape(node.language.partition("?")[0] or (named[1] if named else ""))
    if not language and writer.options.language_of_blocks not in _PLAIN:
        language = writer.options.language_of_blocks
    own = _LANGUAGE.sub("", attributes.pop("class", ""), count=1).strip()
    html = code_block(node.value, language)
    if own:
        html = html.replace('class="highlight', f'class="highlight {escape(own)}', 1)
    return html.replace("<div", f"<div{attributes_html(attributes)}", 1) + "\n"


def _code_span(writer: Writer, node: Node) -> str:
    attributes = dict(node.attributes)
    shown = escape(node.value, quote=False)
    if default := writer.options.language_in_lines:
        own = attributes.get("class", "")
        named = _LANGUAGE.search(own)
        language = named[1] if named else default
        is_plain = language in _PLAIN
        lexer = None if is_plain else lexer_named(language)
        if lexer is not None:
            shown = coloured(node.value, lexer)
            # A lexer ends the last line.
            shown = shown if node.value.endswith("\n") else shown.removesuffix("\n")
        if lexer is not None or is_plain:
            own = own if named else f"language-{default} {own}".rstrip()
            attributes["class"] = f"{own} highlighter-rouge"
    return f"<code{attributes_html(attributes)}>{shown}</code>"


def _formula(writer: Writer, node: Node) -> str:
    if node.value:
        html = formula(node.value, display=not node.is_span)
    else:
        html = "\\(\\)" if node.is_span else "\\[\\]"
    attributes = dict(node.attributes)
    if not writer.options.math_engine:
        attributes["class"] = f"{attributes.get('class', '')} kdmath".lstrip()
    tag, end = ("span", "") if node.is_span else ("div", "\n")
    return f"<{tag}{attributes_html(attributes)}>{html}</{tag}>{end}" if attributes else html + end


def _html_element(writer: Writer, node: Node) -> str:
    inner = writer.inner_of_element(node)
    start = f"<{node.value}{attributes_html(node.attributes)}>"
    is_left_open = node.is_closed and node.model == "raw" and node.value not in _WITH_TEXT
    if not inner and (node.value in VOID or (is_left_open and not node.is_span)):
        # kramdown writes `<div />`, which for a browser has no end.
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


KINDS: Kinds = {
    "a": element,
    "abbreviation": _abbreviation,
    "blank": _blank,
    "br": _break,
    "codeblock": _code_block,
    "codespan": _code_span,
    "comment": _comment,
    "dd": _item,
    "dl": _definition_list,
    "dt": element,
    "element": _html_element,
    "em": element,
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
    "strong": element,
    "symbol": _escaped,
    "table": _table,
    "td": _cell,
    "text": _text,
    "ul": _list,
}
