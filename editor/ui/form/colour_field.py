"""A colour, as a web page writes it."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QColorDialog

from editor.ui.form.line_field import LineField
from editor.ui.form.look import Look

_HEX = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})", re.I)
_FUNCTION = re.compile(r"(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color|var)a?\(.*\)", re.I)


class ColourField(LineField):
    """Edits a colour's text; the button shows it and lets one be picked."""

    def __init__(self) -> None:
        super().__init__("", QCoreApplication.translate("form", "Pick a colour"))
        self._look: Look | None = None

    def press(self) -> None:
        """Pick one; the text keeps its way of writing where it can."""
        before = self.line.text()
        picked = QColorDialog.getColor(colour_of(before) or QColor("white"), self)
        if picked.isValid():
            self.put(written_like(picked, before))

    def follow(self, text: str) -> None:
        """Show the colour on the button."""
        self.button.setIcon(self._swatch(colour_of(text)))

    def doubt(self) -> str:
        """Whether it is a colour."""
        text = self.line.text().strip()
        if not text or colour_of(text) or _FUNCTION.fullmatch(text):
            return ""
        return QCoreApplication.translate("form", "This is no colour.")

    def set_look(self, look: Look) -> None:
        """Draw the swatch's frame in the theme's colours."""
        self._look = look
        self.follow(self.line.text())

    def _swatch(self, colour: QColor | None) -> QIcon:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(16 * ratio), round(16 * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor("transparent"))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._look is not None:
            painter.setPen(self._look.theme.colour("control_edge"))
        painter.setBrush(colour or QColor("transparent"))
        painter.drawRoundedRect(1, 1, 14, 14, 3, 3)
        painter.end()
        return QIcon(picture)


def colour_of(text: str) -> QColor | None:
    """The colour that ``text`` names: ``#rgb``, ``#rrggbb``, with alpha at the end, or a name."""
    text = text.strip()
    if _HEX.fullmatch(text):
        digits = text[1:] if len(text) > 5 else "".join(2 * digit for digit in text[1:])
        alpha = digits[6:] or "ff"
        return QColor(f"#{alpha}{digits[:6]}")
    return QColor(text) if text.isalpha() and QColor.isValidColorName(text) else None


def written_like(colour: QColor, before: str) -> str:
    """``colour`` as ``#rrggbb`` (with the alpha that was there), in the case used before."""
    alpha = before.strip()[7:] if re.fullmatch(r"#[0-9a-fA-F]{8}", before.strip()) else ""
    text = colour.name()
    return (text.upper() if re.search("[A-F]", before) else text) + alpha
