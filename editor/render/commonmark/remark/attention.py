"""Emphasis, strong emphasis and strikethrough, matched as micromark does.

It differs from CommonMark in counting the markers that are left, not those that there were, where
runs of three are concerned; and a single tilde strikes through, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from editor.render.commonmark.remark.signs import is_punctuation

_STAR, _TILDE = "*", "~"
_TAGS = {("*", 1): "em", ("_", 1): "em", ("*", 2): "strong", ("_", 2): "strong"}
# Within a span tildes are matched first, elsewhere what comes first in the text.
_INSIDE = ("~", "*_")
_RUN = "attention"


@dataclass(slots=True)
class _Run:
    """Markers that may open or close a span."""

    sign: str
    size: int
    opens: bool
    closes: bool


_Node = Token | list[Token] | _Run
"""A list is a span that has been matched, or a link."""


def attention_plugin(md: MarkdownIt, strikethrough: bool) -> None:
    """Match markers in micromark's way."""
    md.inline.ruler.at("emphasis", partial(_read, strikethrough))
    md.disable(["balance_pairs", "strikethrough"])
    md.inline.ruler2.at("emphasis", _resolve)
    if strikethrough:
        md.inline.ruler.after("emphasis", "tildes", _read_tildes)


def _read(beside_tildes: bool, state: StateInline, silent: bool) -> bool:
    sign = state.src[state.pos]
    if silent or sign not in "*_":
        return False
    _push(state, sign, _length(state, sign), beside_tildes)
    return True


def _read_tildes(state: StateInline, silent: bool) -> bool:
    if silent or state.src[state.pos] != _TILDE:
        return False
    length = _length(state, _TILDE)
    if length > 2:
        state.pending += state.src[state.pos : state.pos + length]
        state.pos += length
    else:
        _push(state, _TILDE, length, False)
    return True


def _length(state: StateInline, sign: str) -> int:
    end = state.pos
    while end < state.posMax and state.src[end] == sign:
        end += 1
    return end - state.pos


def _push(state: StateInline, sign: str, length: int, loose: bool) -> None:
    """``loose``: beside a tilde it opens or closes, whatever else is there."""
    before, after = state.src[: state.pos][-1:], state.src[state.pos + length :][:1]
    before_kind, after_kind = _kind(before), _kind(after)
    opens = not after_kind or (after_kind == 2 and before_kind > 0) or (loose and after == _TILDE)
    closes = not before_kind or (before_kind == 2 and after_kind > 0)
    closes = closes or (loose and before == _TILDE)
    if sign == "_":
        opens, closes = (
            opens and (before_kind > 0 or not closes),
            closes and (after_kind > 0 or not opens),
        )
    token = state.push("text", "", 0)
    token.content = sign * length
    token.meta = {_RUN: (opens, closes)}
    state.pos += length


def _kind(sign: str) -> int:
    """1 for a blank or nothing, 2 for punctuation, 0 for anything else."""
    if not sign or sign.isspace():
        return 1
    return 2 if is_punctuation(sign) else 0


def _resolve(state: StateInline) -> None:
    signs = [token.content[0] for token in state.tokens if _RUN in token.meta]
    if not signs:
        return
    order = ("~", "*_") if signs[0] == _TILDE else ("*_", "~")
    nodes: list[list[_Node]] = [[]]
    for token in state.tokens:
        if token.type == "link_open":
            nodes.append([])
        if _RUN in token.meta:
            opens, closes = token.meta[_RUN]
            nodes[-1].append(_Run(token.content[0], len(token.content), opens, closes))
        else:
            nodes[-1].append(token)
        if token.type == "link_close" and len(nodes) > 1:
            link = _resolved(nodes.pop(), _INSIDE)
            nodes[-1].append(link)
    while len(nodes) > 1:
        rest = nodes.pop()
        nodes[-1] += rest
    state.tokens[:] = _levelled(_resolved(nodes[0], order))


def _resolved(nodes: Sequence[_Node], order: Sequence[str]) -> list[Token]:
    matched = list(nodes)
    for signs in order:
        _match(matched, signs)
    tokens = list[Token]()
    for node in matched:
        if isinstance(node, list):
            tokens += node
        elif isinstance(node, _Run):
            tokens.append(Token("text", "", 0, content=node.sign * node.size))
        else:
            tokens.append(node)
    return tokens


def _match(nodes: list[_Node], signs: str) -> None:
    at, openers = 0, 0
    while at < len(nodes):
        closer = nodes[at]
        if not isinstance(closer, _Run) or closer.sign not in signs:
            at += 1
            continue
        found = _opener(nodes, at, closer) if closer.closes and openers else None
        if found is None:
            openers += closer.opens
            at += 1
            continue
        opener = nodes[found]
        assert isinstance(opener, _Run)
        use = closer.size if closer.sign == _TILDE else 1 + (min(opener.size, closer.size) > 1)
        span = _span(closer.sign, use, _resolved(nodes[found + 1 : at], _INSIDE))
        opener.size -= use
        closer.size -= use
        left: list[_Node] = [opener, span] if opener.size else [span]
        nodes[found : at + 1] = [*left, closer] if closer.size else left
        at = found + len(left)


def _opener(nodes: Sequence[_Node], at: int, closer: _Run) -> int | None:
    for index in range(at - 1, -1, -1):
        opener = nodes[index]
        if not isinstance(opener, _Run) or opener.sign != closer.sign or not opener.opens:
            continue
        if closer.sign == _TILDE:
            if opener.size == closer.size:
                return index
        elif not (
            (opener.closes or closer.opens)
            and closer.size % 3
            and (opener.size + closer.size) % 3 == 0
        ):
            return index
    return None


def _span(sign: str, use: int, inner: list[Token]) -> list[Token]:
    tag = _TAGS.get((sign, use), "del")
    return [Token(f"{tag}_open", tag, 1), *inner, Token(f"{tag}_close", tag, -1)]


def _levelled(tokens: list[Token]) -> list[Token]:
    level = 0
    for token in tokens:
        level -= token.nesting < 0
        token.level = level
        level += token.nesting > 0
    return tokens
