"""Where blocks begin: what goldmark decides otherwise than markdown-it-py."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import StateBlock, html_block

_INDENTS = "indents"
_CODE_INDENT = 4
# Only an opening one of these begins raw HTML.
_CLOSES_RAW_TEXT = re.compile(r"</(?:script|style|pre|textarea)\s*>\s*$", re.IGNORECASE)


class Blocks(ParserBlock):
    """A block parser that remembers how far the blocks around are indented."""

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803
        """See ParserBlock."""
        indents = state.env.setdefault(_INDENTS, [])
        indents.append(state.blkIndent)
        try:
            super().tokenize(state, startLine, endLine)
        finally:
            indents.pop()


def interrupts(state: StateBlock, line: int) -> bool:
    """Whether a paragraph ends because something else begins on this line."""
    column = state.sCount[line]
    if column < 0:
        return False
    if column < state.blkIndent:
        around = max((indent for indent in state.env[_INDENTS] if indent <= column), default=0)
        if column - around >= _CODE_INDENT:
            return False
    rules: list[Callable[[StateBlock, int, int, bool], bool]]
    rules = state.md.block.ruler.getRules("paragraph")
    return any(rule(state, line, state.lineMax, True) for rule in rules)


def read_raw_html(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The block rule of raw HTML."""
    at = state.bMarks[start] + state.tShift[start]
    if _CLOSES_RAW_TEXT.match(state.src[at : state.eMarks[start]]):
        return False
    return html_block(state, start, end, silent)
