"""Frames of other sites (players of videos, maps): an article may bring none into the page.

What would be in such a frame is told by its address, in an empty ``<span data-embed>``. The
preview shows that as a label; what is given out (`published`) has nothing in its place.
"""

from __future__ import annotations

import re
from html import escape, unescape

_FRAME = re.compile(r"<iframe\b([^>]*)>(?:.*?</iframe\s*>)?", re.IGNORECASE | re.DOTALL)
_SOURCE = re.compile(r"""\bsrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_TOLD = re.compile(r'<span data-embed="[^"]*"></span>')


def told(html: str) -> str:
    """``html``, to be sanitised, with each frame as its address."""
    return _FRAME.sub(_told, html) if "<iframe" in html.lower() else html


def without(html: str) -> str:
    """Sanitised ``html`` without the frames' addresses."""
    return _TOLD.sub("", html) if "data-embed" in html else html


def _told(frame: re.Match[str]) -> str:
    source = _SOURCE.search(frame[1])
    address = unescape(next(filter(None, source.groups()), "")) if source else ""
    return f'<span data-embed="{escape(address)}"></span>'
