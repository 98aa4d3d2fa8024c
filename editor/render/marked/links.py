"""Links and images: in brackets, by reference, and bare addresses."""

from __future__ import annotations

import re
from html import escape

from editor.render.marked import addresses
from editor.render.marked import inline_patterns as patterns
from editor.render.marked.characters import SPACE, trim, unescaped
from editor.render.marked.escape import escaped_by_hexo, escaped_once
from editor.render.marked.run import InlineReader, Run
from editor.render.marked.token import Link

_SPACES = re.compile(rf"[{SPACE}]+")
_ESCAPED_BRACKET = re.compile(r"\\([\[\]])")
_ACTING = ("javascript:", "vbscript:", "data:")
_UNCLOSED = -2


def link(inline: InlineReader, run: Run, out: list[str]) -> int:
    """Read ``[text](address "title")`` or an image; where it ends, or -1."""
    if run.text.find(")", run.position) < 0:
        return -1
    found = patterns.LINK.match(run.text, run.position)
    if found is None:
        return -1
    href, title, end = found[2], found[3] or "", found.end()
    if trim(href).startswith("<"):
        angled = trim(href)
        if not angled.endswith(">"):
            return -1
        slashes = len(angled) - 1 - len(angled[:-1].rstrip("\\"))
        if slashes % 2:
            return -1
    else:
        closing = _closing(href)
        if closing == _UNCLOSED:
            return -1
        if closing >= 0:
            length = (5 if found[0].startswith("!") else 4) + len(found[1]) + closing
            end = found.start() + len(trim(found[0][:length]))
            href, title = href[:closing], ""
    href = trim(href)
    if href.startswith("<"):
        href = href[1:-1]
    target = Link(unescaped(href), unescaped(title[1:-1]))
    _write(inline, found[0], found[1], target, out)
    return end


def reference(inline: InlineReader, run: Run, out: list[str]) -> int:
    """Read a link by reference; a bracket that is none is text."""
    text, position = run.text, run.position
    found = patterns.REFERENCE.match(text, position)
    label = found[2] if found is not None else ""
    if found is None:
        found = patterns.SHORT_REFERENCE.match(text, position)
        if found is None:
            return -1
        label = found[1]
    target = inline.references(_SPACES.sub(" ", label).lower())
    if target is None:
        out.append(text[position])
        return position + 1
    _write(inline, found[0], found[1], target, out)
    return found.end()


def bracketed(inline: InlineReader, run: Run, out: list[str]) -> int:
    """Read ``<address>``; where it ends, or -1."""
    found = patterns.ADDRESS.match(run.text, run.position)
    if found is None:
        return -1
    href = "mailto:" + found[1] if found[2] else found[1]
    out.append(_anchor(inline, Link(href, ""), escaped_once(found[1])))
    return found.end()


def bare(inline: InlineReader, run: Run, out: list[str]) -> int:
    """Read an address that stands in the text; where it ends, or -1."""
    found = patterns.URL.match(run.text, run.position)
    if found is None:
        return -1
    address = found[0]
    href = "mailto:" + address
    if not found[2]:
        address = _without_punctuation(address)
        href = "http://" + address if found[1] == "www." else address
    out.append(_anchor(inline, Link(href, ""), escaped_once(address)))
    return run.position + len(address)


def _without_punctuation(address: str) -> str:
    while True:
        found = patterns.URL_END.search(address)
        shorter = found[0] if found is not None else ""
        if shorter == address:
            return address
        address = shorter


def _closing(href: str) -> int:
    """Where a parenthesis closes that was not opened; -1 if none does, -2 if one stays open."""
    if ")" not in href:
        return -1
    level, at = 0, 0
    while at < len(href):
        if href[at] == "\\":
            at += 1
        elif href[at] == "(":
            level += 1
        elif href[at] == ")":
            level -= 1
            if level < 0:
                return at
        at += 1
    return _UNCLOSED if level > 0 else -1


def _write(inline: InlineReader, source: str, label: str, target: Link, out: list[str]) -> None:
    text = _ESCAPED_BRACKET.sub(r"\1", label)
    # marked reads an image's text too, which closes a link around it.
    inline.is_in_link = True
    shown = inline.html(text)
    inline.is_in_link = False
    if source.startswith("!"):
        out.append(_image(inline, target, text))
    else:
        out.append(_anchor(inline, target, shown))


def _image(inline: InlineReader, target: Link, text: str) -> str:
    options, href = inline.options, target.href
    if options.prependRoot:
        href = addresses.rooted(href, options.root)
    alt = f' alt="{escaped_by_hexo(text)}"' if text else ""
    title = f' title="{escaped_by_hexo(target.title)}"' if target.title else ""
    lazy = ' loading="lazy"' if options.lazyload else ""
    image = f'<img src="{_encoded(inline, href)}"{alt}{title}{lazy}>'
    if options.figcaption and text:
        caption = f'<figcaption aria-hidden="true">{text}</figcaption>'
        return f"<figure>{image}{caption}</figure>"
    return image


def _anchor(inline: InlineReader, target: Link, shown: str) -> str:
    options, href = inline.options, target.href
    if options.sanitizeUrl and href.startswith(_ACTING):
        href = ""
    title = f' title="{escaped_by_hexo(target.title)}"' if target.title else ""
    return f'<a href="{_encoded(inline, href)}"{title}{_leading_away(inline, href)}>{shown}</a>'


def _leading_away(inline: InlineReader, href: str) -> str:
    options, links = inline.options, inline.options.links
    if not (links.enable or links.nofollow):
        return ""
    if not addresses.is_elsewhere(href, options.host, links.exclude):
        return ""
    rel = "noopener external nofollow noreferrer" if links.nofollow else "noopener"
    return (' target="_blank"' if links.enable else "") + f' rel="{rel}"'


def _encoded(inline: InlineReader, href: str) -> str:
    if href.startswith("mailto:"):
        # Each character becomes an entity, against those who gather addresses.
        return escape(href)
    # What Hexo writes as it is may have a quote, which ends the attribute.
    try:
        return addresses.encoded(href).split('"', 1)[0]
    except addresses.NotAnAddress:
        return inline.kept(href.split('"', 1)[0])
