"""An address on the web."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices

from editor.ui.form.line_field import LineField

_WEB = re.compile(r"https?://[^\s/?#]+\S*", re.I)
_OTHER = re.compile(r"(?:[a-z][a-z0-9+.-]*:|/|\.|#)\S*|[^\s:]+", re.I)


class UrlField(LineField):
    """Edits an address; the button opens it in the browser."""

    def __init__(self) -> None:
        words = QCoreApplication.translate("form", "Open in the browser")
        super().__init__("external", words)

    def press(self) -> None:
        """Open the page; only the web's own addresses, never a program or a file."""
        if is_web_address(self.line.text()):
            QDesktopServices.openUrl(QUrl(self.line.text().strip()))

    def follow(self, text: str) -> None:
        """Only the web can be opened."""
        self.button.setEnabled(is_web_address(text))

    def doubt(self) -> str:
        """Whether it can be an address at all."""
        text = self.line.text()
        if not text or is_web_address(text) or _OTHER.fullmatch(text):
            return ""
        return QCoreApplication.translate("form", "This does not look like an address.")


def is_web_address(text: str) -> bool:
    """Whether ``text`` is an address that a browser opens."""
    return _WEB.fullmatch(text.strip()) is not None
