"""The strip above the preview: how wide the page is, how large, in which colours."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLayout,
    QMenu,
    QToolButton,
    QWidget,
)

from editor.ui.icons import icon
from editor.ui.preview.look import LOOKS, WIDTHS, Look
from editor.ui.theme import Theme

_ICON = QSize(16, 16)
_ROOM, _MORE_ROOM = 190, 250
"""Pixels from which there is room for the widths, and for the size besides."""
_SIGNS = {"galley": "panel-preview", "light": "sun", "dark": "moon", "print": "print"}


class Strip(QWidget):
    """Shows a Look and asks for another."""

    wanted = Signal(str, object)
    """A field of Look ("width", "colours" or "zoom") and the value it should have."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._look = Look()
        self._widths: dict[str, QToolButton] = {}
        self._zoom = QToolButton()
        self._zoom.setAutoRaise(True)
        self._zoom.setAccessibleName(self.tr("Size of the preview"))
        self._zoom.setToolTip(self.tr("Back to the usual size"))
        self._zoom.clicked.connect(lambda: self.wanted.emit("zoom", 1.0))
        self._colours = QToolButton()
        self._colours.setAutoRaise(True)
        self._colours.setIconSize(_ICON)
        self._colours.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._colours.setAccessibleName(self.tr("Colours of the preview"))
        self._colours.setToolTip(self.tr("Colours of the preview"))
        self._choices: dict[str, QAction] = {}
        self._colours.setMenu(self._make_menu())
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 10, 6)
        row.setSpacing(4)
        # A narrow pane stays narrow: what has no room is in the menu all the same.
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._switch = self._make_switch()
        row.addWidget(self._switch)
        row.addStretch(1)
        row.addWidget(self._zoom)
        row.addWidget(self._colours)
        self.show_look(self._look)

    def show_look(self, look: Look) -> None:
        """Show what is chosen."""
        self._look = look
        self._widths[look.width if look.width in WIDTHS else "pane"].setChecked(True)
        self._choices[look.colours if look.colours in LOOKS else "galley"].setChecked(True)
        self._zoom.setText(f"{round(look.zoom * 100)} %")
        self._fit()
        self._show_sign()

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the theme's colours."""
        self._theme = theme
        for name, button in self._widths.items():
            button.setIcon(icon(f"width-{name}", theme))
        for name, action in self._choices.items():
            action.setIcon(icon(_SIGNS[name], theme))
        self._show_sign()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for (Qt calls this)."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._switch.setVisible(self.width() >= _ROOM)
        is_usual = round(self._look.zoom * 100) == 100
        self._zoom.setVisible(not is_usual and self.width() >= _MORE_ROOM)

    def _show_sign(self) -> None:
        if self._theme is not None:
            name = self._look.colours if self._look.colours in LOOKS else "galley"
            self._colours.setIcon(icon(_SIGNS[name], self._theme))

    def _make_switch(self) -> QFrame:
        switch = QFrame()
        switch.setProperty("segmented", True)
        segments = QHBoxLayout(switch)
        segments.setContentsMargins(1, 1, 1, 1)
        segments.setSpacing(0)
        group = QButtonGroup(self)
        for name, words in (
            ("pane", self.tr("As wide as the pane")),
            ("desktop", self.tr("As on a desktop (1280)")),
            ("tablet", self.tr("As on a tablet (768)")),
            ("phone", self.tr("As on a phone (390)")),
        ):
            button = QToolButton()
            button.setCheckable(True)
            button.setIconSize(_ICON)
            button.setStyleSheet("padding: 0 9px;")
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.clicked.connect(partial(self.wanted.emit, "width", name))
            group.addButton(button)
            segments.addWidget(button)
            self._widths[name] = button
        return switch

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for name, words in (
            ("galley", self.tr("As &Galley")),
            ("light", self.tr("&Light")),
            ("dark", self.tr("&Dark")),
            ("print", self.tr("As &printed")),
        ):
            action = menu.addAction(words, partial(self.wanted.emit, "colours", name))
            action.setCheckable(True)
            group.addAction(action)
            self._choices[name] = action
        return menu
