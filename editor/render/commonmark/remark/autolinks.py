"""Bare addresses as links while text is read: ``www.``, ``http://``, e-mail.

As micromark-extension-gfm-autolink-literal does it, which leaves those after an open bracket to
`bare_addresses`.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from editor.render.commonmark.remark.signs import encoded, is_punctuation

_STOP = re.compile(
    r"[\n!#$%&*+\-:<=>@\[\]\\^_`{}~]|[hH][tT][tT][pP][sS]?://|[wW][wW][wW]\."
    r"|(?<![A-Za-z0-9+\-._/])[A-Za-z0-9+\-._]+@"
)
"""Where text may end: a sign that Markdown knows, or what may be an address."""
_WEB = re.compile(r"([hH][tT][tT][pP][sS]?://)(?=[^\s\x00-\x1f\x7f])|[wW]{3}\.(?=.|\n)")
_MAIL = re.compile(
    r"[A-Za-z0-9+\-._]+@(?=[A-Za-z0-9\-_])(?:[A-Za-z0-9\-_]|\.(?=[A-Za-z0-9]))+", re.ASCII
)
_TRAIL = re.compile(
    r"(?:[!\"'()*,.:;?_~]|&[A-Za-z]+;|\](?![(\[\s])(?!\Z))*(?:\](?:(?=[(\[\s])|\Z)|(?=[<\s])|\Z)"
)
_BRACKET = re.compile(r"\\.|(`+)(?!`).*?(?<!`)\1(?!`)|[\[\]]", re.DOTALL)
_MAY_TRAIL = frozenset("!\"&'),.:;<?]_~*")


def autolinks_plugin(md: MarkdownIt) -> None:
    """Read bare addresses as links."""
    md.inline.terminator_re = _STOP
    md.inline.ruler.before("text", "autolink_literal", _autolink)


def _autolink(state: StateInline, silent: bool) -> bool:
    start = state.pos
    found = _web(state.src, start, state.posMax) or _mail(state.src, start, state.posMax)
    if found is None or _is_in_brackets(state):
        return False
    end, prefix = found
    if not silent:
        text = state.src[start:end]
        opening = state.push("link_open", "a", 1)
        opening.attrs = {"href": encoded(prefix + text)}
        state.push("text", "", 0).content = text
        state.push("link_close", "a", -1)
    state.pos = end
    return True


def _web(src: str, start: int, end: int) -> tuple[int, str] | None:
    """Where the address at ``start`` ends, and what is missing at its beginning."""
    found = _WEB.match(src, start, end)
    if found is None:
        return None
    before = src[start - 1 : start]
    if found[1]:
        if re.match("[A-Za-z]", before) or is_punctuation(src[found.end()]):
            return None
        domain = _domain(src, found.end(), end)
    elif not before or before in "(*_[]~" or before.isspace():
        domain = _domain(src, start, end)
    else:
        return None
    return None if domain is None else (_path(src, domain, end), "" if found[1] else "http://")


def _domain(src: str, start: int, end: int) -> int | None:
    """Where the domain ends; None if it is none."""
    at, last, before_last = start, False, False
    while at < end:
        sign = src[at]
        if sign in "._":
            if _TRAIL.match(src, at, end):
                break
            if sign == "_":
                last = True
            else:
                last, before_last = False, last
        elif sign.isspace() or (sign != "-" and is_punctuation(sign)):
            break
        at += 1
    is_domain = at > start and not last and not before_last
    return at if is_domain and src[start:at].strip("._") else None


def _path(src: str, start: int, end: int) -> int:
    at, depth = start, 0
    while at < end:
        sign = src[at]
        if sign.isspace():
            break
        if sign == "(":
            depth += 1
        elif sign == ")" and depth > 0:
            depth -= 1
        elif sign in _MAY_TRAIL:
            if _TRAIL.match(src, at, end):
                break
            depth -= sign == ")"
        at += 1
    return at


def _mail(src: str, start: int, end: int) -> tuple[int, str] | None:
    if re.match(r"[A-Za-z0-9+\-._/]", src[start - 1 : start]):
        return None
    found = _MAIL.match(src, start, end)
    if found is None or not re.search(r"@[^.]*\..*[A-Za-z]$", found[0]):
        return None
    return found.end(), "mailto:"


def _is_in_brackets(state: StateInline) -> bool:
    """Whether a bracket is open here: it may become a link."""
    if "[" not in state.src:
        return False
    depth = 0
    for found in _BRACKET.finditer(state.src, 0, state.pos):
        if found[0] == "[":
            depth += 1
        elif found[0] == "]":
            depth = max(0, depth - 1)
    return depth > 0
