"""Bare addresses as links: cmark-gfm's autolinks.

A web address may begin right behind Chinese text and goes on to the next white space, Chinese
punctuation included; only some ASCII signs at its end are not part of it.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from editor.render.commonmark.github.signs import is_punctuation, is_space

_SCHEME = re.compile(r"(?<![a-zA-Z])(?:https?|ftp)$", re.IGNORECASE)
_REST = re.compile(r"[^ \t\n\v\f\r<]*")
_LOCAL = re.compile(r"[a-zA-Z0-9.+_-]+$")
_MAIL_SCHEME = re.compile(r"(?:mailto|xmpp):$")
_HOST = re.compile(r"@((?:[a-zA-Z0-9_-]|\.(?=[a-zA-Z0-9]))+)(@)?")
_ENTITY = re.compile(r"&[a-zA-Z]+;$")
_ENDS = "?!.,:*_~'\""
_BEFORE_WWW = frozenset("*_~( \t\n\v\f\r")
_MOST_LABELS = 10
# So far back it is looked whether a bracket is open.
_LOOKED_BACK = 2_000


def addresses_plugin(md: MarkdownIt) -> None:
    """Link bare addresses."""
    md.inline.add_terminator_char("w")
    md.inline.ruler.push("github_web", _web)
    md.inline.ruler.push("github_www", _www)
    md.inline.ruler.push("github_mail", _mail)


def _web(state: StateInline, silent: bool) -> bool:
    if silent or state.linkLevel or not state.src.startswith("://", state.pos):
        return False
    scheme = _SCHEME.search(state.pending[-8:])
    if scheme is None or _is_in_bracket(state):
        return False
    end = _domain_end(state, state.pos + 3)
    if end is None or state.src[state.pos + 3] in "-_.":
        return False
    end = _trimmed(state.src, state.pos, _rest(state, end))
    address = scheme[0] + state.src[state.pos : end]
    return _push(state, len(scheme[0]), end, address, address)


def _www(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if silent or state.linkLevel or not state.src.startswith("www.", start, state.posMax):
        return False
    if start and state.src[start - 1] not in _BEFORE_WWW:
        return False
    end = _domain_end(state, start)
    if end is None or "." not in state.src[start:end] or _is_in_bracket(state):
        return False
    end = _trimmed(state.src, start, _rest(state, end))
    address = state.src[start:end]
    return _push(state, 0, end, f"http://{address}", address)


def _mail(state: StateInline, silent: bool) -> bool:
    if silent or state.linkLevel or state.src[state.pos] != "@":
        return False
    local = _LOCAL.search(state.pending)
    host = _HOST.match(state.src, state.pos, state.posMax)
    if local is None or host is None or host[2] or "." not in host[1]:
        return False
    if not host[1][-1].isalpha():
        return False
    scheme = _MAIL_SCHEME.search(state.pending[: local.start()])
    name = (scheme[0] if scheme else "") + local[0]
    address = f"{name}@{host[1]}"
    return _push(state, len(name), host.end(1), address if scheme else f"mailto:{address}", address)


def _push(state: StateInline, taken_back: int, end: int, address: str, shown: str) -> bool:
    """Link what is shown; ``taken_back`` signs of it have been read as text already."""
    href = state.md.normalizeLink(address)
    if not state.md.validateLink(href):
        return False
    if taken_back:
        state.pending = state.pending[:-taken_back]
    state.push("link_open", "a", 1).attrs = {"href": href}
    state.push("text", "", 0).content = shown
    state.push("link_close", "a", -1)
    state.pos = end
    return True


def _is_in_bracket(state: StateInline) -> bool:
    """Whether a ``[`` is open, be it closed later or not."""
    if "[" not in state.src:
        return False
    depth = 0
    for sign in state.src[max(0, state.pos - _LOOKED_BACK) : state.pos]:
        depth = depth + 1 if sign == "[" else max(0, depth - 1) if sign == "]" else depth
    return depth > 0


def _domain_end(state: StateInline, start: int) -> int | None:
    """Where the domain ends that begins at ``start``; None if no address can have it."""
    at = start
    while at < state.posMax and _is_in_domain(state.src[at]):
        at += 1
    labels = state.src[start:at].split(".")
    if len(labels) <= _MOST_LABELS and any("_" in label for label in labels[-2:]):
        return None
    return at if at > start else None


def _is_in_domain(sign: str) -> bool:
    return sign in "-_." or not (is_space(sign) or is_punctuation(sign))


def _rest(state: StateInline, start: int) -> int:
    found = _REST.match(state.src, start, state.posMax)
    return found.end() if found else start


def _trimmed(text: str, start: int, end: int) -> int:
    """``end`` without the signs of the sentence around the address."""
    surplus = text.count(")", start, end) - text.count("(", start, end)
    while end > start:
        sign = text[end - 1]
        if sign == ")" and surplus > 0:
            surplus -= 1
            end -= 1
        elif sign == ";":
            entity = _ENTITY.search(text, start, end)
            end = entity.start() if entity else end - 1
        elif sign in _ENDS:
            end -= 1
        else:
            break
    return end
