"""Links with a scheme that nobody can list: ``obsidian://``, ``irc:``, or ``localhost:8080``.

A sanitiser only knows schemes it may keep, and would take the address off a link that the site
has. What a scheme may not do is known instead (cmark's safe mode has the same rule): run code,
or read what is on this computer.
"""

from __future__ import annotations

import re

SCHEME = "x-galley-other"
"""A sanitiser is to keep it, in links: it stands before the scheme of the others meanwhile."""
_HARMFUL = (
    "javascript vbscript livescript mocha data file filesystem blob about view-source jar "
    "mhtml chrome chrome-extension moz-extension resource res wyciwyg"
).split()
_OTHER = rf"(?!(?:{'|'.join(map(re.escape, _HARMFUL))}):)([a-z][a-z0-9+.-]*):"
_HREF = r"""(\shref=["']?)"""
_LINK = re.compile(_HREF + _OTHER, re.IGNORECASE | re.ASCII)
_PASSED = re.compile(rf"{_HREF}{SCHEME}:{_OTHER}", re.IGNORECASE | re.ASCII)


def passing(html: str) -> str:
    """``html`` with the harmless schemes of links behind `SCHEME`."""
    return _LINK.sub(rf"\1{SCHEME}:\2:", html) if ":" in html and "href=" in html else html


def passed(html: str) -> str:
    """What was sanitised in between, as it was. A scheme that came in otherwise stays behind."""
    return _PASSED.sub(r"\1\2:", html) if SCHEME in html else html
