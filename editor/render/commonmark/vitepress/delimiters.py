"""Marks of emphasis beside emoji: JavaScript takes what has two units in UTF-16 for letters."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, emphasis, strikethrough
from markdown_it.rules_inline.state_inline import Scanned

_ONE_UNIT = "\uffff"
_LETTER = "a"


def delimiters_plugin(md: MarkdownIt) -> None:
    """Read the marks so."""
    for name, rule in (("emphasis", emphasis), ("strikethrough", strikethrough)):
        md.inline.ruler.at(name, partial(_read, rule.tokenize))


def _read(rule: Callable[[StateInline, bool], bool], state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] in "*_~":
        # Of this one state: the rules ask it, and take no other scanner.
        state.scanDelims = partial(_scan, state)  # type: ignore[method-assign]
    return rule(state, silent)


def _scan(state: StateInline, start: int, can_split: bool) -> Scanned:
    """markdown-it's own way, with letters in the place of such signs."""
    end = start
    while end < state.posMax and state.src[end] == state.src[start]:
        end += 1
    before = state.src[start - 1 : start] if start else ""
    after = state.src[end : min(end + 1, state.posMax)]
    if before <= _ONE_UNIT and after <= _ONE_UNIT:
        return StateInline.scanDelims(state, start, can_split)
    before, after = (_LETTER if sign > _ONE_UNIT else sign for sign in (before, after))
    part = StateInline(before + state.src[start:end] + after, state.md, {}, [])
    return part.scanDelims(len(before), can_split)
