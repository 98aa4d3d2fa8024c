"""What is dropped on the window: files, or links to pages from a browser."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

_TITLED = "text/x-moz-url"
"""How Firefox hands over a link or tab: the address, a line feed, the title, in UTF-16."""


def files_in(data: QMimeData) -> list[Path]:
    """The files and folders that are dropped."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def addresses_in(data: QMimeData) -> list[str]:
    """The web addresses that are dropped, each once. A dropped text that has one in it is none."""
    found = [url.toString(QUrl.ComponentFormattingOption.FullyEncoded) for url in data.urls()]
    if not found and data.hasFormat(_TITLED):
        text = bytes(data.data(_TITLED).data()).decode("utf-16-le", "replace")
        found = text.lstrip("\ufeff").split("\n")[:1]
    if not found and data.hasText():
        found = [data.text().strip()]
    return [each for each in dict.fromkeys(found) if is_address(each)]


def is_address(text: str) -> bool:
    """Whether ``text`` is a web address and nothing else."""
    url = QUrl(text.strip(), QUrl.ParsingMode.StrictMode)
    return url.scheme() in ("http", "https") and bool(url.host()) and " " not in text.strip()
