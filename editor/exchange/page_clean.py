"""A page's tree without what is not text, its images and links being what they stand for."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import html

from editor.exchange.phrases import places

Element = Any
_DEAD = (
    "script style noscript template svg iframe object embed canvas link meta base select textarea"
    " input dialog audio"
).split()
_LAZY = places("lazy")
_IMAGE_FILE = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|avif)(?:[?#]|$)", re.IGNORECASE)
_TINY = re.compile(r"^(?:0|1)(?:px)?$")


def clean(tree: Element, address: str) -> None:
    """Take out what is not text, and make images and links what they stand for."""
    _images_from_noscript(tree)
    for element in [each for each in tree.iter() if not isinstance(each.tag, str)]:
        drop(element)
    for element in tree.xpath("//*[" + " or ".join(f"self::{name}" for name in _DEAD) + "]"):
        drop(element)
    for element in tree.xpath(
        "//*[@hidden or contains(@style,'display:none') or contains(@style,'display: none')]"
    ):
        if (
            element.tag not in ("body", "html", "main", "article")
            and element.get("id") != "js_content"
        ):
            drop(element)
    for inline in tree.iter("span", "a"):
        following = inline.getnext()
        if inline.tail or following is None or following.tag not in ("span", "a"):
            continue
        # Two words of a byline may be set apart only by the style sheet.
        if re.search(r"[a-z]$", inline.text_content()) and re.match(
            "[A-Z]", following.text_content()
        ):
            inline.tail = " "
    base = _base(tree, address)
    for image in tree.iter("img"):
        image.set("src", _source(image, base))
    for image in [each for each in tree.iter("img") if not each.get("src")]:
        drop(image)
    for link in list(tree.iter("a")):
        _link(link, base)


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


def drop(element: Element) -> None:
    """Take an element or comment out; the text after it stays."""
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
