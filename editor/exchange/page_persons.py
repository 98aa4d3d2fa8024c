"""Who a page says has written its article: where a class says so, beside the date, in its data.

Knows names and elements; not where the article's text is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from editor.exchange.byline import without_dates
from editor.exchange.found import Candidate, Role, essence
from editor.exchange.labels import label_of
from editor.exchange.persons import are_names, is_name, is_publisher, plain_name, separate
from editor.exchange.phrases import phrases, places

Element = Any
_LONGEST = 80
(_NAMED,) = places("names")
(_TIMES,) = places("times")
(_INNER,) = places("inner-names")
(_SITE_NAMES,) = places("site-names")
_APART = phrases("page-apart", word=True)
_NO_NAME = re.compile(
    r"^(?:https?:|www\.|/|@?\S+@\S+\.\S+$|admin$|author$|作者$|unknown$|staff$|none$|null$|undefined$)",
    re.I,
)
_SORTED = re.compile(
    r"(?:^|[/_-])(?:tags?|categor\w*|topics?|archives?|series|labels?)(?:$|[/=_-])"
)


def name_from(text: str) -> str:
    """The name in what a page has in a name's place; "" if there is none."""
    label = label_of(text)
    text = label.value if label and label.value and label.role is Role.AUTHOR else text
    text = without_dates(plain_name(text))
    text = re.sub(r"\s+(?:on|at|in)(?:\s.*)?$", "", text).strip(" ,，·|:：@")
    return "" if _NO_NAME.match(text) or len(text) > _LONGEST else separate(text)


def names_of(element: Element) -> str:
    """The name or names that an element shows, without what else is in it."""
    if element.tag == "meta":
        return name_from(element.get("content") or "")
    whole = name_from(" ".join("".join(element.itertext()).split()))
    if are_names(whole) and not (inner := _inner(element)):
        return whole
    inner = _inner(element)
    if inner:
        return ", ".join(dict.fromkeys(inner))
    pieces = [name_from(each) for each in element.itertext() if each.strip()]
    if len(pieces) > 1 and not are_names(whole):
        return next((each for each in pieces if is_name(each)), whole)
    return whole


def _inner(element: Element) -> list[str]:
    """What inside an element says that it is a name."""
    found = element.xpath(_INNER)
    texts = [each.get("content") or "".join(each.itertext()) for each in found]
    names = [name_from(each) for each in texts]
    return [each for each in names if each and are_names(each)]


def set_apart(tree: Element) -> frozenset[Element]:
    """The elements of comments, lists of other articles and the like: what they name is not
    about this one.
    """
    apart: set[Element] = set()
    for element in tree.iter("div", "section", "ul", "ol", "li", "aside", "nav", "footer"):
        if element in apart:
            continue
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if _APART.search(names) and element.find(".//h1") is None:
            apart.update(element.iter())
    return frozenset(apart)


def persons(tree: Element, apart: frozenset[Element]) -> Iterator[tuple[Role, Candidate]]:
    """Names where a class says so, and beside the date."""
    for element in tree.xpath(_NAMED)[:20]:
        name = "" if element in apart else names_of(element)
        if are_names(name) and len(name) <= 60:
            yield role_of_name(name), Candidate(name, "page-text", 0.62)
            break
    sites = site_names(tree)
    moments = [each for each in tree.xpath(_TIMES) if each not in apart]
    for moment in moments[:6]:
        name = _beside(moment, sites)
        if name:
            yield role_of_name(name), Candidate(name, "beside-date", 0.5)
            return


def _beside(moment: Element, sites: frozenset[str]) -> str:
    """The name in the same few words as a date."""
    around = moment.getparent()
    for _ in range(4):
        if around is None or around.tag == "body" or len(around.text_content().strip()) > 160:
            return ""
        for each in around.xpath(".//a|.//*[@itemprop='name']|.//span|.//em|.//strong|.//td"):
            if _is_sorting(each) or each.xpath("ancestor::nav|ancestor::h1"):
                continue
            name = name_from(" ".join("".join(each.itertext()).split()))
            if is_name(name) and essence(name) not in sites:
                return name
        around = around.getparent()
    return ""


def _is_sorting(element: Element) -> bool:
    """Whether an element leads to a tag's or category's page."""
    classes = " ".join(each.get("class") or "" for each in (element, *element.iterancestors()))
    if re.search(r"(?:^|[\s_-])(?:tags?|categor(?:y|ies)|cat-links|kicker)(?:$|[\s_-])", classes):
        return True
    return any(_SORTED.search(each.get("href") or "") for each in (element, *element.iter("a")))


def role_of_name(name: str) -> Role:
    """A newspaper's or office's name tells the source, another the author."""
    return Role.SOURCE if is_publisher(name) else Role.AUTHOR


def site_names(tree: Element) -> frozenset[str]:
    """The essences of what the page calls its site."""
    said = [
        each if isinstance(each, str) else each.text_content() for each in tree.xpath(_SITE_NAMES)
    ]
    title = " ".join("".join(tree.xpath("//head/title//text()")).split())
    parts = re.split(r"\s+[|｜–—·•»«-]\s+|[|｜_]|-(?=[^-]*$)", title)
    return frozenset(essence(each) for each in (*said, *parts[1:][-1:]) if each.strip())
