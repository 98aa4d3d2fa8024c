"""Fences as VitePress reads them: language, marked lines, a tab's title, notes in comments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape, unescape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

from editor.render.commonmark.vitepress.code_notes import without_notes
from editor.render.highlight import MARKED, code_block

_LINES = re.compile(r"\{([\d,-]+)\}")
_TITLE = re.compile(r"\[(.*)\]")
_LINE_LIST = re.compile(r"^(?:\[.*?\])?.*?([\d,-]+).*")
_LONGEST_SPAN = 10_000
_NOT_LANGUAGE = (
    (re.compile(r"=(\d*)"), ""),
    (re.compile(r":(no-)?line-numbers(\{| |$|=\d*).*"), ""),
    (re.compile(r"(-vue|\{| ).*$"), ""),
    (re.compile(r"^vue-html$"), "template"),
    (re.compile(r"^ansi$"), ""),
)


def fences_plugin(md: MarkdownIt) -> None:
    """Show fences in Galley's way."""
    md.add_render_rule("fence", _fence)


def language_of(info: str) -> str:
    """What VitePress calls the language of a fence."""
    language = info.strip()
    for pattern, instead in _NOT_LANGUAGE:
        language = pattern.sub(instead, language, count=1)
    return language


def title_of(info: str) -> str:
    """The title of the tab that a fence makes in a group."""
    named = _TITLE.search(info)
    return (named[1] if named else "") or language_of(info) or "txt"


def _fence(renderer: Any, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
    token = tokens[at]
    info = _TITLE.sub("", token.info, count=1)
    language = language_of(info)
    source, noted = without_notes(token.content.rstrip(), language)
    marked = dict.fromkeys(_marked(info, token), MARKED)
    for number, classes in noted.items():
        both = [*marked.get(number, "").split(), *classes.split()]
        marked[number] = " ".join(dict.fromkeys(both))
    shown = code_block(source, unescape(language), marked)
    title = token.meta.get("tab")
    if title:
        shown = shown.replace("<div ", f'<div data-title="{escape(title)}" ', 1)
    return shown + "\n"


def _marked(info: str, token: Token) -> list[int]:
    """The numbers of the lines that the fence's info string marks."""
    given = next(iter(token.attrs), None)
    if given is None:
        found = _LINES.search(info)
        if found:
            info = f"{_LINES.sub('', info, count=1).strip()} {found[1]}"
    elif re.search(r"[\d,-]", given):
        info += " " + given
    rest = re.split(r"\s+", unescapeAll(info).strip(), maxsplit=1)[1:]
    found = _LINE_LIST.match(rest[0]) if rest else None
    numbers = list[int]()
    for each in found[1].split(",") if found else ():
        first, _, last = each.partition("-")
        if first.isdigit() and int(first):
            end = last.partition("-")[0]
            numbers += _span(int(first), int(end) if end.isdigit() else 0)
    return numbers


def _span(first: int, last: int) -> range:
    return range(first, min(last, first + _LONGEST_SPAN) + 1) if last else range(first, first + 1)
