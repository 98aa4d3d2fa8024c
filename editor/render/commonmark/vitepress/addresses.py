"""Links and images as VitePress writes them: pages end in .html, links away open a tab."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore, linkify
from markdown_it.token import Token

_EXTERNAL = re.compile(r"(?:[a-z]+:|//)", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_INDEX = re.compile(r"(^|.*/)index.md(#?.*)$", re.IGNORECASE)
_ENCODED = re.compile(r"(?:%[0-9a-fA-F]{2})+")
# What `decodeURI` leaves encoded.
_RESERVED = re.compile(r"%(?:23|24|26|2B|2C|2F|3A|3B|3D|3F|40)", re.IGNORECASE)
_OTHER_FILES = frozenset(
    "3g2 3gp aac ai apng au avif bin bmp cer class conf crl css csv dll doc eps epub exe gif "
    "gz ics ief jar jpe jpeg jpg js json jsonld m4a man mid midi mjs mov mp2 mp3 mp4 mpe mpeg "
    "mpg mpp oga ogg ogv ogx opus otf p10 p7c p7m p7s pdf png ps qt roff rtf rtx ser svg t "
    "tif tiff tr ts tsv ttf txt vtt wav weba webm webp woff woff2 xhtml xml yaml yml zip".split()
)
"""Endings of files that are not pages."""


@dataclass(frozen=True)
class Addresses:
    """How links are written: ``away`` are the attributes of those that leave the site."""

    away: Mapping[str, str]
    base: str = "/"
    clean: bool = False
    lazy: bool = False


def addresses_plugin(md: MarkdownIt, how: Addresses) -> None:
    """Write links and images as ``how`` says."""

    def link_open(renderer: Any, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
        token = tokens[at]
        href = token.attrs.get("href")
        if href is not None and "target" not in token.attrs and "download" not in token.attrs:
            _set_link(token, str(href), how)
        shown: str = renderer.renderToken(tokens, at, options, env)
        return shown

    def image(renderer: Any, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
        token = tokens[at]
        source = str(token.attrs.get("src", ""))
        if source and not _EXTERNAL.match(source):
            beside = source if re.match(r"\.?/", source) else "./" + source
            token.attrs["src"] = unquote(beside)
        if how.lazy:
            token.attrs["loading"] = "lazy"
        # Code is no part of the alternative text here.
        token.children = [each for each in token.children or () if each.type != "code_inline"]
        shown: str = renderer.image(tokens, at, options, env)
        return shown

    md.core.ruler.at("linkify", _link_bare)
    md.add_render_rule("link_open", link_open)
    md.add_render_rule("image", image)


def _link_bare(state: StateCore) -> None:
    """markdown-it's rule looks for more than is linked here: what has one of these signs."""
    tokens = state.tokens
    state.tokens = [
        each for each in tokens if each.children and ("//" in each.content or "@" in each.content)
    ]
    linkify(state)
    state.tokens = tokens


def _set_link(token: Token, href: str, how: Addresses) -> None:
    if _EXTERNAL.match(href):
        token.attrs.update(how.away)
        return
    if href.startswith("#"):
        href = decoded(href)
    elif _is_page(href):
        href = decoded(_page(href, how))
    if href.startswith("/"):
        href = re.sub(r"/+", "/", how.base + href)
    token.attrs["href"] = href


def _is_page(href: str) -> bool:
    if _SCHEME.match(href):
        return False
    path = re.sub(r"[?#].*", "", href, flags=re.DOTALL) or "/"
    return path.rpartition(".")[2].lower() not in _OTHER_FILES


def _page(href: str, how: Addresses) -> str:
    index = _INDEX.match(href)
    if index:
        href = index[1] + index[2]
    else:
        rest = urlsplit(href)
        page = re.sub(r"[?#].*", "", href, flags=re.DOTALL)
        if page.endswith(".md"):
            page = page[:-3] + ("" if how.clean else ".html")
        if not how.clean and not page.endswith((".html", "/")):
            page += ".html"
        search = "?" + rest.query if rest.query else ""
        href = page + search + ("#" + rest.fragment if rest.fragment else "")
    return href if href.startswith(("/", "./")) else "./" + href


def decoded(address: str) -> str:
    """As JavaScript's ``decodeURI``; what is no UTF-8, where that fails, stays as it is."""
    return _ENCODED.sub(lambda run: _decoded_run(run[0]), address)


def _decoded_run(run: str) -> str:
    parts, last = list[str](), 0
    for kept in _RESERVED.finditer(run):
        # Only at whole characters: every other three signs are another one.
        if kept.start() % 3 == 0:
            parts += (_utf8(run[last : kept.start()]), kept[0])
            last = kept.end()
    return "".join(parts) + _utf8(run[last:])


def _utf8(run: str) -> str:
    try:
        return unquote(run, errors="strict")
    except UnicodeDecodeError:
        return run
