"""Text as blocks, as marked's lexer takes them off its beginning one after the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from editor.render.marked import lists, patterns, quotes, tables
from editor.render.marked.characters import SPACE, trim, unescaped
from editor.render.marked.token import Link, Token

_SPACES = re.compile("[\\s\ufeff]+")
_LEAD = re.compile(" *")
_FENCE_INDENT = re.compile(r"(\s+)```")

Rule = Callable[["Blocks", str, int, list[Token]], int]
"""Reads a block at a position and appends its token; where it ends, or -1 if there is none."""


class Blocks:
    """Reads blocks; ``links`` are the references met so far. Not to be used for two articles.

    Not ``gfm``: without tables and tasks.
    """

    def __init__(self, gfm: bool = True) -> None:
        self.gfm = gfm
        self.links: dict[str, Link] = {}
        # Whether lines are paragraphs, and not bare text as in a list's item.
        self.is_top = True

    def read(self, text: str, tokens: list[Token], joins: bool = False) -> list[Token]:
        """``tokens`` with those of ``text``; ``joins``: its first paragraph goes on theirs."""
        position = 0
        while position < len(text):
            end = self.step(text, position, tokens, joins)
            was_paragraph = bool(tokens) and tokens[-1].kind == "paragraph"
            joins = joins and not (was_paragraph and text[end - 1] != "\n")
            position = end
        self.is_top = True
        return tokens

    def extents(self, text: str) -> Iterator[tuple[int, Token]]:
        """The blocks of the outermost level, and where they begin."""
        tokens: list[Token] = []
        position = 0
        while position < len(text):
            count, begin = len(tokens), position
            try:
                position = self.step(text, position, tokens, False)
            except RecursionError:
                # It cannot be shown either, and must not take its neighbours with it.
                position = (text.find("\n\n", position) + 1) or len(text)
                tokens.append(Token("text", text[begin:position]))
            if len(tokens) > count and tokens[-1].kind != "blank":
                yield begin, tokens[-1]
            del tokens[:-1]

    def step(self, text: str, position: int, tokens: list[Token], joins: bool) -> int:
        """Read one block; where it ends."""
        first = text[position]
        if first in " \t\n":
            blank = patterns.BLANK.match(text, position)
            if blank is not None and blank.end() > position:
                return _blank(blank[0], blank.end(), tokens)
            end = _indented(text, position, tokens)
            if end >= 0:
                return end
            at = _lead_end(text, position)
            first = text[at] if at < len(text) else ""
        for rule in _RULES.get(first, ()):
            end = rule(self, text, position, tokens)
            if end >= 0:
                return end
        if self.gfm and (end := tables.table(text, position, tokens)) >= 0:
            return end
        if (end := self._underlined(text, position, tokens)) >= 0:
            return end
        if self.is_top:
            return self._paragraph(text, position, tokens, joins)
        return _bare(text, position, tokens)

    def _underlined(self, text: str, position: int, tokens: list[Token]) -> int:
        stop = patterns.SETEXT_STOP if self.gfm else patterns.PLAIN_SETEXT_STOP
        if stop.match(text, position):
            return -1
        end = _line_end(text, position)
        while end < len(text):
            mark = patterns.SETEXT.match(text, end + 1)
            if mark is not None:
                level = 1 if mark[1][0] == "=" else 2
                raw = text[position : mark.end()]
                tokens.append(Token("heading", raw, text[position:end], number=level))
                return mark.end()
            following = end + 1
            if patterns.BLANK_LINE.match(text, following) or stop.match(text, following):
                return -1
            end = _line_end(text, following)
        return -1

    def _paragraph(self, text: str, position: int, tokens: list[Token], joins: bool) -> int:
        stop = patterns.PARAGRAPH_STOP if self.gfm else patterns.PLAIN_PARAGRAPH_STOP
        end = quotes.paragraph_end(text, position, stop)
        raw = text[position:end]
        if joins and tokens and tokens[-1].kind == "paragraph":
            tokens[-1].raw += "\n" + raw
            tokens[-1].text += "\n" + raw
        else:
            tokens.append(Token("paragraph", raw, raw))
        return end


def _line_end(text: str, position: int) -> int:
    end = text.find("\n", position)
    return end if end >= 0 else len(text)


def _lead_end(text: str, position: int) -> int:
    match = _LEAD.match(text, position)
    return match.end() if match is not None else position


def _blank(raw: str, end: int, tokens: list[Token]) -> int:
    if len(raw) == 1 and tokens:
        tokens[-1].raw += "\n"
    else:
        tokens.append(Token("blank", raw))
    return end


def _indented(text: str, position: int, tokens: list[Token]) -> int:
    match = patterns.INDENTED.match(text, position)
    if match is None:
        return -1
    code = patterns.INDENT.sub("", match[0]).rstrip("\n")
    if not _goes_on(tokens, match[0], code):
        tokens.append(Token("code", match[0], code))
    return match.end()


def _goes_on(tokens: list[Token], raw: str, text: str) -> bool:
    """Add to the last token if it is text."""
    if not tokens or tokens[-1].kind not in ("paragraph", "text"):
        return False
    tokens[-1].raw += "\n" + raw
    tokens[-1].text += "\n" + text
    return True


def _fence(blocks: Blocks, text: str, position: int, tokens: list[Token]) -> int:
    match = patterns.FENCE.match(text, position)
    if match is None:
        return -1
    info = unescaped(trim(match[2]))
    indent = _FENCE_INDENT.match(match[0])
    code = match[3] or ""
    if indent is not None:
        code = _dedented(code, len(indent[1]))
    tokens.append(Token("code", match[0], code, info=info))
    return match.end()


def _dedented(code: str, width: int) -> str:
    """The lines without as much indentation as the fence has; those with less as they are."""
    lines = code.split("\n")
    return "\n".join(
        line[width:] if len(line) - len(line.lstrip(SPACE)) >= width else line for line in lines
    )


def _heading(blocks: Blocks, text: str, position: int, tokens: list[Token]) -> int:
    match = patterns.HEADING.match(text, position)
    if match is None:
        return -1
    title = trim(match[2])
    if title.endswith("#"):
        shorter = title.rstrip("#")
        if not shorter or shorter.endswith(" "):
            title = trim(shorter)
    tokens.append(Token("heading", match[0], title, number=len(match[1])))
    return match.end()


def _rule(blocks: Blocks, text: str, position: int, tokens: list[Token]) -> int:
    match = patterns.RULE.match(text, position)
    if match is None:
        return -1
    raw = match[0].rstrip("\n")
    tokens.append(Token("rule", raw))
    return position + len(raw)


def _quote(blocks: Blocks, text: str, position: int, tokens: list[Token]) -> int:
    quote = quotes.quote(blocks, text, position)
    if quote is None:
        return -1
    tokens.append(quote)
    return position + len(quote.raw)


def _list(blocks: Blocks, text: str, position: int, tokens: list[Token]) -> int:
    found = lists.read_list(blocks, text, position)
    if found is None:
        return -1
    tokens.append(found)
    return position + len(found.raw)


def _html(blocks: Blocks, text: str, position: int, tokens: list[Token]) -> int:
    match = patterns.HTML.match(text, position)
    if match is None:
        return -1
    tokens.append(Token("html", match[0], match[0]))
    return match.end()


def _definition(blocks: Blocks, text: str, position: int, tokens: list[Token]) -> int:
    match = patterns.DEFINITION.match(text, position)
    if match is None:
        return -1
    if not _goes_on(tokens, match[0], match[0]):
        label = _SPACES.sub(" ", match[1].lower())
        href = match[2][1:-1] if match[2].startswith("<") and match[2].endswith(">") else match[2]
        title = (match[3] or "")[1:-1]
        link = Link(unescaped(href), unescaped(title))
        blocks.links.setdefault(label, link)
    return match.end()


def _bare(text: str, position: int, tokens: list[Token]) -> int:
    end = _line_end(text, position)
    raw = text[position:end]
    if tokens and tokens[-1].kind == "text":
        tokens[-1].raw += "\n" + raw
        tokens[-1].text += "\n" + raw
    else:
        tokens.append(Token("text", raw, raw))
    return end


_LIST: tuple[Rule, ...] = (_list,)
_RULES: dict[str, tuple[Rule, ...]] = {
    "`": (_fence,),
    "~": (_fence,),
    "#": (_heading,),
    "-": (_rule, _list),
    "*": (_rule, _list),
    "_": (_rule,),
    "+": (_list,),
    ">": (_quote,),
    "<": (_html,),
    "[": (_definition,),
} | dict.fromkeys("0123456789", _LIST)
