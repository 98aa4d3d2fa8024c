"""Where a page's article is, and what in it belongs to the page.

Changes the tree: what is neither shown nor text goes, the page's own things inside the article
are put between marks that can be found again in the Markdown.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

from editor.exchange.phrases import phrases, places

Element = Any
BODY, NOISE, END = "\ue000", "\ue001", "\ue002"
"""Marks in the text: the article begins, something of the page begins, what began last ends."""

_DEAD = "script style noscript template svg iframe object embed canvas link meta base select textarea input dialog audio".split()
_CONTAINERS = places("containers")
_FURNITURE = places("furniture")
_FURNITURE_NAMES = phrases("page-furniture", word=True)
_KEPT_NAMES = phrases("page-kept")
_LAZY = places("lazy")
_IMAGE_FILE = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|avif)(?:[?#]|$)", re.IGNORECASE)
_TINY = re.compile(r"^(?:0|1)(?:px)?$")


def clean(tree: Element, address: str) -> None:
    """Take out what is not text, and make images and links what they stand for."""
    _images_from_noscript(tree)
    for element in [each for each in tree.iter() if not isinstance(each.tag, str)]:
        _drop(element)
    for element in tree.xpath("//*[" + " or ".join(f"self::{name}" for name in _DEAD) + "]"):
        _drop(element)
    for element in tree.xpath(
        "//*[@hidden or contains(@style,'display:none') or contains(@style,'display: none')]"
    ):
        if (
            element.tag not in ("body", "html", "main", "article")
            and element.get("id") != "js_content"
        ):
            _drop(element)
    base = _base(tree, address)
    for image in tree.iter("img"):
        image.set("src", _source(image, base))
    for image in [each for each in tree.iter("img") if not each.get("src")]:
        _drop(image)
    for link in list(tree.iter("a")):
        _link(link, base)


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


def mark(tree: Element, container: Element) -> None:
    """Put marks around the article and around what in it is the page's."""
    for element in list(container.xpath("|".join(_FURNITURE))) + [
        each for each in container.iter("*") if each is not container and _is_furniture(each)
    ]:
        if element.getparent() is None or any(
            each.get("data-page") for each in element.iterancestors()
        ):
            continue
        if (
            element.tag == "a"
            and not (element.text_content() or "").strip("#¶§🔗\u200b \n\t")
            and element.find(".//img") is None
        ):
            _drop(element)
            continue
        if element.text_content().strip() or element.find(".//img") is not None:
            element.set("data-page", "1")
            _wrap(element, NOISE)
        else:
            _drop(element)
    for table in list(container.iter("table")):
        if all(len(row) <= 1 for row in table.iter("tr")):
            # One column: it only says where things are to be.
            for part in (table, *table.iter("tbody", "tr", "td", "th")):
                part.tag = "div"
    inside = set(container.iter())
    for inline in tree.iter("span", "a", "em", "time", "b", "i", "strong", "li", "small"):
        if inline not in inside and not inline.tail:
            inline.tail = " "
    for above in (container, *container.iterancestors()):
        if above.tag in (
            "table",
            "tbody",
            "tr",
            "td",
            "th",
            "ul",
            "ol",
            "li",
            "dl",
            "dd",
            "form",
            "center",
            "font",
            "a",
        ):
            above.tag = "div"
    if container.tag in ("body", "html"):
        container.text = f"{BODY}{container.text or ''}"
        end = etree.SubElement(container, "p")
        end.text = END
    else:
        _wrap(container, BODY)


def _wrap(element: Element, begin: str) -> None:
    """Put a mark before and after an element: of a block as paragraphs of their own."""
    parent = element.getparent()
    at = parent.index(element)
    inline = element.tag in (
        "a",
        "span",
        "button",
        "em",
        "i",
        "b",
        "strong",
        "small",
        "sup",
        "label",
        "time",
        "svg",
        "font",
    )
    tag = "span" if inline or parent.tag in ("ul", "ol", "tr", "tbody", "table", "dl") else "p"
    if parent.tag in ("ul", "ol", "tr", "tbody", "table", "dl"):
        first = element if len(element) == 0 else element
        first.text = begin + (first.text or "")
        last = etree.SubElement(first, "span")
        last.text = END
        return
    before, after = etree.Element(tag), etree.Element(tag)
    before.text, after.text = begin, END
    after.tail, element.tail = element.tail, None
    parent.insert(at, before)
    parent.insert(at + 2, after)


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


def _images_from_noscript(tree: Element) -> None:
    for quiet in tree.xpath("//noscript"):
        before = quiet.getprevious()
        inner = quiet.find(".//img")
        if inner is None and "<img" in (quiet.text or ""):
            inner = html.fragment_fromstring(quiet.text, create_parent="div").find(".//img")
        if inner is not None and before is not None:
            image = before if before.tag == "img" else before.find(".//img")
            if image is not None:
                image.set("src", inner.get("src") or "")
                for name in _LAZY:
                    image.attrib.pop(name, None)


def _source(image: Element, base: str) -> str:
    """An image's address: not the placeholder's that shows until it is scrolled to."""
    if _TINY.match(image.get("width") or "") and _TINY.match(image.get("height") or ""):
        return ""
    own = (image.get("src") or "").strip()
    for name in _LAZY:
        value = (image.get(name) or "").strip()
        if value and (
            not own
            or own.startswith("data:")
            or name in _LAZY[:6]
            or "placeholder" in own
            or "loading" in own
        ):
            if name.endswith("srcset"):
                if own and not own.startswith("data:"):
                    continue
                value = value.split(",")[-1].split()[0] if value.split(",")[-1].split() else ""
            if value and not value.startswith("data:"):
                return _absolute(value, base)
    return (
        ""
        if own.startswith(("data:", "blob:", "javascript:", "file:"))
        else _absolute(own, base)
        if own
        else ""
    )


def _link(link: Element, base: str) -> None:
    target = (link.get("href") or "").strip()
    if re.match(r"(?:javascript|vbscript|data|file|about):", target, re.IGNORECASE) or not target:
        link.attrib.pop("href", None)
    elif not target.startswith("#"):
        link.set("href", _absolute(target, base).replace(" ", "%20"))
    link.attrib.pop("title", None)
    image = link.find(".//img")
    if image is not None and not link.text_content().strip() and _shows_itself(link, image):
        link.drop_tag()


def _shows_itself(link: Element, image: Element) -> bool:
    """Whether a link around an image only leads to the image."""
    target = link.get("href") or ""
    return not target or target == image.get("src") or bool(_IMAGE_FILE.search(target))


def _absolute(address: str, base: str) -> str:
    try:
        joined = urljoin(base, address) if base else address
        return f"https:{joined}" if joined.startswith("//") else joined
    except ValueError:
        return address


def _base(tree: Element, address: str) -> str:
    said = tree.xpath(
        "//base/@href|//link[@rel='canonical']/@href|//meta[@property='og:url']/@content"
    )
    found = next((str(each) for each in said if str(each).startswith(("http://", "https://"))), "")
    try:
        return address or (found if urlsplit(found).hostname else "")
    except ValueError:
        return address


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        if isinstance(element.tag, str):
            element.drop_tree()
        else:
            before = element.getprevious()
            if before is not None:
                before.tail = (before.tail or "") + (element.tail or "")
            else:
                parent.text = (parent.text or "") + (element.tail or "")
            parent.remove(element)
