"""What the View menu does to the preview, and what is remembered of its look and style sheet."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from editor.settings import Memory
from editor.ui.preview.look import Look, next_width
from editor.ui.preview.preview_pane import PreviewPane


def kept_look(memory: Memory) -> Look:
    """The look that the author had last."""
    kept = memory.settings
    return Look(kept.preview_width, kept.preview_colours, kept.preview_zoom, kept.remote_images)


class PreviewCommands(QObject):
    """The actions for the preview alone."""

    def __init__(self, window: QWidget, preview: PreviewPane, memory: Memory) -> None:
        super().__init__(window)
        self._window = window
        self._preview = preview
        self._memory = memory
        self._choices: dict[tuple[str, str], QAction] = {}
        preview.set_look(kept_look(memory))
        preview.look_chosen.connect(self._on_look)

    def fill_menu(self, menu: QMenu) -> None:
        """Put the widths and the colours before what ``menu`` has."""
        first = menu.actions()[0]
        for name, choices in _choices().items():
            group = QActionGroup(menu)
            for value, text in choices.items():
                action = QAction(text, menu)
                action.triggered.connect(partial(self._choose, name, value))
                action.setCheckable(True)
                group.addAction(action)
                menu.insertAction(first, action)
                self._choices[name, value] = action
            menu.insertSeparator(first)
        menu.aboutToShow.connect(self._check)

    def next_width(self) -> None:
        """The width after the one that is shown."""
        self._preview.choose(width=next_width(self._preview.clothes.look.width))

    def larger(self) -> None:
        """The page larger, the source as it is."""
        self._preview.zoom(1)

    def smaller(self) -> None:
        """The page smaller, the source as it is."""
        self._preview.zoom(-1)

    def usual_size(self) -> None:
        """The page in its usual size."""
        self._preview.zoom(0)

    def remote_images(self, on: bool) -> None:
        """Whether images of other sites are loaded."""
        if on != self._preview.clothes.look.remote:
            self._preview.choose(remote=on)

    def style_sheet(self) -> None:
        """Ask for a style sheet for this site's previews."""
        root = self._preview.root
        words = QCoreApplication.translate("preview", "Choose a style sheet for the preview")
        kinds = QCoreApplication.translate("preview", "Style sheets (*.css)")
        chosen, _kind = QFileDialog.getOpenFileName(self._window, words, str(root or ""), kinds)
        if chosen:
            self._wear(chosen)

    def usual_sheet(self) -> None:
        """The site's own .galley/preview.css again, if there is one."""
        self._wear("")

    def dress(self) -> None:
        """Have the page wear the style sheet of the site in front."""
        root = self._preview.root
        chosen = self._memory.settings.style_sheets.get(str(root))
        self._preview.clothes.follow(root, Path(chosen) if chosen else None)

    def _wear(self, file: str) -> None:
        if (root := self._preview.root) is not None:
            self._memory.choose("style_sheets", root, file)
            self.dress()

    def _choose(self, name: str, value: str) -> None:
        self._preview.choose(**{name: value})

    def _check(self) -> None:
        look = self._preview.clothes.look
        for (name, value), action in self._choices.items():
            action.setChecked(getattr(look, name) == value)

    def _on_look(self, look: Look) -> None:
        self._memory.change(
            preview_width=look.width,
            preview_colours=look.colours,
            preview_zoom=look.zoom,
            remote_images=look.remote,
        )


def _choices() -> dict[str, dict[str, str]]:
    return {
        "width": {
            "pane": _tr("As wide as the &pane"),
            "desktop": _tr("&Desktop (1280)"),
            "tablet": _tr("&Tablet (768)"),
            "phone": _tr("P&hone (390)"),
        },
        "colours": {
            "galley": _tr("Colours as G&alley"),
            "light": _tr("&Light"),
            "dark": _tr("Da&rk"),
            "print": _tr("As printed &on paper"),
        },
    }


def _tr(text: str) -> str:
    return QCoreApplication.translate("preview", text)
