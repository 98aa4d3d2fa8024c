"""Links that lead away from the site: Hexo lets them open in a new window, wherever they are."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from editor.render.marked.addresses import is_elsewhere
from editor.render.marked.options import Options

_LINK = re.compile(r"<a\s[^<>]*?href=[\"']((?:https?:|//)[^<>\"']+)[\"'][^<>]*>", re.IGNORECASE)
_REL = re.compile(r"rel=[\"']([^<>\"']*)[\"']", re.IGNORECASE)


def marked(html: str, options: Options) -> str:
    """``html`` with the links marked that need it."""
    if not options.page_links.enable or "<a" not in html:
        return html
    replaced: Callable[[re.Match[str]], str] = partial(_marked, options)
    return _LINK.sub(replaced, html)


def _marked(options: Options, match: re.Match[str]) -> str:
    link = match[0]
    excluded = options.page_links.exclude
    if "target=" in link.lower() or not is_elsewhere(match[1], options.host, excluded):
        return link
    if "rel=" in link.lower():
        with_rel = _REL.sub(_with_noopener, link, count=1)
        return with_rel.replace("href=", 'target="_blank" href=', 1)
    return link.replace("href=", 'target="_blank" rel="noopener" href=', 1)


def _with_noopener(match: re.Match[str]) -> str:
    return match[0] if "noopener" in match[1] else f'rel="{match[1]} noopener"'
