"""HTML as a browser parses it, as top-level blocks of text lines that say what a reader gets.

Two blocks are alike if their texts are the same. Kept: tags, text, the attributes that are seen or
linked to. Left out: colouring, line numbers, anchors of headings, what no article may bring with it
(scripts, frames). Code is its text, language and marked lines, a formula is its TeX, however a
site wraps them. Knows nothing of Galley and of who made the HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.fidelity.code import code_of
from tests.fidelity.formulas import tex_of
from tests.fidelity.lines import Lines

_DROPPED = frozenset(
    "script style link meta base title iframe object embed applet svg noscript template textarea "
    "head frame frameset noframes noembed xmp select canvas param".split()
)
"""Elements that are taken out with what they hold."""
_UNWRAPPED = frozenset("html body form fieldset legend button label slot main nobr".split())
"""Elements of which only what they hold is compared; so are those that HTML does not know."""
_INLINE = frozenset(
    "a abbr acronym audio b bdi bdo big br cite code data del dfn em font i img input ins kbd mark "
    "math picture q rb rp rt rtc ruby s samp small span strike strong sub sup time tt u var video "
    "wbr".split()
)
_BLOCK = frozenset(
    "address article aside blockquote caption center col colgroup dd details dialog dir div dl "
    "dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr li menu nav ol p pre search "
    "section source summary table tbody td tfoot th thead tr track ul".split()
)
_KNOWN = (_INLINE | _BLOCK | _DROPPED) - _UNWRAPPED
_COMPARED = frozenset(
    "href src srcset alt title id class checked type start reversed value align colspan rowspan "
    "lang dir open datetime cite width height name color size face poster controls span scope "
    "hreflang download label headers abbr".split()
)
"""Attributes that are compared, beside ``style``."""
_STYLES = frozenset(
    "text-align color background-color width height max-width font-size font-weight font-style "
    "text-decoration float margin padding border vertical-align".split()
)
_UNSAFE = re.compile(r"\s*(?:javascript|vbscript|data|file):", re.I)
"""Addresses that no article may bring with it."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ANCHOR = re.compile(
    r"^(?:anchor|header-?anchor|header-?link|heading-?(?:anchor|link)|markdownIt-Anchor)$", re.I
)
_SIGNS = re.compile(r"^[\s#¶§🔗\u200b\u2060\ufeff]*$")


def blocks(html: str, without: Set[str] = frozenset()) -> list[str]:
    """The top-level blocks of a page's body; lines of text at the top level are one block.

    ``without``: attributes that are left out besides.
    """
    body = LexborHTMLParser(f"<!doctype html><body>{html}</body>").body
    found, run = list[str](), Lines(without)
    for node in _children(body):
        if _is_inline(node):
            _add(node, run)
            continue
        found += _text(run)
        run = Lines(without)
        _add(node, run)
        found += _text(run)
        run = Lines(without)
    return found + _text(run)


def _text(lines: Lines) -> list[str]:
    text = lines.finished()
    return [text] if text else []


def _children(node: LexborNode | None) -> Iterator[LexborNode]:
    """What a node holds, with elements that mean nothing replaced by what they hold."""
    child = node.first_child if node is not None else None
    while child is not None:
        name = child.tag or ""
        if name not in _KNOWN and not name.startswith(("-", "!")):
            yield from _children(child)
        elif name not in _DROPPED:
            yield child
        child = child.next


def _is_inline(node: LexborNode) -> bool:
    return node.tag in _INLINE or (node.tag or "").startswith("-") or node.tag == "!"


def _add(node: LexborNode, lines: Lines) -> None:
    name = node.tag or ""
    if name == "-text":
        lines.text(node.text_content or "")
    elif name.startswith(("-", "!")):
        return  # a comment
    elif (tex := tex_of(node)) is not None:
        lines.formula(tex)
    elif (code := code_of(node)) is not None:
        lines.code(code)
    elif name in _INLINE:
        _element(node, lines, inline=True)
    else:
        _element(node, lines, inline=False)


def _element(node: LexborNode, lines: Lines, *, inline: bool) -> None:
    name = node.tag or ""
    lines.open(name, _attributes(node, lines.without), inline=inline)
    kept = lines.keeps_space
    lines.keeps_space = kept or name == "pre"
    for child in _children(node):
        if not (name in _HEADINGS and _is_anchor(child)):
            _add(child, lines)
    lines.keeps_space = kept
    lines.close(inline=inline)


def _is_anchor(node: LexborNode) -> bool:
    """Whether it is the sign beside a heading that links to the heading."""
    if node.tag != "a":
        return False
    given = node.attributes
    if not _SIGNS.match(node.text(deep=True)) or node.css_first("img") is not None:
        return False
    named = any(_ANCHOR.match(each) for each in (given.get("class") or "").split())
    return named or (given.get("href") or "").startswith("#")


def _attributes(node: LexborNode, without: Set[str]) -> dict[str, str]:
    kept = dict[str, str]()
    for name, given in node.attributes.items():
        value = given or ""
        if name == "class":
            value = " ".join(sorted(set(value.split())))
            if not value:
                continue
        if name in ("href", "src") and _UNSAFE.match(value):
            continue
        if name in ("id", "name") and node.tag == "input":
            continue  # VitePress makes them at random
        if name in _COMPARED and name not in without:
            kept[name] = value
    styles = _styles(node.attributes.get("style") or "")
    if node.tag in ("td", "th", "p", "div") and "align" in kept:
        styles.setdefault("text-align", kept.pop("align"))
    if styles and "style" not in without:
        kept["style"] = "; ".join(f"{name}: {value}" for name, value in sorted(styles.items()))
    return kept


def _styles(style: str) -> dict[str, str]:
    pairs = (each.partition(":") for each in style.split(";"))
    named = {name.strip().lower(): " ".join(value.split()) for name, _, value in pairs}
    return {name: value for name, value in named.items() if name in _STYLES and value}
