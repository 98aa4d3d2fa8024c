"""Addresses that are still text once an article is read, as links.

mdast-util-gfm-autolink-literal finds them with patterns, less strictly than `autolinks`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.token import Token

from editor.render.commonmark.remark.signs import encoded, is_punctuation

_ANY = re.compile(r"@|://|www\.", re.IGNORECASE)
_WEB = re.compile(
    r"(?<![\da-zA-Z])(https?://|www(?=\.))([\w-]*\.[\w\-.]*)([^\t\n\r ]*)", re.I | re.ASCII
)
_MAIL = re.compile(
    r"(?<![\w+\-.@])(mailto:)?(?<![\w+\-.])([\w+\-.]+)@([\w-]+(?:\.[\w-]+)+)", re.ASCII
)
_TRAIL = re.compile(r"[!\"&'),.:;<>?\]}]+$")


def linked(tokens: list[Token]) -> list[Token]:
    """The tokens of a line with links for the addresses in its text."""
    made, depth = list[Token](), 0
    for token in tokens:
        depth += token.nesting if token.type in ("link_open", "link_close") else 0
        if token.type == "text" and not depth and _ANY.search(token.content):
            made += _split(token)
        else:
            made.append(token)
    return made


def _split(token: Token) -> Iterator[Token]:
    text, last = token.content, 0
    for start, end, address in sorted(_found(text)):
        if start < last:
            continue
        if start > last:
            yield Token("text", "", 0, content=text[last:start])
        opening = Token("link_open", "a", 1)
        opening.attrs = {"href": encoded(address)}
        yield from (opening, Token("text", "", 0, content=text[start:end]))
        yield Token("link_close", "a", -1)
        last = end
    if last < len(text):
        yield Token("text", "", 0, content=text[last:])


def _found(text: str) -> Iterator[tuple[int, int, str]]:
    for web in _WEB.finditer(text):
        before = text[web.start() - 1 : web.start()]
        if before and not before.isspace() and not is_punctuation(before):
            continue
        has_scheme = "/" in web[1]
        domain = web[2] if has_scheme else web[1] + web[2]
        if is_punctuation(domain[0]) or not _is_domain(domain):
            continue
        end = web.start() + len(_without_trail(web[0]))
        yield web.start(), end, ("" if has_scheme else "http://") + text[web.start() : end]
    for mail in _MAIL.finditer(text):
        if not re.search(r"[\d\-_]$", mail[3]):
            yield mail.start(), mail.end(), mail[0] if mail[1] else "mailto:" + mail[0]


def _is_domain(domain: str) -> bool:
    parts = domain.split(".")
    checked = [part for part in parts[-2:] if part]
    return len(parts) > 1 and all(
        "_" not in part and re.search("[0-9A-Za-z]", part) for part in checked
    )


def _without_trail(address: str) -> str:
    found = _TRAIL.search(address)
    if found is None:
        return address
    kept, trail = address[: found.start()], found[0]
    while ")" in trail and kept.count("(") > kept.count(")"):
        upto = trail.index(")") + 1
        kept, trail = kept + trail[:upto], trail[upto:]
    return kept
