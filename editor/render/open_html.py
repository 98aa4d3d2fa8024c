"""Raw HTML that goes on in what follows: an article is not cut inside of an element."""

from __future__ import annotations

import re

_TAG = re.compile(
    r"<!--(?:.*?-->|.*)|<(script|style|textarea|title)\b.*?</\1\s*>"
    r"|<(?P<end>/?)(?P<name>[a-z][a-z0-9-]*)(?:\"[^\"]*\"|'[^']*'|[^\"'>])*>",
    re.IGNORECASE | re.DOTALL,
)
_VOID = re.compile(
    r"area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr", re.IGNORECASE
)


class OpenHtml:
    """The elements that raw HTML has opened and that are closed later in ``text``."""

    def __init__(self, text: str, whole: bool) -> None:
        self._text = text
        self._whole = whole
        self._names: list[str] = []
        self.is_far = False

    @property
    def is_open(self) -> bool:
        """Whether what follows is, or in the part not yet known may be, inside an element."""
        return bool(self._names)

    def read(self, html: str, end: int) -> None:
        """Read raw HTML that ends at the offset ``end`` of the text."""
        for tag in _TAG.finditer(html):
            name = (tag["name"] or "").lower()
            if not name or _VOID.fullmatch(name):
                continue
            if not tag["end"]:
                self._names.append(name)
            elif name in self._names:
                while self._names.pop() != name:
                    pass
        if self._whole:
            closed = [name for name in self._names if self._is_closed_after(name, end)]
            self.is_far = self.is_far or len(closed) < len(self._names)
            self._names = closed

    def _is_closed_after(self, name: str, end: int) -> bool:
        return re.compile("</" + re.escape(name), re.IGNORECASE).search(self._text, end) is not None
