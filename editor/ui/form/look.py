"""A theme and the icons of the form drawn for it, once for all rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QIcon

from editor.ui.icons import icon
from editor.ui.theme import Theme

_NAMES = (
    *("arrow-down", "arrow-up", "article", "calendar", "error", "external", "file", "image"),
    *("more", "plus", "refresh", "x"),
)


@dataclass(frozen=True)
class Look:
    """What the form's widgets are dressed in."""

    theme: Theme
    icons: Mapping[str, QIcon]


def look(theme: Theme) -> Look:
    """The look of the form in ``theme``."""
    return Look(theme, {name: icon(name, theme) for name in _NAMES})


def style_sheet(theme: Theme) -> str:
    """What the program's style sheet has no rules for: the frame around chips, the form's paper."""
    return _RULES.format(**theme.colours, **theme.metrics)


_RULES = """
QFrame[banner] QLabel[strong="true"] {{ font-weight: 600; }}
QLabel[section="true"] {{ color: {muted}; font-weight: 600; }}
QCheckBox[switch="true"] {{ spacing: 0; }}
QTextEdit[growing="true"] {{ padding: 1px 6px; }}
QTextEdit[growing="true"]:focus {{ padding: 0 5px; }}
QToolButton[mini="true"] {{ padding: 0; }}
QToolButton[format="true"] {{ color: {muted}; }}
QToolButton[format="true"]:hover {{ color: {text}; }}
QFrame[nested="true"] {{ border: none; border-left: 2px solid {border}; }}
QFrame[chips="true"] {{
    background: {surface}; border: 1px solid {control_border}; border-radius: {radius}px;
}}
QFrame[chips="true"]:hover {{ border-color: {control_edge}; }}
QFrame[chips="true"][focused="true"] {{ border: 2px solid {focus}; }}
QFrame[chips="true"]:disabled {{ background: {window}; border-color: {border}; }}
QFrame[chip="true"] {{ border: 1px solid transparent; }}
QFrame[chip="true"]:focus {{ border-color: {focus}; }}
QFrame[chip="true"]:disabled {{ background: {hover}; }}
QFrame[chip="true"] QLabel:disabled {{ color: {disabled}; }}
"""
