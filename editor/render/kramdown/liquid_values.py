"""What of Liquid's variables, filters and addresses is known from a site's settings alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import quote, urlsplit

_PARTS = re.compile(r"(?:\"[^\"]*\"|'[^']*'|[^|\"'])+")
_TEXT = re.compile(r"\s*(?:\"([^\"]*)\"|'([^']*)')\s*")
_NUMBER = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*")
_FILTER = re.compile(r"\s*(\w+)\s*(?::(.*))?", re.DOTALL)
_FRAGMENT = re.compile(r"(?:\"[^\"]*\"|'[^']*'|[^\s,|'\"])+")
_NAME = r"[A-Za-z_][\w-]*\??"
_VARIABLE = re.compile(rf"\s*({_NAME})(?:\.{_NAME}|\[[^\]]*\])*\s*", re.ASCII)
_GIVEN = frozenset({"content", "include", "jekyll", "layout", "page", "paginator", "site", "theme"})
"""What Jekyll itself gives a post; all else is nothing, but for what the post assigns."""
_NUMBERS = frozenset({"inspect", "jsonify", "minus", "plus", "size", "times"})
"""Filters that make something of nothing."""
_POST = re.compile(r"(?:.*/)?(\d+)-(\d+)-(\d+)-([^/]*?)(?:\.\w+)?")
_KEPT = "/:?#[]@!$&'()*+,;=%-._~"
_PERMALINKS = {
    "date": "/:categories/:year/:month/:day/:title.html",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "none": "/:categories/:title.html",
}


@dataclass(frozen=True)
class Site:
    """What addresses begin with, and the pattern of posts' addresses."""

    url: str = ""
    baseurl: str = ""
    permalink: str = "date"


def is_given(code: str) -> bool:
    """Whether ``{{ code }}`` begins with a variable that Jekyll gives."""
    found = _VARIABLE.match(code)
    return found is not None and found[1] in _GIVEN


def value(code: str, site: Site) -> str | None:
    """What ``{{ code }}`` gives, or None if that is not known.

    What is no Liquid at all (that of Go, Vue, Helm) is nothing, or the text it begins with.
    """
    first, *filters = _PARTS.findall(code) or [""]
    known = _simple(first, site)
    is_liquid = known is not None or _VARIABLE.fullmatch(first) is not None
    if not is_liquid:
        fragment = _FRAGMENT.search(first)
        word = fragment[0] if fragment else ""
        known = _simple(word, site)
        known = "" if known is None and not is_given(word) else known
    for each in filters:
        match = _FILTER.fullmatch(each)
        if known is None or (match and match[1] in _NUMBERS):
            return None
        if match is None or match[1] not in _FILTERS:
            if is_liquid:
                return None
            continue
        arguments = [_simple(one, site) for one in _PARTS_OF_ARGUMENTS.findall(match[2] or "")]
        try:
            known = _FILTERS[match[1]](site, known, *arguments)
        except TypeError:  # wrong arguments
            return None
    return known


_PARTS_OF_ARGUMENTS = re.compile(r"(?:\"[^\"]*\"|'[^']*'|[^,\"'])+")


def _simple(code: str, site: Site) -> str | None:
    if text := _TEXT.fullmatch(code):
        return text[1] if text[1] is not None else text[2]
    if number := _NUMBER.fullmatch(code):
        return number[1]
    known = {"site.baseurl": site.baseurl, "site.url": site.url} | _LITERALS
    return known.get(code.strip())


_LITERALS = {"": "", "blank": "", "empty": "", "false": "false", "nil": "", "null": ""}
_LITERALS |= {"true": "true"}


def _relative(site: Site, path: str) -> str:
    if urlsplit(path).scheme:
        return path
    parts = (site.baseurl.removesuffix("/"), path)
    return quote("".join(f"/{each.removeprefix('/')}" for each in parts if each), safe=_KEPT)


def _absolute(site: Site, path: str) -> str:
    if urlsplit(path).scheme:
        return path
    return quote(site.url, safe=_KEPT) + _relative(site, path)


_FILTERS: Mapping[str, Callable[..., str]] = {
    "absolute_url": _absolute,
    "append": lambda site, text, end: text + end,
    "default": lambda site, text, other: text or other,
    "downcase": lambda site, text: text.lower(),
    "escape": lambda site, text: escape(text),
    "prepend": lambda site, text, start: start + text,
    "relative_url": _relative,
    "remove": lambda site, text, part: text.replace(part, ""),
    "replace": lambda site, text, old, new: text.replace(old, new),
    "strip": lambda site, text: text.strip(),
    "upcase": lambda site, text: text.upper(),
}


def page_address(path: str, site: Site) -> str:
    """The address of the page or post that is made of the file at ``path``."""
    path = path.strip().strip("\"'").removeprefix("/")
    post = _POST.fullmatch(path)
    if post is None:
        name, dot, ending = path.rpartition(".")
        is_page = ending in ("md", "markdown", "html")
        path = f"{name}.html" if dot and is_page else path
        return site.baseurl.removesuffix("/") + "/" + path.removeprefix("_")
    year, month, day, title = post.groups()
    pattern = _PERMALINKS.get(site.permalink, site.permalink)
    if ":" not in pattern:
        pattern = _PERMALINKS["date"]
    names = {
        "categories": "",
        "year": year,
        "month": month,
        "day": day,
        "i_month": month.lstrip("0"),
        "i_day": day.lstrip("0"),
        "title": title,
        "slug": title,
    }
    address = re.sub(r":(\w+)", lambda found: names.get(found[1], ""), pattern)
    return site.baseurl.removesuffix("/") + re.sub("/{2,}", "/", "/" + address)
