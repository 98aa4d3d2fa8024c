"""What a page tells of its title, date, author … outside of its text, by a table of places.

Each place has a reason and how sure it is. Knows nothing of where the article's text is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from typing import Any

from lxml import html

from editor.exchange.dates import find_dates, read_date
from editor.exchange.found import Candidate, Role
from editor.exchange.labels import names_in
from editor.exchange.opening import plain_title
from editor.exchange.page_persons import (
    name_from,
    names_of,
    persons,
    role_of_name,
    set_apart,
)
from editor.exchange.persons import is_name
from editor.exchange.phrases import known_places

Element = Any

_CREATED = re.compile(
    r"""(?:var\s+ct\s*=\s*["'](?P<a>1\d{9})["']|createTime\s*[=:]\s*["'](?P<b>[\d:\s/-]{10,20})["']"""
    r"""|["']?publish_?[tT]ime["']?\s*[:=]\s*["'](?P<c>20\d\d-[\d:\sT+-]{5,25})["'])"""
)
_SITE_NAME = (
    "self::*[contains(@class,'site-title') or contains(@class,'logo') or contains(@class,'brand')]"
)


def hints_of(tree: Element, address: str) -> Iterator[tuple[Role, Candidate]]:
    """Candidates from the page's data, its head, its usual places and its address."""
    apart = set_apart(tree)
    for read in _READERS:
        yield from read(tree)
    yield from _places(tree, apart)
    yield from persons(tree, apart)
    day = re.search(
        r"/((?:19|20)\d\d)[/-]?(0?[1-9]|1[0-2])[/-]?(0?[1-9]|[12]\d|3[01])(?:/|\b|_|-)", address
    )
    if day:
        value = f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}"
        yield from (
            (Role.DATE, Candidate(each.value, "address", 0.45)) for each in find_dates(value)
        )


def _linked_data(tree: Element) -> Iterator[tuple[Role, Candidate]]:
    for script in tree.xpath("//script[contains(@type,'ld+json')]"):
        try:
            data = json.loads(
                re.sub(r"^\s*<!--|-->\s*$|/\*.*?\*/", "", script.text or "", flags=re.S),
                strict=False,
            )
        except (ValueError, RecursionError):
            continue
        known = _persons_by_id(data)
        for item in _items(data):
            yield from _of_item(item, known)


def _persons_by_id(data: Any) -> dict[str, Any]:
    """What the parts of a graph are called by its other parts."""
    graph = data.get("@graph") if isinstance(data, dict) else data
    return {
        str(each["@id"]): each
        for each in (graph if isinstance(graph, list) else [])
        if isinstance(each, dict) and "@id" in each and "name" in each
    }


def _items(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """What is said of an article among all that a page says of itself."""
    if depth > 6:
        return
    for each in data if isinstance(data, list) else [data]:
        if not isinstance(each, dict):
            continue
        kind = str(each.get("@type", ""))
        if (
            re.search(r"Article|Posting|Report|Review|WebPage$|Creative", kind)
            or "headline" in each
            or (not kind and "pubDate" in each)
        ):
            yield each
        for inner in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _items(each.get(inner), depth + 1)


def _of_item(item: dict[str, Any], known: dict[str, Any]) -> Iterator[tuple[Role, Candidate]]:
    page = str(item.get("@type", "")) == "WebPage"
    sure = 0.4 if page else 0.85
    yield from _said(
        Role.TITLE,
        item.get("headline") or item.get("title" if page else "name") or item.get("title"),
        sure - 0.05,
    )
    yield from _said(
        Role.DATE,
        item.get("datePublished") or item.get("pubDate") or item.get("dateCreated"),
        sure + 0.03,
    )
    yield from _said(Role.SUMMARY, item.get("description"), sure - 0.2)
    authors = item.get("author") or item.get("creator")
    authors = [
        known.get(str(each.get("@id")), each)
        if isinstance(each, dict) and "name" not in each
        else each
        for each in (authors if isinstance(authors, list) else [authors])
    ]
    names = [
        str(each.get("name") or "") if isinstance(each, dict) else str(each)
        for each in authors
        if each and not (isinstance(each, dict) and "Organization" in str(each.get("@type", "")))
    ]
    yield from _said(Role.AUTHOR, ", ".join(filter(None, names)), sure + 0.03)
    words = item.get("keywords")
    yield from _said(
        Role.TAGS, ", ".join(map(str, words)) if isinstance(words, list) else words, 0.6
    )


def _said(role: Role, value: Any, sure: float) -> Iterator[tuple[Role, Candidate]]:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, str) and value.strip():
        yield from _candidate(role, value, "page-data", sure)


