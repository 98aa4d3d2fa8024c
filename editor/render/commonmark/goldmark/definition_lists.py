"""Definition lists: a paragraph of terms, then ``: definition``."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.rules_block import StateBlock

from editor.render.commonmark.goldmark.containers import read_inside

# A definition that is indented by more holds a block of code.
_WIDEST = 8
_BEFORE_CODE = 5


def definition_indent(state: StateBlock, line: int) -> int:
    """How far a definition's further lines are indented if it begins on ``line``; 0 if not."""
    if line >= state.lineMax or state.sCount[line] != state.blkIndent:
        return 0
    return _indent(state, line)


def ends_definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Whether the line begins the next definition while the text of one is being read."""
    return silent and state.sCount[start] == state.ddIndent and bool(_indent(state, start))


def _indent(state: StateBlock, line: int) -> int:
    if state.isEmpty(line):
        return 0
    at = state.bMarks[line] + state.tShift[line]
    if state.src[at] != ":":
        return 0
    width, column = 0, state.sCount[line] + 1
    for character in state.src[at + 1 : state.eMarks[line]]:
        if character not in " \t":
            break
        width += 4 - (column + width) % 4 if character == "\t" else 1
    if not width:
        return 0
    return (_BEFORE_CODE if width >= _WIDEST else width) + 1


def read_definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The block rule of another definition of the terms before it."""
    indent = definition_indent(state, start)
    if not indent or not state.tokens or state.tokens[-1].type != "dl_close":
        return False
    if silent:
        return True
    push_definition_list(state, (), start, start, end)
    return True


def push_definition_list(
    state: StateBlock, terms: Sequence[str], first: int, start: int, end: int
) -> None:
    """The tokens of ``terms`` (from the line ``first``) and their definition at ``start``.

    They go on with the list that stands just before them, if one does.
    """
    if state.tokens and state.tokens[-1].type == "dl_close":
        state.tokens.pop()
        state.level += 1
    else:
        state.push("dl_open", "dl", 1).map = [first, start]
    for term in terms:
        state.push("dt_open", "dt", 1)
        inline = state.push("inline", "", 0)
        inline.content = term
        inline.children = []
        state.push("dt_close", "dt", -1)
    is_loose = start > 0 and state.isEmpty(start - 1)
    opening = state.push("dd_open", "dd", 1)
    opening.map = [start, start]
    begins, outer = len(state.tokens), state.ddIndent
    state.ddIndent = state.blkIndent
    at = state.bMarks[start] + state.tShift[start] + 1
    read_inside(state, start, end, at, definition_indent(state, start), "dd", skipped=1)
    opening.map[1] = state.line
    state.ddIndent = outer
    if not is_loose:
        _hide_first_paragraph(state, begins)
    state.push("dd_close", "dd", -1)
    state.push("dl_close", "dl", -1)


def _hide_first_paragraph(state: StateBlock, begins: int) -> None:
    """Goldmark shows only the first paragraph of a tight definition without its tags."""
    for token in state.tokens[begins:]:
        if token.level == state.level and token.type.startswith("paragraph_"):
            token.hidden = True
            if token.nesting < 0:
                return
