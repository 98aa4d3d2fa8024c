"""Where blocks begin: what goldmark decides otherwise than markdown-it-py."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from markdown_it.rules_block import StateBlock, html_block, list_block
from markdown_it.token import Token

from editor.render.commonmark.by_character import Blocks
from editor.render.commonmark.goldmark.summary import divides

_INDENTS = "indents"
_CODE_INDENT = 4
_ITEM = re.compile(r"(?:\d{1,9}(?=[.)]))?([-+*.)])(?:[ \t]|$)")
_NEVER_APART = ("footnote_reference_open", "table_open")
_BLANK_LINE = re.compile(r"^[ \t]+$", re.MULTILINE)
# Only an opening one of these begins raw HTML.
_CLOSES_RAW_TEXT = re.compile(r"</(?:script|style|pre|textarea)\s*>\s*$", re.IGNORECASE)


class GoldmarkBlocks(Blocks):
    """A block parser that remembers how far the blocks around are indented."""

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:
        """See Blocks."""
        indents = state.env.setdefault(_INDENTS, [])
        if indents and _has_empty_item_before_another(state, startLine, indents[-1]):
            state.line = startLine + 1
            return
        indents.append(state.blkIndent)
        try:
            super().tokenize(state, startLine, endLine)
        finally:
            indents.pop()


def indent_of(state: StateBlock, line: int) -> int:
    """How far a paragraph's line is indented within the innermost block it belongs to."""
    column = state.sCount[line]
    if column < 0:  # A line that only goes on with a quote's paragraph.
        at = state.bMarks[line]
        return len(state.src[at : at + state.tShift[line]].expandtabs(4))
    if column < state.blkIndent:
        column -= max((each for each in state.env[_INDENTS] if each <= column), default=0)
        return max(0, column)
    return column - state.blkIndent


def interrupts(state: StateBlock, line: int) -> bool:
    """Whether a paragraph ends because something else begins on this line."""
    if state.sCount[line] < 0 or indent_of(state, line) >= _CODE_INDENT:
        return False
    rules: list[Callable[[StateBlock, int, int, bool], bool]]
    rules = state.md.block.ruler.getRules("paragraph")
    return any(rule(state, line, state.lineMax, True) for rule in rules)


def raw_html_rule(is_shown: bool) -> Callable[[StateBlock, int, int, bool], bool]:
    """The block rule of raw HTML; what is not shown is hidden."""

    def read(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        at = state.bMarks[start] + state.tShift[start]
        if divides(state, start):
            return False
        if _CLOSES_RAW_TEXT.match(state.src[at : state.eMarks[start]]):
            return False
        if not html_block(state, start, end, silent):
            return False
        if not silent:
            state.tokens[-1].hidden = not is_shown
        return True

    return read


def read_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The block rule of lists; tables and footnotes in an item do not set its parts apart."""
    begins = len(state.tokens)
    if _has_tab_before(state, start) or not list_block(state, start, end, silent):
        return False
    if not silent:
        tokens = state.tokens[begins:]
        is_tight = not any(state.isEmpty(line - 1) for line in _starts_within(tokens))
        for token in tokens:
            if token.level == tokens[0].level + 2 and token.type.startswith("paragraph_"):
                token.hidden = is_tight
        _empty_blank_lines(tokens)
    return True


def _empty_blank_lines(tokens: Sequence[Token]) -> None:
    """Take the blanks off blank lines of code in an item, but not in a quote in it."""
    quotes = 0
    for token in tokens:
        quotes += token.nesting if token.type.startswith("blockquote_") else 0
        if token.type in ("fence", "code_block") and not quotes:
            token.content = _BLANK_LINE.sub("", token.content)


def _starts_within(tokens: Sequence[Token]) -> Iterator[int]:
    """The lines at which a list's items and their parts begin, but the first of each."""
    level, is_first_item, is_first = tokens[0].level, True, True
    for token in tokens:
        if token.nesting < 0:
            continue
        if token.level == level + 1 and token.map is not None:
            if not is_first_item:
                yield token.map[0]
            is_first_item, is_first = False, True
        elif token.level == level + 2:
            if not is_first and token.type not in _NEVER_APART and token.map is not None:
                yield token.map[0]
            is_first = False


def _has_tab_before(state: StateBlock, line: int) -> bool:
    """Whether a tab stands before what the line has, behind what the blocks around take of it."""
    at = state.bMarks[line]
    blanks = state.src[at : at + state.tShift[line]]
    if blanks.startswith("\t") and state.src.endswith(">", 0, at):
        blanks = blanks[1:]  # The quote's mark has taken a part of it.
    if "\t" not in blanks:
        return False
    column = 0
    for blank in blanks:
        if blank == "\t" and column >= state.blkIndent:
            return True
        column += 4 - (column + state.bsCount[line]) % 4 if blank == "\t" else 1
    return False


def _has_empty_item_before_another(state: StateBlock, line: int, indent: int) -> bool:
    """Whether a list's item at ``line`` has nothing, and another kind of list begins below.

    Goldmark does not take that for a list within the item.
    """
    item = state.tokens[-1] if state.tokens else None
    if item is None or item.type != "list_item_open" or not state.isEmpty(line):
        return False
    following = line + 1
    if following >= state.lineMax or not 0 <= state.sCount[following] - indent < _CODE_INDENT:
        return False
    at = state.bMarks[following] + state.tShift[following]
    marker = _ITEM.match(state.src, at, state.eMarks[following])
    return marker is not None and marker[1] != item.markup
