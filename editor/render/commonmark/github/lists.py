"""Which lists are loose in cmark-gfm where definitions of references stand in them.

These leave nothing behind, so what stands around them is not set apart by the blank lines
before or after them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, list_block
from markdown_it.token import Token

_DEFINITION = "]:"


def lists_plugin(md: MarkdownIt) -> None:
    """Replace markdown-it's rule."""
    md.block.ruler.at("list", _read, {"alt": ["paragraph", "reference", "blockquote"]})


def _read(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    begins = len(state.tokens)
    found = list_block(state, start, end, silent)
    if not found or silent:
        return found
    last = min(state.line, state.lineMax) - 1
    if _DEFINITION not in state.src[state.bMarks[start] : state.eMarks[last]]:
        return found
    tokens = state.tokens[begins:]
    is_tight = not any(state.isEmpty(line) for line in _lines_between(state, tokens))
    for token in tokens:
        if token.level == tokens[0].level + 2 and token.type.startswith("paragraph_"):
            token.hidden = is_tight
    return found


def _lines_between(state: StateBlock, tokens: Sequence[Token]) -> Iterator[int]:
    """The lines before each item but the first, and those after each part but the last of all.

    A part ends where its text does, without the blank lines below.
    """
    level, before = tokens[0].level, -1
    items = 0
    for token in tokens:
        if token.map is None or token.nesting < 0:
            continue
        first, end = token.map
        if token.level == level + 1:
            if before >= 0:
                yield before
            if items:
                yield first - 1
            items, before = items + 1, -1
        elif token.level == level + 2:
            if before >= 0:
                yield before
            while end - 1 > first and state.isEmpty(end - 1):
                end -= 1
            before = end