def _metas(tree: Element) -> Iterator[tuple[Role, Candidate]]:
    said: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = (
            (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        )
        if name and meta.get("content", "").strip():
            said.setdefault(name, []).append(meta.get("content").strip())
    for name_of_role, sure, names in known_places("meta"):
        role = Role(name_of_role)
        for name in names.split():
            values = said.get(name, [])
            if role in (Role.TAGS, Role.AUTHOR) and len(values) > 1:
                values = [", ".join(dict.fromkeys(values))]
            for value in values[:1]:
                yield from _candidate(role, value, "page-head", sure)


def _places(tree: Element, apart: frozenset[Element]) -> Iterator[tuple[Role, Candidate]]:
    for name_of_role, sure, reason, path in known_places("places"):
        role = Role(name_of_role)
        found = [each for each in tree.xpath(path)[:40] if each not in apart]
        shown = names_of if role is Role.AUTHOR else partial(_shown, role=role)
        texts = [shown(each) for each in found[:12]]
        if role is Role.TAGS:
            names = [name.lstrip("#＃").strip() for name in texts if 0 < len(name) <= 30]
            yield from _candidate(role, ", ".join(dict.fromkeys(filter(None, names))), reason, sure)
            continue
        if role is Role.AUTHOR:
            texts = _side_by_side(found, texts)
        for number, text in enumerate(filter(None, texts[:4])):
            yield from _candidate(role, text, reason, sure - number * 0.1)


def _side_by_side(found: list[Element], texts: list[str]) -> list[str]:
    """The first name with those that stand beside it: they have written together."""
    first = found[:1]
    beside = [
        text
        for each, text in zip(found, texts, strict=False)
        if text and first and each.getparent() is first[0].getparent() and is_name(text)
    ]
    together = list(dict.fromkeys(beside))
    return [", ".join(together), *texts[1:]] if len(together) > 1 else texts


def _headings(tree: Element) -> Iterator[tuple[Role, Candidate]]:
    headings = [each for each in tree.iter("h1") if _shown(each, Role.TITLE)]
    for heading in headings[:3]:
        sure = 0.75 if len(headings) == 1 else 0.5
        if heading.xpath(".//a[@href='/' or @id='logo' or @rel='home']") or heading.xpath(
            _SITE_NAME
        ):
            sure = 0.2
        yield from _candidate(Role.TITLE, _shown(heading, Role.TITLE), "page-heading", sure)
    name = " ".join("".join(tree.xpath("//head/title//text()|//title[1]//text()")).split())
    parts = re.split(r"-{2,}|\s+[|｜–—·•»«-]\s+|[|｜_]| - |- ?(?=[^-]*$)", name)
    if name:
        # What all pages of a site have comes last, or first if the rest is a heading.
        whole = Candidate(plain_title(parts[0]), "page-title", 0.55)
        yield Role.TITLE, whole
        if len(parts) > 1:
            yield Role.TITLE, Candidate(name, "page-title", 0.35)


def _scripts(tree: Element) -> Iterator[tuple[Role, Candidate]]:
    for script in tree.iter("script"):
        text = script.text or ""
        match = _CREATED.search(text) if len(text) < 2_000_000 else None
        if match and match["a"]:
            # WeChat shows Peking's time.
            moment = datetime.fromtimestamp(int(match["a"]), UTC).astimezone(
                timezone(timedelta(hours=8))
            )
            yield Role.DATE, Candidate(f"{moment:%Y-%m-%d %H:%M:%S} +08:00", "page-data", 0.86)
        elif match:
            yield from _candidate(Role.DATE, match["b"] or match["c"], "page-data", 0.8)


def _candidate(role: Role, text: str, reason: str, sure: float) -> Iterator[tuple[Role, Candidate]]:
    text = " ".join(text.split())
    if role is Role.DATE:
        whole = read_date(text)
        for date in [whole] if whole else list(find_dates(text))[:1]:
            yield role, Candidate(date.value, reason, sure if date.sure else 0.3)
        return
    if role is Role.TITLE:
        text = plain_title(
            html.fromstring(f"<p>{text}</p>").text_content() if "&" in text else text
        )
    elif role in (Role.AUTHOR, Role.SOURCE):
        text = name_from(text)
        role = role_of_name(text) if role is Role.AUTHOR else role
    elif role is Role.TAGS:
        text = ", ".join(names_in(text))
    if text and len(text) <= (1000 if role is Role.SUMMARY else 300):
        yield role, Candidate(text, reason, sure)


def _shown(element: Element, role: Role) -> str:
    """What an element says; of a time what it says to programs, if that is a date."""
    if role is Role.DATE:
        for attribute in ("datetime", "content", "title"):
            if read_date(element.get(attribute) or ""):
                return element.get(attribute) or ""
    if element.tag == "meta":
        return element.get("content") or ""
    return " ".join("".join(element.itertext()).split())


_READERS: tuple[Callable[[Element], Iterator[tuple[Role, Candidate]]], ...] = (
    _linked_data,
    _metas,
    _headings,
    _scripts,
)
