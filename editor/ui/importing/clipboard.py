"""What of a clipboard is imported: the page that was copied, or its text."""

from __future__ import annotations

import re

from PySide6.QtCore import QMimeData

_TELLING = re.compile(r"<(?:p|h[1-6]|ul|ol|table|blockquote|article|img|a)\b", re.IGNORECASE)
"""Marks of a page. A code editor copies HTML too, but only lines in colour: its text is better."""


def pasted(data: QMimeData | None) -> tuple[str, str]:
    """The HTML and the text to import; one of them is empty, or both."""
    if data is None:
        # So Qt says that nothing was ever copied.
        return "", ""
    html = data.html() if data.hasHtml() else ""
    if _TELLING.search(html):
        return html, ""
    return "", data.text()
