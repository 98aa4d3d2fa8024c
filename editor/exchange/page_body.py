"""Marks around a page's article, and around what in the article is the page's own.

They are characters that can be found again in the Markdown that is made of the tree.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from lxml import etree

from editor.exchange.page_clean import drop
from editor.exchange.phrases import phrases, places

Element = Any
BODY, NOISE, END = "\ue000", "\ue001", "\ue002"
"""The article begins, something of the page begins, what began last ends."""

_FURNITURE = places("furniture")
_FURNITURE_NAMES = phrases("page-furniture", word=True)
_KEPT_NAMES = phrases("page-kept")
_INLINE = ("a", "b", "button", "em", "font", "i", "label", "small", "span", "strong", "sup", "time")
_MARKS = "#¶§🔗\u200b \n\t"
_SORTED = re.compile(r"/(?:tags?|categor(?:y|ies)|topics?|labels?|t)/[^/]+/?$")
_MOST_TAGS = 40
_LAYING_OUT = frozenset("a center dd dl font form li ol table tbody td th tr ul".split())


def mark(tree: Element, container: Element) -> None:
    """Put marks around the article and around what in it is the page's."""
    for link in container.xpath(".//h1/a|.//h2/a|.//h3/a|.//h4/a|.//h5/a"):
        _free_heading(link)
    named = [each for each in container.iter("*") if each is not container and _is_furniture(each)]
    for element in [*container.xpath("|".join(_FURNITURE)), *named, *_sorting(container)]:
        if element.getparent() is not None and not _is_marked(element):
            _mark_furniture(element)
    _lay_out(tree, container)
    if container.tag in ("body", "html"):
        container.text = f"{BODY}{container.text or ''}"
        etree.SubElement(container, "p").text = END
    else:
        _wrap(container, BODY)


def _free_heading(link: Element) -> None:
    """A heading that as a whole is a link to itself is only a heading."""
    own = link.text_content().strip(_MARKS)
    if own and own == link.getparent().text_content().strip(_MARKS) and "#" in link.get("href", ""):
        link.drop_tag()


def _is_marked(element: Element) -> bool:
    return any(each.get("data-page") for each in element.iterancestors())


def _mark_furniture(element: Element) -> None:
    text = element.text_content()
    pictured = element.find(".//img") is not None
    only_mark = element.tag == "a" and not text.strip(_MARKS)
    if (text.strip() and not only_mark) or pictured:
        element.set("data-page", "1")
        _wrap(element, NOISE)
    else:
        drop(element)


def _lay_out(tree: Element, container: Element) -> None:
    """Tables and lists that only say where things are to be become plain divisions."""
    for table in list(container.iter("table")):
        if all(len(row) <= 1 for row in table.iter("tr")) or _has_all_in_one(table):
            for part in (table, *table.iter("tbody", "tr", "td", "th")):
                part.tag = "div"
    for above in (container, *container.iterancestors()):
        if above.tag in _LAYING_OUT:
            above.tag = "div"
    inside = set(container.iter())
    for inline in tree.iter(*_INLINE, "li"):
        # Names, dates and counters side by side are words of their own.
        if inline not in inside and not inline.tail:
            inline.tail = " "


def _has_all_in_one(table: Element) -> bool:
    """Whether one cell holds paragraphs that are nearly all of the table: a page in columns."""
    own = len(table.text_content())
    paragraphed = (each for each in table.iterfind("tr/td") if len(each.findall("p")) > 1)
    inner = (each for each in table.iterfind("tbody/tr/td") if len(each.findall("p")) > 1)
    return any(len(each.text_content()) > 0.7 * own for each in (*paragraphed, *inner))


def _wrap(element: Element, begin: str) -> None:
    """Put a mark before and after an element: of a block as paragraphs of their own."""
    parent = element.getparent()
    if parent.tag in ("ul", "ol", "tr", "tbody", "table", "dl"):
        element.text = begin + (element.text or "")
        etree.SubElement(element, "span").text = END
        return
    at = parent.index(element)
    tag = "span" if element.tag in _INLINE else "p"
    before, after = etree.Element(tag), etree.Element(tag)
    before.text, after.text = begin, END
    after.tail, element.tail = element.tail, None
    parent.insert(at, before)
    parent.insert(at + 2, after)


def _sorting(container: Element) -> list[Element]:
    """What holds only links to tags and categories, looked for around such links."""
    around: dict[Element, None] = {}
    for link in container.iter("a"):
        if _SORTED.search(link.get("href") or ""):
            above = [each for each in islice(link.iterancestors(), 3) if each is not container]
            around.update(dict.fromkeys(reversed(above)))
    return [each for each in around if each.tag in ("ul", "ol", "div", "p") and _is_sorting(each)]


def _is_sorting(element: Element) -> bool:
    """Whether all that an element has are links to tags and categories."""
    links = list(islice(element.iter("a"), _MOST_TAGS + 1))
    if len(links) > _MOST_TAGS:
        return False
    if not links or not all(_SORTED.search(each.get("href") or "") for each in links):
        return False
    linked = sum(len(each.text_content().strip()) for each in links)
    return len(element.text_content().strip()) <= linked + 4 * len(links) + 12


def _is_furniture(element: Element) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if not names.strip() or not _FURNITURE_NAMES.search(names) or _KEPT_NAMES.search(names):
        return False
    if element.tag in (
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "pre",
        "code",
        "img",
        "figure",
        "blockquote",
        "table",
        "html",
        "body",
        "main",
    ):
        heading = element.tag in ("h2", "h3", "h4") and "anchor" not in names
        return (heading or element.tag == "p") and len(element.text_content()) < 200
    # Half of an article is never the page's, whatever it is called.
    return len(element.text_content()) < 1500 or len(element.xpath(".//p")) < 4
