"""The tables of ``resources/import``: what lines say, and where pages have what.

A new phrase or place is a new line there. Knows nothing of what they are used for.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import yaml

from editor.resources import resource


def phrases(
    name: str, *, begins: bool = False, whole: bool = False, word: bool = False
) -> re.Pattern[str]:
    """What finds any phrase of that name: anywhere, where a line ``begins``, as a ``whole`` line
    (marks before and after do not count), or as one ``word`` of several.
    """
    any_of = f"(?:{'|'.join(table('phrases')[name])})"
    if begins:
        any_of = rf"^\W{{0,8}}{any_of}"
    elif whole:
        any_of = rf"\W*{any_of}\W*"
    elif word:
        any_of = rf"(?:^|[\s_-]){any_of}(?=$|[\s_-])"
    return re.compile(any_of, re.IGNORECASE)


def each_phrase(name: str) -> tuple[re.Pattern[str], ...]:
    """What finds each of the phrases of that name."""
    return tuple(re.compile(each, re.IGNORECASE) for each in table("phrases")[name])


def places(name: str) -> tuple[str, ...]:
    """XPaths (or attributes) of that name."""
    return tuple(map(with_classes, table("places")[name]))


def known_places(name: str) -> tuple[tuple[Any, ...], ...]:
    """Rows of the table ``name``: what is found there, how sure, …, and last where."""
    return tuple((*row[:-1], with_classes(row[-1])) for row in table("places")[name])


def with_classes(path: str) -> str:
    """``{name}`` in an XPath stands for "has the class name"."""
    # Most elements of a page have no class: asked first, as it is quick.
    found = r"(@class and contains(concat(' ',normalize-space(@class),' '),' \1 '))"
    return re.sub(r"\{([\w-]+)\}", found, path)


@cache
def table(name: str) -> dict[str, Any]:
    """All of one file of tables."""
    text = resource("import", f"{name}.yaml").read_text(encoding="utf-8")
    read: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return read
