"""Icons: ``resources/icons/NAME.svg`` drawn in a theme's colours at the sizes screens need.

The drawings are strokes in ``currentColor`` on a 24×24 grid. Knows nothing of what an icon
stands for, save that the three signs for trouble carry their own colour.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from editor.resources import resource
from editor.ui.theme import Theme

_SIZES = (16, 18, 20, 27, 32, 36, 40)
"""Pixels: 16, 18 and 20, the sizes in use, at scales of 1, 1.5 and 2."""

_STATES = (
    (QIcon.Mode.Normal, QIcon.State.Off, "muted"),
    (QIcon.Mode.Active, QIcon.State.Off, "text"),
    (QIcon.Mode.Normal, QIcon.State.On, "accent"),
    (QIcon.Mode.Disabled, QIcon.State.Off, "disabled"),
    (QIcon.Mode.Disabled, QIcon.State.On, "disabled"),
)
"""The colour for each state. Qt takes the nearest for the rest, but would grey a checked icon
itself if it had no disabled one."""

_OWN_COLOURS: Mapping[str, str] = {"warning": "warning", "error": "error", "info": "accent"}


def icon(name: str, theme: Theme) -> QIcon:
    """The icon ``name`` for ``theme``; ask again after the theme has changed.

    Raises OSError if there is no such icon.
    """
    # Every size side by side in one picture: tinted as one, which costs a third.
    strip, places = _strip(QSvgRenderer(resource("icons", f"{name}.svg").read_bytes()))
    result = QIcon()
    for mode, state, token in _STATES:
        if mode is not QIcon.Mode.Disabled:
            token = _OWN_COLOURS.get(name, token)
        tinted = _tinted(strip, theme.colour(token))
        for place in places:
            result.addPixmap(tinted.copy(place), mode, state)
    return result


def app_icon() -> QIcon:
    """The program's own icon, in its own colours."""
    return QIcon(str(resource("icons", "app.svg")))


def _strip(drawing: QSvgRenderer) -> tuple[QPixmap, list[QRect]]:
    """The drawing in every size, and where each one is."""
    pixmap = QPixmap(sum(_SIZES), max(_SIZES))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    places = []
    left = 0
    for size in _SIZES:
        places.append(QRect(left, 0, size, size))
        drawing.render(painter, QRectF(places[-1]))
        left += size
    painter.end()
    return pixmap, places


def _tinted(strip: QPixmap, colour: QColor) -> QPixmap:
    pixmap = QPixmap(strip)
    painter = QPainter(pixmap)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(pixmap.rect(), colour)
    painter.end()
    return pixmap
