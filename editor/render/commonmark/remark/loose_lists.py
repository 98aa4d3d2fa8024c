"""Which lists in quotes and footnotes are loose, as mdast-util-from-markdown sees it.

In quotes, of the blank lines that a list ends with, the last one counts only if another list or a
quote follows. The others make that list loose, the innermost of those that end; the list around it
does not count any of them. In footnotes they make it loose if another list or a quote follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_LISTS = ("bullet_list", "ordered_list")
_NOTE, _QUOTE, _ITEM, _PARAGRAPH = (
    "footnote_reference",
    "blockquote",
    "list_item",
    "paragraph",
)
_AROUND = ("blockquote_open", "footnote_reference_open")
_LEAVES = (_PARAGRAPH, "heading", "table")
_BLANK = re.compile(r"[\s>]*")
_BLANK_IN_QUOTE = re.compile(r"\s*>[\s>]*")


@dataclass(slots=True)
class _Block:
    """A block, which opens with the token ``at``. ``end`` is the line after its last text."""

    kind: str
    at: int
    start: int
    end: int
    children: list[_Block] = field(default_factory=list)
    is_loose: bool = False


def loosen(state: StateCore) -> None:
    """Show the paragraphs of lists in quotes and footnotes, or hide them."""
    tokens = state.tokens
    if not any(token.type in _AROUND for token in tokens):
        return
    lines = state.src.split("\n")
    blocks = list(_all([_tree(tokens)]))
    for block in blocks:
        if block.kind == _NOTE:
            _loosen_in_note(block, tokens, lines)
    quotes = [block for block in blocks if block.kind == _QUOTE]
    for quote in quotes:
        _read_quote(quote, tokens, lines)
    for quote in quotes:
        for block in _within(quote):
            if block.kind in _LISTS:
                _show(tokens, block)


def _loosen_in_note(note: _Block, tokens: Sequence[Token], lines: Sequence[str]) -> None:
    for block in _within(note):
        _read(block, lines, only_new=True)
    for block in _within(note):
        if block.kind in _LISTS and block.is_loose:
            _show(tokens, block)


def _read_quote(quote: _Block, tokens: Sequence[Token], lines: Sequence[str]) -> None:
    for block in _within(quote):
        _read(block, lines)
    last = tokens[quote.at].map or [0, quote.end]
    end = quote.end
    while end < min(last[1], len(lines)) and _BLANK_IN_QUOTE.fullmatch(lines[end]):
        end += 1
    if quote.children:
        _ends(quote.children[-1], end - quote.end - 1)


def _tree(tokens: Sequence[Token]) -> _Block:
    path = [_Block("", 0, 0, 0)]
    for at, token in enumerate(tokens):
        if token.nesting < 0:
            block = path.pop()
        elif token.type != "inline":
            start, end = token.map or (path[-1].end, path[-1].end)
            kind = token.type.removesuffix("_open")
            has_end = not token.nesting or kind in _LEAVES
            block = _Block(kind, at, start, end if has_end else start + 1)
            path[-1].children.append(block)
            if token.nesting:
                path.append(block)
                continue
        path[-1].end = max(path[-1].end, block.end)
    return path[0]


def _all(blocks: Iterable[_Block]) -> Iterator[_Block]:
    waiting = list(blocks)
    while waiting:
        block = waiting.pop()
        yield block
        waiting += block.children


def _within(quote: _Block) -> Iterator[_Block]:
    """The quote or footnote, its lists and items, but none of quotes within."""
    waiting = [quote]
    while waiting:
        block = waiting.pop()
        yield block
        waiting += (each for each in block.children if each.kind in (*_LISTS, _ITEM))


def _read(block: _Block, lines: Sequence[str], *, only_new: bool = False) -> None:
    """See what the blank lines between its children are about.

    ``only_new``: those before a list or a quote; else all.
    """
    for before, after in zip(block.children, block.children[1:], strict=False):
        blanks = 0
        while after.start > blanks and _BLANK.fullmatch(lines[after.start - blanks - 1]):
            blanks += 1
        is_new = after.kind in (*_LISTS, _QUOTE)
        if not blanks or (only_new and not is_new):
            continue
        if before.kind == _ITEM and before.children:
            before = before.children[-1]
        is_end = _ends(before, blanks if is_new else blanks - 1)
        if not is_end and not only_new:
            block.is_loose = True


def _ends(block: _Block, blanks: int) -> bool:
    """Whether a list ends with ``block``; so many blank lines are its own."""
    if block.kind not in _LISTS:
        return False
    while (inner := block.children[-1].children) and inner[-1].kind in _LISTS:
        block = inner[-1]
    block.is_loose = block.is_loose or blanks > 0
    return True


def _show(tokens: Sequence[Token], block: _Block) -> None:
    is_loose = block.is_loose or any(item.is_loose for item in block.children)
    for child in (child for item in block.children for child in item.children):
        if child.kind == _PARAGRAPH:
            tokens[child.at].hidden = tokens[child.at + 2].hidden = not is_loose
