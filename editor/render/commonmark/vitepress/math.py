"""Formulas as markdown-it-mathjax3 finds them: ``$a$`` in a line, ``$$`` to ``$$`` over lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from editor.render.formulas import formula

_MARK = "$$"
_CLOSING = re.compile(r"(?<!\\)(?:\\\\)*\$")


def math_plugin(md: MarkdownIt) -> None:
    """Read and show formulas."""
    md.inline.ruler.after("escape", "math_inline", _inline)
    md.block.ruler.after(
        "blockquote",
        "math_block",
        _block,
        {"alt": ["paragraph", "reference", "blockquote", "list"]},
    )
    md.add_render_rule("math_inline", _shown)
    md.add_render_rule("math_block", _shown)


def _shown(renderer: Any, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
    return formula(tokens[at].content, display=tokens[at].block)


def _inline(state: StateInline, silent: bool) -> bool:
    """A dollar sign: the beginning of a formula, or one or two of text."""
    start = state.pos + 1
    if not state.src.startswith("$", state.pos):
        return False
    found = None
    if state.src[start : start + 1] not in (" ", "\t"):
        found = _CLOSING.search(state.src, start)
    end = found.end() - 1 if found else -1
    if end == start:
        start += 1
    elif end > 0 and _may_close(state.src, end):
        if not silent:
            token = state.push("math_inline", "math", 0)
            token.content = state.src[start:end]
        state.pos = end + 1
        return True
    if not silent:
        state.pending += state.src[state.pos : start]
    state.pos = start
    return True


def _may_close(text: str, at: int) -> bool:
    return text[at - 1] not in " \t" and not re.match("[0-9]", text[at + 1 : at + 2])


def _line(state: StateBlock, at: int) -> str:
    return state.src[state.bMarks[at] + state.tShift[at] : state.eMarks[at]]


def _block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    first = _line(state, start)
    if not first.startswith(_MARK):
        return False
    if silent:
        return True
    first, last, line = first[len(_MARK) :], "", start
    if first.strip().endswith(_MARK):
        first = first.strip().removesuffix(_MARK)
    else:
        line += 1
        while line < end and not (_line(state, line) and state.tShift[line] < state.blkIndent):
            if _line(state, line).strip().endswith(_MARK):
                last = _line(state, line).rpartition(_MARK)[0]
                break
            line += 1
    state.line = min(line + 1, end)
    token = state.push("math_block", "math", 0)
    token.block, token.map = True, [start, state.line]
    between = state.getLines(start + 1, line, state.tShift[start], True) if line > start else ""
    token.content = (first + "\n" if first.strip() else "") + between + last
    return True
