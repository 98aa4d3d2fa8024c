"""Emphasis and strikethrough: which markers open and close a span as cmark-gfm sees it.

It differs from today's CommonMark in what punctuation is, and in looking past tildes.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

from editor.render.commonmark.github.pairs import TILDE, pair
from editor.render.commonmark.github.signs import is_punctuation, is_space

_TILDE = "~"


def emphasis_plugin(md: MarkdownIt) -> None:
    """Replace markdown-it's rules; what follows from the pairs stays its business."""
    md.inline.ruler.at("emphasis", _read)
    md.inline.ruler.at("strikethrough", _read_tildes)
    md.inline.ruler2.at("balance_pairs", pair)
    md.inline.ruler2.at("strikethrough", _strike)


def _read(state: StateInline, silent: bool) -> bool:
    sign = state.src[state.pos]
    if silent or sign not in "*_":
        return False
    length = _length(state, sign)
    opens, closes = _flanks(state, length, past_tildes=True)
    for _ in range(length):
        state.push("text", "", 0).content = sign
        state.delimiters.append(
            Delimiter(ord(sign), length, len(state.tokens) - 1, -1, opens, closes)
        )
    state.pos += length
    return True


def _read_tildes(state: StateInline, silent: bool) -> bool:
    if silent or state.src[state.pos] != _TILDE:
        return False
    length = _length(state, _TILDE)
    state.push("text", "", 0).content = _TILDE * length
    if length <= 2:
        opens, closes = _flanks(state, length, past_tildes=False)
        state.delimiters.append(Delimiter(TILDE, length, len(state.tokens) - 1, -1, opens, closes))
    state.pos += length
    return True


def _strike(state: StateInline) -> None:
    inner = (meta["delimiters"] for meta in state.tokens_meta if meta and "delimiters" in meta)
    for delimiters in (state.delimiters, *inner):
        for opener in delimiters:
            if opener.marker == TILDE and opener.end != -1:
                closer = delimiters[opener.end]
                for at, part, nesting in ((opener.token, "open", 1), (closer.token, "close", -1)):
                    token = state.tokens[at]
                    token.type, token.tag = f"del_{part}", "del"
                    token.nesting, token.content = nesting, ""


def _length(state: StateInline, sign: str) -> int:
    end = state.pos
    while end < state.posMax and state.src[end] == sign:
        end += 1
    return end - state.pos


def _flanks(state: StateInline, length: int, *, past_tildes: bool) -> tuple[bool, bool]:
    """Whether the markers at the reader's place may open a span, and whether they may close one."""
    first, end = state.pos, state.pos + length
    if past_tildes:
        while first and state.src[first - 1] == _TILDE:
            first -= 1
        while end < state.posMax and state.src[end] == _TILDE:
            end += 1
    before = state.src[first - 1] if first else ""
    after = state.src[end] if end < state.posMax else ""
    space_before, space_after = is_space(before), is_space(after)
    mark_before = bool(before) and is_punctuation(before)
    mark_after = bool(after) and is_punctuation(after)
    left = not space_after and (not mark_after or space_before or mark_before)
    right = not space_before and (not mark_before or space_after or mark_after)
    if state.src[state.pos] != "_":
        return left, right
    return left and (not right or mark_before), right and (not left or mark_after)
