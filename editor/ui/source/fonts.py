"""The typeface of the source pane: monospaced, with Chinese and emoji, in even lines.

Qt makes a line as high as the fonts that happen to be in it, so that lines with Chinese would
stand wider apart than lines without. The family in ``resources/fonts`` (made by ``make.py``
there) has no glyphs, only a tall line (1.2 em above the base, 0.45 em below); first in the list
of families, it gives every line one comfortable height, and all letters come from the families
behind it. It has a bold face, for else Qt would take no bold letters from those either.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from editor.resources import resource
from editor.ui.theme import han_families

LINE = "Galley Line"
_FACES = ("line.ttf", "line-bold.ttf")
_MONOSPACED = (
    "SF Mono",
    "Menlo",
    "Cascadia Mono",
    "Consolas",
    "JetBrains Mono",
    "Ubuntu Mono",
    "Noto Sans Mono",
    "DejaVu Sans Mono",
    "Liberation Mono",
)
_EMOJI = ("Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji")


def source_font(size: float, languages: Sequence[str]) -> QFont:
    """The font of the source at ``size`` points; ``languages`` are the reader's, best first."""
    if LINE not in QFontDatabase.families():
        for face in _FACES:
            QFontDatabase.addApplicationFont(str(resource("fonts", face)))
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
    installed = set(QFontDatabase.families())
    wanted = (LINE, *_MONOSPACED, fixed, *han_families(languages), *_EMOJI)
    font = QFont(QGuiApplication.font())
    font.setFamilies([name for name in wanted if name in installed])
    font.setPointSizeF(size)
    font.setStyleHint(QFont.StyleHint.Monospace)
    return font
