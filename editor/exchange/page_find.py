"""Which element of a page holds its article: told by its name, else by the text in it."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

from editor.exchange.phrases import places

Element = Any
_CONTAINERS = places("containers")


def container_of(tree: Element, page: str) -> Element:
    """The element that holds the article: by its name, else by what trafilatura takes for it."""
    body = tree.find("body") if tree.find("body") is not None else tree
    whole = _length(body)
    for path in _CONTAINERS:
        found = [each for each in tree.xpath(path) if not _in_page(each)]
        best = max(found, key=_length, default=None)
        if best is not None and _length(best) >= min(120, whole * 0.3) and len(found) < 40:
            return _narrowed(_widened(best, found))
    by_text = _by_text(tree, page)
    return by_text if by_text is not None else _densest(body)


def _in_page(element: Element) -> bool:
    return any(
        each.tag in ("aside", "footer", "nav")
        or re.search(
            r"(?:^|[\s_-])(?:comments?|related|sidebar)(?:$|[\s_-])",
            f"{each.get('class') or ''} {each.get('id') or ''}",
        )
        for each in (element, *element.iterancestors())
        if each.tag not in ("body", "html", "main")
    )


def _widened(best: Element, found: list[Element]) -> Element:
    """An element around several that share the article (Medium's sections)."""
    alike = [
        each
        for each in found
        if each.tag == best.tag and each.getparent() is best.getparent() and each is not best
    ]
    inside = any(each in best.iterancestors() for each in found)
    shared = sum(map(_length, alike))
    return (
        best.getparent()
        if alike and not inside and shared > _length(best) * 0.2 and best.tag == "section"
        else best
    )


def _narrowed(container: Element) -> Element:
    """Down to the one element inside that has nearly all of the paragraphs."""
    while True:
        whole = _paragraphs(container)
        inner = max(container, key=_paragraphs, default=None)
        if inner is None or inner.tag not in ("div", "section", "article", "main") or not whole:
            return container
        if _paragraphs(inner) < 0.88 * whole or any(_bare(each.tail or "") for each in container):
            return container
        container = inner


def _paragraphs(element: Element) -> int:
    """Characters in what articles are made of."""
    if not isinstance(element.tag, str):
        return 0
    blocks = element.xpath(
        "descendant-or-self::*[self::p or self::pre or self::li or self::blockquote or self::h2"
        " or self::h3 or self::td]"
    )
    return sum(len(_bare(each.text_content())) for each in blocks)


def _by_text(tree: Element, page: str) -> Element | None:
    """The smallest element with nearly all of the text that trafilatura takes for the article's."""
    # Loaded by name: it takes longer than most pages need.
    extract = import_module("trafilatura").extract
    text: Any = extract(page, include_comments=False, include_tables=True, no_fallback=False)
    pieces = [_bare(line) for line in str(text or "").split("\n")]
    pieces = [each for each in pieces if len(each) >= 20]
    if not pieces:
        return None
    best, least = None, 0
    for element in tree.iter("div", "section", "article", "main", "td", "body"):
        own = _bare(element.text_content())
        there = sum(len(piece) for piece in pieces if piece[:40] in own)
        if there >= 0.7 * sum(map(len, pieces)) and (best is None or len(own) < least):
            best, least = element, len(own)
    return best


def _densest(body: Element) -> Element:
    """The element whose own paragraphs hold the most text."""
    scores: dict[Element, int] = {}
    for paragraph in body.iter("p", "br"):
        parent = paragraph.getparent()
        if parent is not None:
            length = (
                len(paragraph.text_content()) if paragraph.tag == "p" else len(paragraph.tail or "")
            )
            scores[parent] = scores.get(parent, 0) + length
    return max(scores, key=lambda each: scores[each], default=body)


def _length(element: Element) -> int:
    """Characters of text, without what is linked."""
    return (
        len(_bare(element.text_content()))
        - sum(len(_bare(each.text_content())) for each in element.iter("a")) // 2
    )


def _bare(text: str) -> str:
    return re.sub(r"[\s*_#`>|\\-]+", "", text)
