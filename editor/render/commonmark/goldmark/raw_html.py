"""What stands in angle brackets within a line: an address, or raw HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LABEL = r"[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
_ADDRESS = re.compile(
    r"<([a-zA-Z][a-zA-Z0-9.+-]{1,31}:[^\s<>]*"
    rf"|(?P<mail>[a-zA-Z0-9.!#$%&'*+/=?^_`{{|}}~-]+@{_LABEL}(?:\.{_LABEL})*))>"
)
_ATTRIBUTE = r"(?:\s+[a-zA-Z_:][\w:.-]*(?:\s*=\s*(?:[^\"'=<>`\x00-\x20]+|'[^']*'|\"[^\"]*\"))?)"
_HTML = re.compile(
    rf"<[a-zA-Z][a-zA-Z0-9-]*{_ATTRIBUTE}*\s*/?>|</[a-zA-Z][a-zA-Z0-9-]*\s*>|<!-->|<!--->"
    r"|<!--.*?-->|<\?.*?\?>|<![A-Z][^>]*>|<!\[CDATA\[.*?\]\]>",
    re.DOTALL | re.ASCII,
)
_CLOSERS = {"<!--": "-->", "<?": "?>", "<![CDATA[": "]]>"}


@dataclass(frozen=True, slots=True)
class Pointed:
    """An address in angle brackets: where it leads, how it is shown, where it ends."""

    target: str
    text: str
    end: int


def pointed(text: str, at: int) -> Pointed | None:
    """The address in angle brackets at ``at``."""
    found = _ADDRESS.match(text, at)
    if not found:
        return None
    return Pointed(("mailto:" if found["mail"] else "") + found[1], found[1], found.end())


class RawHtml:
    """Finds raw HTML in one text; what has no end there is not looked for again."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._endless: set[str] = set()

    def at(self, at: int) -> str | None:
        """The tag, comment or the like that begins at ``at``."""
        for opener, closer in _CLOSERS.items():
            if self._text.startswith(opener, at):
                if closer in self._endless:
                    return None
                if self._text.find(closer, at) < 0:
                    self._endless.add(closer)
                    return None
        html = _HTML.match(self._text, at)
        return html[0] if html else None
