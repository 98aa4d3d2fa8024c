"""Where footnotes are defined and referred to, as micromark-extension-gfm-footnote reads them.

A definition holds what is indented by four columns; how far its first line is does not count.
Labels are the same in any case. One in brackets that is defined is a footnote, whatever follows it.
"""

from __future__ import annotations

import re
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

_LABEL = re.compile(r"\[\^((?:\\[\[\]\\]|[^\[\]\s])+)\]")
_LONGEST = 999
_INDENT = 4


def footnotes_plugin(md: MarkdownIt) -> None:
    """Read them so; the engine numbers and shows them."""
    md.block.ruler.before(
        "reference", "footnote_def", _definition, {"alt": ["paragraph", "reference", "blockquote"]}
    )
    md.inline.ruler.before("link", "footnote_ref", _reference)


def _label(text: str, start: int, end: int) -> tuple[str, int] | None:
    """The label in brackets at ``start``, and where they end."""
    found = _LABEL.match(text, start, end)
    if found is None or len(found[1]) > _LONGEST:
        return None
    return found[1].lower().upper(), found.end()


def _known(env: Any) -> Any:
    return env["footnotes"]["refs"]


def _definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    first, last = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    found = None if state.is_code_block(start) else _label(state.src, first, last)
    if found is None or not state.src.startswith(":", found[1], last):
        return False
    if silent:
        return True
    label, after = found[0], found[1] + 1
    _known(state.env)[":" + label] = -1
    opening = state.push("footnote_reference_open", "", 1)
    opening.meta = {"label": label}
    before = (state.bMarks[start], state.tShift[start], state.sCount[start], state.parentType)
    state.bMarks[start] = after
    rest = state.src[after:last]
    state.tShift[start] = len(rest) - len(rest.lstrip(" \t"))
    state.blkIndent += _INDENT
    state.sCount[start] = state.blkIndent
    state.parentType = "footnote"
    state.md.block.tokenize(state, start, end)
    state.blkIndent -= _INDENT
    state.bMarks[start], state.tShift[start], state.sCount[start], state.parentType = before
    opening.map = [start, state.line]
    state.push("footnote_reference_close", "", -1)
    return True


def _reference(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("[^", state.pos):
        return False
    found = _label(state.src, state.pos, state.posMax)
    if found is None or ":" + found[0] not in _known(state.env):
        return False
    if not silent:
        state.push("footnote_ref", "", 0).meta = {"label": found[0]}
    state.pos = found[1]
    return True
