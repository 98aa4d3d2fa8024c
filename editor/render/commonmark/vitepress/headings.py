"""Ids of headings, the links to them, and the table of contents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from editor.render.commonmark.dialect import HeadingId
from editor.render.commonmark.vitepress.badges import with_badges
from editor.render.template import Entry

_CONTROL = re.compile(r"[\x00-\x1f]")
_COMBINING = re.compile("[\u0300-\u036f]")
_SPECIAL = re.compile(r"""[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'“”‘’<>,.?/\ufeff]+""")
_CONTENTS = re.compile(r"\[\[toc\]\]", re.IGNORECASE)
LEVELS = (2, 3)
"""Of the headings in the table of contents."""


def headings_plugin(
    md: MarkdownIt, heading_id: HeadingId, levels: Sequence[int], anchored: Sequence[int]
) -> None:
    """Give headings ids and links to themselves, and list those of ``levels`` for ``[[toc]]``.

    ``anchored``: the levels of those with an id.
    """

    def anchors(state: StateCore) -> None:
        for at, token in enumerate(state.tokens):
            if token.type == "heading_open" and int(token.tag[1:]) in anchored:
                _anchor(token, state.tokens[at + 1], heading_id, levels)

    md.core.ruler.push("anchor", anchors)
    md.block.ruler.before(
        "heading", "toc", _contents_rule, {"alt": ["paragraph", "reference", "blockquote"]}
    )


def slug(title: str) -> str:
    """The id that a heading gets by its title."""
    made = _COMBINING.sub("", unicodedata.normalize("NFKD", title))
    made = _SPECIAL.sub("-", _CONTROL.sub("", made))
    made = re.sub("-{2,}", "-", made).strip("-")
    return re.sub(r"^(\d)", r"_\1", made, flags=re.ASCII).lower()


def contents(entries: Sequence[tuple[Entry, str]]) -> str:
    """The list that ``[[toc]]`` shows of headings and their ids.

    A heading of a deeper level belongs to the one before.
    """
    top = _Item(0, "")
    path = [top]
    for entry, identifier in entries:
        while entry.level <= path[-1].level:
            path.pop()
        item = _Item(entry.level, f'<a href="#{identifier}">{entry.title}</a>')
        path[-1].items.append(item)
        path.append(item)
    return _list(top.items)


@dataclass
class _Item:
    level: int
    html: str
    items: list[_Item] = field(default_factory=list)


def _list(items: Sequence[_Item]) -> str:
    shown = (f"<li>{each.html}{_list(each.items) if each.items else ''}</li>" for each in items)
    return f"<ul>{''.join(shown)}</ul>"


def _anchor(heading: Token, inline: Token, heading_id: HeadingId, levels: Sequence[int]) -> None:
    children = inline.children or []
    title = "".join(each.content for each in children if each.type in ("text", "code_inline"))
    given = heading.attrs.get("id")
    level = int(heading.tag[1:])
    is_listed = level in levels and heading.level == 0
    identifier = heading_id(
        title if given is None else str(given),
        level if is_listed else 0,
        _entry(children),
        given=given is not None,
    )
    heading.attrs |= {"id": identifier, "tabindex": "-1"}
    opening = Token("link_open", "a", 1)
    opening.attrs = {
        "class": "header-anchor",
        "href": "#" + identifier,
        "aria-label": f'Permalink to "{inline.content}"',
    }
    sign = Token("html_inline", "", 0, content="&ZeroWidthSpace;")
    inline.children = [
        *children,
        Token("text", "", 0, content=" "),
        opening,
        sign,
        Token("link_close", "a", -1),
    ]


def _entry(children: Sequence[Token]) -> str:
    """A heading's title in the table of contents, as HTML."""
    entry = "".join(
        escape(each.content) if each.type in ("text", "code_inline") else each.content
        for each in children
        if each.type in ("text", "code_inline", "emoji", "html_inline")
    )
    return with_badges(entry).strip()


def _contents_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    if state.is_code_block(start) or not _CONTENTS.fullmatch(line.split(" ")[0]):
        return False
    if silent:
        return True
    state.line = start + 1
    opening = state.push("toc_open", "nav", 1)
    opening.map = [start, state.line]
    opening.attrs = {"class": "table-of-contents"}
    state.push("toc_body", "", 0).map = [start, state.line]
    state.push("toc_close", "nav", -1)
    return True
