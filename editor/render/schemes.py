"""Addresses with a scheme that a sanitiser's list has no room for.

Links: ``obsidian://``, ``irc:``, or ``localhost:8080``. Nobody can list all, and a sanitiser would
take the address off a link that the site has. What a scheme may not do is known instead (cmark's
safe mode has the same rule): run code, or read what is on this computer. Pictures: those that are
in the article themselves (``data:``), of kinds in which nothing can act.
"""

from __future__ import annotations

import re

LINK = "x-galley-other"
"""A sanitiser is to keep it: it stands before the scheme of a link meanwhile."""
PICTURE = "x-galley-picture"
"""The same for ``data:`` in the source of a picture."""
_HARMFUL = (
    "javascript vbscript livescript mocha data file filesystem blob about view-source jar "
    "mhtml chrome chrome-extension moz-extension resource res wyciwyg"
).split()
_OTHER = rf"(?!(?:{'|'.join(map(re.escape, _HARMFUL))}):)([a-z][a-z0-9+.-]*):"
_HREF = r"""(\shref=["']?)"""
_LINK = re.compile(_HREF + _OTHER, re.IGNORECASE | re.ASCII)
_PASSED = re.compile(rf"{_HREF}{LINK}:{_OTHER}", re.IGNORECASE | re.ASCII)
_KIND = r"image/(?:png|jpe?g|gif|webp|avif|bmp)[;,]"
_SOURCE = re.compile(rf"""(\ssrc=["']?)data:({_KIND})""", re.IGNORECASE)
_PASSED_SOURCE = re.compile(rf"""(\ssrc=["']?){PICTURE}:({_KIND})""", re.IGNORECASE)


def passing(html: str) -> str:
    """``html`` with what is harmless behind `LINK` and `PICTURE`."""
    if ":" not in html:
        return html
    if "href=" in html:
        html = _LINK.sub(rf"\1{LINK}:\2:", html)
    return _SOURCE.sub(rf"\1{PICTURE}:\2", html) if "data:" in html else html


def passed(html: str) -> str:
    """What was sanitised in between, as it was. What came in otherwise stays behind."""
    if LINK in html:
        html = _PASSED.sub(r"\1\2:", html)
    return _PASSED_SOURCE.sub(r"\1data:\2", html) if PICTURE in html else html
