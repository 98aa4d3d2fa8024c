"""How each kind of Markdown looks in the source, from a theme's colours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtGui import QFont, QTextCharFormat

from editor.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Style:
    """Theme tokens for ink and ground, and how the letters are drawn."""

    ink: str = ""
    ground: str = ""
    bold: bool = False
    italic: bool = False
    struck: bool = False
    dotted: bool = False
    """Underlined so; the ground alone is lost on the current line."""
    plain: bool = False
    """Upright, thin and unstruck even where what is around it is not."""


STYLES: Mapping[str, Style] = MappingProxyType(
    {
        "heading": Style("syn_heading", bold=True),
        "heading_mark": Style("syn_heading"),
        "strong": Style("syn_strong", bold=True),
        "emphasis": Style("syn_emphasis", italic=True),
        "strike": Style("muted", struck=True),
        "highlight": Style(ground="accent_soft"),
        "mark": Style("faint", plain=True),
        "code": Style("syn_code", ground="code_background"),
        "code_block": Style("text"),
        "fence": Style("faint"),
        "info": Style("syn_keyword"),
        "link": Style("syn_link"),
        "image": Style("syn_link"),
        "url": Style("faint"),
        "note": Style("syn_link"),
        "quote": Style("syn_quote"),
        "quote_mark": Style("syn_list"),
        "list": Style("syn_list"),
        "rule": Style("syn_rule"),
        "html": Style("syn_html"),
        "comment": Style("syn_comment", italic=True),
        "table": Style("syn_rule"),
        "math": Style("syn_number"),
        "odd": Style("error", ground="error_soft", dotted=True),
        "blank": Style("muted", dotted=True),
    }
)
"""Every style that line_spans names."""

Formats = Mapping[str, QTextCharFormat]


def formats(theme: Theme) -> Formats:
    """Qt's format for each style."""
    return {name: _format(style, theme) for name, style in STYLES.items()}


def _format(style: Style, theme: Theme) -> QTextCharFormat:
    result = QTextCharFormat()
    if style.ink:
        result.setForeground(theme.colour(style.ink))
    if style.ground:
        result.setBackground(theme.colour(style.ground))
    if style.bold or style.plain:
        result.setFontWeight(QFont.Weight.Bold if style.bold else QFont.Weight.Normal)
    if style.italic or style.plain:
        result.setFontItalic(style.italic)
    if style.dotted:
        result.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        result.setUnderlineColor(theme.colour("error"))
    if style.struck or style.plain:
        result.setFontStrikeOut(style.struck)
    return result
