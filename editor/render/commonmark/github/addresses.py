"""Bare addresses as links: cmark-gfm's autolinks.

A web address may begin right behind Chinese text and goes on to the next white space, Chinese
punctuation included; only some ASCII signs at its end are not part of it. It is read where it
stands, so that no emphasis or code begins in it. Addresses of mail are looked for in what is text
when all else has been read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.autolink import autolink
from markdown_it.rules_inline.html_inline import html_inline
from markdown_it.token import Token

from editor.render.commonmark.github.signs import is_punctuation, is_space

_SCHEME = re.compile(r"(?<![a-zA-Z])(?:https?|ftp)$", re.IGNORECASE)
_LONGEST_SCHEME = 6
_REST = re.compile(r"[^ \t\n\v\f\r<]*")
_LOCAL = re.compile(r"[a-zA-Z0-9.+_-]*$")
_MAIL_SCHEME = re.compile(r"(?<![a-zA-Z0-9])(?:mailto|xmpp):$")
_LOCAL_WITH_SCHEME = re.compile(r"[a-zA-Z0-9.+_-]*(?:mailto|xmpp):$")
_HOST = re.compile(r"@((?:[a-zA-Z0-9_-]|\.(?=[a-zA-Z0-9]))*)")
_HOST_WITH_PATH = re.compile(r"@((?:[a-zA-Z0-9_/-]|\.(?=[a-zA-Z0-9]))*)")
_ENTITY = re.compile(r"&[a-zA-Z]+;$")
_REFERENCE = re.compile(r"&#?[a-zA-Z0-9]+;")
_BRACKET = re.compile(r"[\[\]]")
_ENDS = "?!.,:*_~'\""
_BEFORE_WWW = frozenset("*_~( \t\n\v\f\r")
_MOST_LABELS = 10
# So many parts of the text, and characters of the last, are looked at for a bracket that is open.
_LOOKED_BACK = 200
_MOST_CHARACTERS = 2_000
_LONGEST_LOCAL = 1_000


def addresses_plugin(md: MarkdownIt) -> None:
    """Link bare addresses."""
    md.inline.add_terminator_char("w")
    md.inline.ruler.push("github_web", _web)
    md.inline.ruler.push("github_www", _www)
    md.inline.ruler.at("html_inline", _html)
    md.inline.ruler.at("autolink", _pointed)
    md.core.ruler.after("text_join", "github_mail", _link_mail)


def _html(state: StateInline, silent: bool) -> bool:
    """markdown-it takes a raw ``<a>`` for a link in which there are no others."""
    level = state.linkLevel
    found = html_inline(state, silent)
    state.linkLevel = level
    return found


def _pointed(state: StateInline, silent: bool) -> bool:
    """Between angles, too, characters may be written by their names."""
    found = autolink(state, silent)
    if found and not silent and "&" in state.tokens[-2].content:
        opening, text, _ = state.tokens[-3:]
        text.content = _REFERENCE.sub(lambda found: unescape(found[0]), text.content)
        opening.attrs = {"href": state.md.normalizeLink(text.content)}
    return found


def _web(state: StateInline, silent: bool) -> bool:
    if silent or not state.src.startswith("://", state.pos):
        return False
    before = state.src[max(0, state.pos - _LONGEST_SCHEME) : state.pos]
    scheme = _SCHEME.search(before)
    if scheme is None or not state.pending.endswith(scheme[0]) or _is_in_bracket(state):
        return False
    end = _domain_end(state, state.pos + 3)
    if end is None or state.src[state.pos + 3] in "-_.":
        return False
    end = _trimmed(state.src, state.pos, _rest(state, end))
    _push(state, len(scheme[0]), end, scheme[0] + state.src[state.pos : end])
    return True


def _www(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if silent or not state.src.startswith("www.", start, state.posMax):
        return False
    if start and state.src[start - 1] not in _BEFORE_WWW:
        return False
    end = _domain_end(state, start)
    if end is None or "." not in state.src[start:end] or _is_in_bracket(state):
        return False
    end = _trimmed(state.src, start, _rest(state, end))
    _push(state, 0, end, state.src[start:end], "http://")
    return True


def _push(state: StateInline, taken_back: int, end: int, shown: str, before: str = "") -> None:
    """Link what is shown; ``taken_back`` signs of it have been read as text already."""
    if taken_back:
        state.pending = state.pending[:-taken_back]
    href = state.md.normalizeLink(before + shown)
    state.push("link_open", "a", 1).attrs = {"href": href}
    state.push("text", "", 0).content = shown
    state.push("link_close", "a", -1)
    state.pos = end


def _is_in_bracket(state: StateInline) -> bool:
    """Whether a ``[`` is open, be it closed later or not."""
    if state.linkLevel:
        return True
    if "[" not in state.src:
        return False
    depth = 0
    texts = [token.content for token in state.tokens[-_LOOKED_BACK:] if token.type == "text"]
    for sign in _BRACKET.findall("".join([*texts, state.pending])[-_MOST_CHARACTERS:]):
        depth = depth + 1 if sign == "[" else max(0, depth - 1)
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


def _link_mail(state: StateCore) -> None:
    """The core rule of addresses of mail."""
    for token in state.tokens:
        if token.children and "@" in token.content:
            token.children = [*_with_mail(token.children)]


def _with_mail(tokens: list[Token]) -> Iterator[Token]:
    around = 0
    for token in tokens:
        around += token.nesting if token.type in ("link_open", "link_close") else 0
        if token.type != "text" or around or "@" not in token.content:
            yield token
            continue
        done = 0
        for mail in _mails(token.content):
            yield _text(token, token.content[done : mail.start])
            yield Token("link_open", "a", 1, attrs={"href": mail.target}, level=token.level)
            yield _text(token, token.content[mail.start : mail.end])
            yield Token("link_close", "a", -1, level=token.level)
            done = mail.end
        yield _text(token, token.content[done:])


def _text(token: Token, content: str) -> Token:
    return token.copy(content=content)


@dataclass(frozen=True, slots=True)
class _Mail:
    start: int
    end: int
    target: str


def _mails(text: str) -> Iterator[_Mail]:
    low = 0
    while (at := text.find("@", low)) >= 0:
        start, scheme = _local_start(text, low, at)
        found = (_HOST_WITH_PATH if scheme == "xmpp:" else _HOST).match(text, at)
        end = found.end() if found else at + 1
        if start == at or text.startswith("@", end):
            low = at + 1
            continue
        is_host = "." in text[at:end] and text[end - 1].isascii() and text[end - 1].isalpha()
        trimmed = _trimmed(text, at, end) if is_host else at
        if trimmed > at:
            address = text[start:trimmed]
            yield _Mail(start, trimmed, address if scheme else f"mailto:{address}")
            low = trimmed
        else:
            low = end


def _local_start(text: str, low: int, at: int) -> tuple[int, str]:
    """Where the address begins whose ``@`` is at ``at``, and the scheme it brings with it."""
    low = max(low, at - _LONGEST_LOCAL)
    local = _LOCAL.search(text, low, at)
    start = local.start() if local else at
    scheme = _MAIL_SCHEME.search(text, low, start)
    if scheme is None:
        return start, ""
    whole = _LOCAL_WITH_SCHEME.search(text, low, start)
    return (whole.start() if whole else scheme.start()), scheme[0]
