"""Headings: ``#`` lines, their attributes, and the ids that Hugo gives them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from unicodedata import category, combining, normalize

from markdown_it.rules_block import StateBlock

from editor.render.commonmark.goldmark.attributes import Attributes, attributes
from editor.render.commonmark.goldmark.characters import BLANKS

_MARKS = re.compile(r"(#{1,6})(?:[ \t]+|$)")
_CLOSING = re.compile(r"(?:^|[ \t])#+$")
_ESCAPED_OR_OPEN = re.compile(r"\\.|\{")


def read_heading(
    with_attributes: bool, state: StateBlock, start: int, end: int, silent: bool
) -> bool:
    """The block rule of a ``#`` line."""
    if state.is_code_block(start):
        return False
    at = state.bMarks[start] + state.tShift[start]
    line = state.src[at : state.eMarks[start]]
    marks = _MARKS.match(line)
    if not marks:
        return False
    if silent:
        return True
    title, given = with_heading_attributes(line[marks.end() :].strip(BLANKS), with_attributes)
    if not title.strip("#"):
        title = ""
    title = _CLOSING.sub("", title).rstrip(BLANKS)
    state.line = start + 1
    push_heading(state, len(marks[1]), title, given, (start, start + 1))
    return True


def push_heading(
    state: StateBlock, level: int, title: str, given: Attributes, lines: tuple[int, int]
) -> None:
    """The tokens of a heading with the attributes that its author gave it."""
    opening = state.push("heading_open", f"h{level}", 1)
    opening.map = [*lines]
    opening.meta = {"attributes": dict(given)}
    inline = state.push("inline", "", 0)
    inline.content = title
    inline.map = [*lines]
    inline.children = []
    state.push("heading_close", f"h{level}", -1)


def with_heading_attributes(title: str, with_attributes: bool) -> tuple[str, Attributes]:
    """The title without the attribute list at its end, and that list."""
    if with_attributes and title.endswith("}"):
        for brace in _ESCAPED_OR_OPEN.finditer(title):
            listed = attributes(title, brace.start())
            if listed is not None and listed.end == len(title):
                return title[: brace.start()].rstrip(BLANKS), listed.attributes
    return title, {}


def github(title: str) -> str:
    """The id GitHub's way: letters, digits and underscores, a hyphen for a blank or hyphen."""
    kept = []
    for character in title:
        if character in "- ":
            kept.append("-")
        elif character == "_" or category(character)[0] == "L" or category(character) == "Nd":
            kept.append(_lower(character))
    return "".join(kept) or "heading"


def github_ascii(title: str) -> str:
    """The same, without accents and without what is not ASCII."""
    plain = "".join(each for each in normalize("NFD", title) if not combining(each))
    return github("".join(each for each in plain if each.isascii()))


def blackfriday(title: str) -> str:
    """The way of Hugo's first Markdown engine: one hyphen for all that is not a letter or digit."""
    words, is_apart = list[str](), False
    for character in title:
        if category(character)[0] in "LN":
            words.append(("-" if is_apart and words else "") + _lower(character))
            is_apart = False
        else:
            is_apart = True
    return "".join(words) or "heading"


SLUGS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {"github": github, "github-ascii": github_ascii, "blackfriday": blackfriday}
)
"""How an id is made of a title, by what the site's settings call it."""


def rule(with_attributes: bool) -> Callable[[StateBlock, int, int, bool], bool]:
    """`read_heading`, with attribute lists or without."""
    return partial(read_heading, with_attributes)


def _lower(character: str) -> str:
    return character.lower()[0]
