"""An attribute list on a line of its own, for the block above it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from editor.render.commonmark.goldmark.attributes import attributes


def read_attributes(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The block rule of ``{.class key="value"}``; it does nothing below a blank line or code.

    What else the line has is lost.
    """
    if state.is_code_block(start):
        return False
    at = state.bMarks[start] + state.tShift[start]
    listed = attributes(state.src[at : state.eMarks[start]], 0)
    if listed is None:
        return False
    if silent:
        return True
    state.line = start + 1
    if start and not state.isEmpty(start - 1):
        opening = _last_opening(state)
        if opening is not None:
            _give(opening, listed.attributes)
    return True


def _last_opening(state: StateBlock) -> Token | None:
    """What opened the block before, beside which the list stands."""
    last = state.tokens[-1] if state.tokens else None
    if last is None or last.level != state.level or last.nesting >= 0:
        return None
    name = last.type.removesuffix("_close") + "_open"
    before = reversed(state.tokens)
    return next(each for each in before if each.level == last.level and each.type == name)


def _give(opening: Token, given: Mapping[str, Any]) -> None:
    known = opening.meta.get("attributes")
    target = opening.attrs if known is None else known
    for name, value in given.items():
        if isinstance(value, str) and name not in target:
            target[name] = value
