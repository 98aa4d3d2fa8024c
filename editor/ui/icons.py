"""Icons: ``resources/icons/NAME.svg`` drawn in a theme's colours at the sizes screens need.

The drawings are strokes in ``currentColor`` on a 24×24 grid. Knows nothing of what an icon
stands for, save that the three signs for trouble carry their own colour.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from editor.ui.theme import Theme

ICONS = Path(__file__).parents[2] / "resources" / "icons"

_SIZES = (16, 20, 24, 32, 40, 48)
"""Pixels: 16 and 20, the sizes in use, at scales of 1, 1.5 and 2, and one for larger places."""

_STATES = (
    (QIcon.Mode.Normal, QIcon.State.Off, "muted"),
    (QIcon.Mode.Active, QIcon.State.Off, "text"),
    (QIcon.Mode.Normal, QIcon.State.On, "accent"),
    (QIcon.Mode.Disabled, QIcon.State.Off, "disabled"),
)
"""The colour for each state; Qt takes the nearest for the rest (disabled and on: disabled)."""

_OWN_COLOURS: Mapping[str, str] = {"warning": "warning", "error": "error", "info": "accent"}


def icon(name: str, theme: Theme) -> QIcon:
    """The icon ``name`` for ``theme``; ask again after the theme has changed.

    Raises OSError if there is no such icon.
    """
    drawing = QSvgRenderer((ICONS / f"{name}.svg").read_bytes())
    shapes = [_drawn(drawing, size) for size in _SIZES]
    result = QIcon()
    for mode, state, token in _STATES:
        if mode is not QIcon.Mode.Disabled:
            token = _OWN_COLOURS.get(name, token)
        for shape in shapes:
            result.addPixmap(_tinted(shape, theme.colour(token)), mode, state)
    return result


def app_icon() -> QIcon:
    """The program's own icon, in its own colours."""
    renderer = QSvgRenderer(str(ICONS / "app.svg"))
    result = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256, 512):
        result.addPixmap(_drawn(renderer, size))
    return result


def _drawn(renderer: QSvgRenderer, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def _tinted(shape: QPixmap, colour: QColor) -> QPixmap:
    """``shape`` in one colour: drawn once, tinted often, an icon takes a quarter of the time."""
    pixmap = QPixmap(shape)
    painter = QPainter(pixmap)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(pixmap.rect(), colour)
    painter.end()
    return pixmap
