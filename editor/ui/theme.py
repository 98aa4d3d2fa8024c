"""Light and dark: the colours and measures of the window, from data files to Qt.

``resources/themes/NAME.toml`` holds the values, ``style.qss`` the rules that use them. Knows
nothing of the window's parts; they ask a Theme for a colour, or set the properties that
style.qss names (``switch``, ``segmented``, ``muted``, ``primary``...).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette, QTextCharFormat
from PySide6.QtWidgets import QApplication, QCalendarWidget, QToolTip

from editor.resources import resource

_PLACE = re.compile(r"@(\w+)")


@dataclass(frozen=True)
class Theme:
    """Named colours (``#rrggbb``) and metrics (pixels); ``name`` is "light" or "dark"."""

    name: str
    colours: Mapping[str, str]
    metrics: Mapping[str, int]

    @property
    def is_dark(self) -> bool:
        """Whether text is lighter than what it stands on."""
        return self.name == "dark"

    def colour(self, token: str) -> QColor:
        """The colour called ``token``. Raises KeyError for a name the theme lacks."""
        return QColor(self.colours[token])

    def metric(self, token: str) -> int:
        """The measure called ``token`` in device-independent pixels. Raises KeyError."""
        return self.metrics[token]


def load_theme(name: str) -> Theme:
    """The theme ``name`` ("light" or "dark"). Raises OSError if there is none."""
    with resource("themes", f"{name}.toml").open("rb") as file:
        data = tomllib.load(file)
    return Theme(
        name=data["name"],
        colours=MappingProxyType(data["colours"]),
        metrics=MappingProxyType(data["metrics"]),
    )


def system_theme_name() -> str:
    """Get "dark" if the system is set to dark, else "light" (also where it does not say)."""
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return "dark" if dark else "light"


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Make the whole program look like ``theme``; may be called again at any time."""
    if app.style().objectName().lower() != "fusion":
        app.setStyle("Fusion")
    font = interface_font(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))
    app.setFont(font)
    app.setPalette(palette(theme))
    QToolTip.setPalette(palette(theme))
    app.setStyleSheet(style_sheet(theme, font.pointSizeF()))


def style_sheet(theme: Theme, points: float = 10) -> str:
    """style.qss with its names filled in, for a font of ``points``.

    Raises KeyError for a name the theme lacks.
    """
    values = dict(theme.colours) | {name: f"{size}px" for name, size in theme.metrics.items()}
    values["caption_size"] = f"{points * 0.9:.1f}pt"
    values["heading_size"] = f"{points * 1.2:.1f}pt"
    # Qt's url() takes forward slashes on every system; a quote in the path would end it.
    values["marks"] = resource("themes", theme.name).as_posix().replace('"', '\\"')
    template = resource("themes", "style.qss").read_text(encoding="utf-8")
    return _PLACE.sub(lambda match: values[match[1]], template)


_ROLES: Sequence[tuple[QPalette.ColorRole, str]] = (
    (QPalette.ColorRole.Window, "window"),
    (QPalette.ColorRole.WindowText, "text"),
    (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.AlternateBase, "code_background"),
    (QPalette.ColorRole.Text, "text"),
    (QPalette.ColorRole.PlaceholderText, "faint"),
    (QPalette.ColorRole.Button, "raised"),
    (QPalette.ColorRole.ButtonText, "text"),
    (QPalette.ColorRole.BrightText, "error"),
    (QPalette.ColorRole.ToolTipBase, "raised"),
    (QPalette.ColorRole.ToolTipText, "text"),
    (QPalette.ColorRole.Highlight, "selection"),
    (QPalette.ColorRole.HighlightedText, "text"),
    (QPalette.ColorRole.Link, "accent"),
    (QPalette.ColorRole.LinkVisited, "syn_html"),
    (QPalette.ColorRole.Accent, "accent"),
    (QPalette.ColorRole.Light, "raised"),
    (QPalette.ColorRole.Midlight, "hover"),
    (QPalette.ColorRole.Mid, "control_border"),
    (QPalette.ColorRole.Dark, "control_edge"),
    (QPalette.ColorRole.Shadow, "border"),
)
"""What each role of a QPalette is in the theme's words, for what style.qss does not reach."""

_DISABLED: Sequence[QPalette.ColorRole] = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
    QPalette.ColorRole.PlaceholderText,
    QPalette.ColorRole.HighlightedText,
    QPalette.ColorRole.Link,
    QPalette.ColorRole.Accent,
)


