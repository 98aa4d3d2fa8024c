"""Bare addresses in the middle of a word: cmark-gfm asks nothing of what is before them."""

from __future__ import annotations

import re
from unicodedata import category
from urllib.parse import quote

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_SCHEME = re.compile(r"(?<![a-zA-Z])(https?|ftp)$")
_LONGEST_SCHEME = 6
_UNTIL_SPACE = re.compile(r"[^\s<]*")
_REFERENCE = re.compile(r"&[a-zA-Z0-9]+;$")
_MAILBOX = re.compile(r"[a-zA-Z0-9.+_-]+$")
_LONGEST_MAILBOX = 100
_DOMAIN = re.compile(r"[a-zA-Z0-9_-]+(?:\.[a-zA-Z0-9_-]+)+")
_KEPT = "-_.+!*(),%#@?=;:/$~&'"
_TRAILING = "?!.,:*_~'\"[]"


def autolinks_plugin(md: MarkdownIt) -> None:
    """Link addresses with a scheme, and those of e-mail, wherever they stand."""
    md.inline.ruler.push("schemes", _link)
    md.inline.ruler.push("mail", _link_mail)
    # As they are, but for what cannot stand in an address.
    vars(md)["normalizeLink"] = lambda url: quote(url, safe=_KEPT)
    vars(md)["normalizeLinkText"] = str
    vars(md)["validateLink"] = lambda url: True  # What could act is taken out of all HTML.


def _link(state: StateInline, silent: bool) -> bool:
    """The inline rule, at the colon behind a scheme that was read as text."""
    if silent or state.linkLevel or not state.src.startswith("://", state.pos):
        return False
    scheme = _SCHEME.search(state.pending[-_LONGEST_SCHEME:])
    if not scheme or _is_in_bracket(state):
        return False
    start = state.pos - len(scheme[1])
    end = _end(state.src, state.pos + len("://"), state.posMax)
    if not end:
        return False
    _push(state, start, end, "")
    return True


def _link_mail(state: StateInline, silent: bool) -> bool:
    """The inline rule, at the sign between a mailbox that was read as text and its domain."""
    if silent or state.linkLevel or not state.src.startswith("@", state.pos):
        return False
    mailbox = _MAILBOX.search(state.pending[-_LONGEST_MAILBOX:])
    domain = _DOMAIN.match(state.src, state.pos + 1, state.posMax)
    if not mailbox or not domain or domain[0][-1] in "-_" or _is_in_bracket(state):
        return False
    _push(state, state.pos - len(mailbox[0]), domain.end(), "mailto:")
    return True


def _push(state: StateInline, start: int, end: int, prefix: str) -> None:
    """The tokens of a link whose address, from ``start`` on, was read as text so far."""
    address = state.src[start:end]
    state.pending = state.pending[: len(state.pending) - (state.pos - start)]
    opening = state.push("link_open", "a", 1)
    opening.attrs = {"href": state.md.normalizeLink(prefix + address)}
    opening.info = "auto"
    state.push("text", "", 0).content = address
    state.push("link_close", "a", -1).info = "auto"
    state.pos = end


def _end(text: str, host: int, limit: int) -> int:
    """Where an address ends whose host begins at ``host``; 0 if that is none (GFM, "Autolinks")."""
    at = host
    while at < limit and (text[at] in "-._" or _is_in_name(text[at])):
        at += 1
    if at == host or "_" in "".join(text[host:at].split(".")[-2:]):
        return 0
    path = _UNTIL_SPACE.match(text, at, limit)
    end = path.end() if path else at
    before = 0
    while end != before:
        before = end
        last = text[end - 1]
        surplus = text.count(")", host, end) - text.count("(", host, end) if last == ")" else 0
        if last in _TRAILING or surplus > 0:
            end -= 1
        elif last == ";":
            reference = _REFERENCE.search(text[host:end])
            end -= len(reference[0]) if reference else 1
    return end if end > host else 0


def _is_in_name(character: str) -> bool:
    return not character.isspace() and category(character)[0] != "P" and character != "<"


def _is_in_bracket(state: StateInline) -> bool:
    """Whether a bracket is open that no other closes: no address is linked then."""
    if "[" not in state.src:
        return False
    depth = 0
    texts = [token.content for token in state.tokens if token.type == "text"]
    for character in "".join([*texts, state.pending]):
        depth = max(0, depth + (character == "[") - (character == "]"))
    return depth > 0