def palette(theme: Theme) -> QPalette:
    """Every role of Qt's palette in the theme's colours, disabled ones included."""
    result = QPalette()
    for role, token in _ROLES:
        result.setColor(role, theme.colour(token))
    disabled = QPalette.ColorGroup.Disabled
    for role in _DISABLED:
        result.setColor(disabled, role, theme.colour("disabled"))
    result.setColor(disabled, QPalette.ColorRole.Highlight, theme.colour("hover"))
    return result


_HAN_FONTS: Mapping[str, Sequence[str]] = {
    "zh-Hant": (
        "PingFang TC",
        "Microsoft JhengHei UI",
        "Noto Sans CJK TC",
        "Noto Sans TC",
        "Source Han Sans TC",
    ),
    "ja": ("Hiragino Sans", "Yu Gothic UI", "Noto Sans CJK JP", "Noto Sans JP"),
    "ko": ("Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans CJK KR", "Noto Sans KR"),
    "": (
        "PingFang SC",
        "Microsoft YaHei UI",
        "Noto Sans CJK SC",
        "Noto Sans SC",
        "Source Han Sans SC",
        "WenQuanYi Micro Hei",
    ),
}
"""Fonts for Han characters by language; without one named first, a system set to English may
show Chinese text in Japanese shapes, or each character in another font."""

_LATIN_FONTS = (
    "Inter",
    "Cantarell",
    "Ubuntu Sans",
    "Ubuntu",
    "Noto Sans",
    "Open Sans",
    "Roboto",
    "Liberation Sans",
    "Nimbus Sans",
)
"""For a bare Linux, where nobody has chosen a font or its size."""

_NO_CHOICE = {"sans serif", "sans-serif", "sans", "dejavu sans"}


def interface_font(system: QFont, languages: Sequence[str] | None = None) -> QFont:
    """The system's own font with fonts for Chinese behind it, in the shapes readers expect.

    ``languages`` are the reader's, best first, as BCP 47 names; by default the system's.
    """
    han = han_families(languages if languages is not None else QLocale.system().uiLanguages())
    font = QFont(system)
    families = [system.family(), *han]
    if system.family().lower() in _NO_CHOICE:
        families = [*_LATIN_FONTS, *han, system.family()]
        font.setPointSizeF(max(system.pointSizeF(), 10))
    # "Nimbus Sans [urw]" where two foundries made a font of that name; asked for without.
    installed = {name.partition(" [")[0] for name in QFontDatabase.families()}
    # A private system font (macOS) is not among the families, yet must stay first.
    font.setFamilies([name for name in families if name in installed or name == system.family()])
    return font


def han_families(languages: Sequence[str]) -> Sequence[str]:
    """Font families for Han characters, best first; unless told otherwise, simplified ones."""
    for language in languages:
        for start, families in _HAN_FONTS.items():
            if start and language.startswith(start):
                return families
        if language in {"zh-TW", "zh-HK", "zh-MO"}:
            return _HAN_FONTS["zh-Hant"]
        if language.startswith("zh"):
            break
    return _HAN_FONTS[""]


def calm_calendar(calendar: QCalendarWidget, theme: Theme) -> None:
    """Give a calendar's days the theme's colours (Qt paints weekends red by itself)."""
    ordinary = QTextCharFormat()
    ordinary.setForeground(theme.colour("text"))
    header = QTextCharFormat()
    header.setForeground(theme.colour("muted"))
    for day in Qt.DayOfWeek:
        calendar.setWeekdayTextFormat(day, ordinary)
    calendar.setHeaderTextFormat(header)
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
    calendar.setGridVisible(False)
