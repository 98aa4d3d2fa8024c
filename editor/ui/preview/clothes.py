"""What the page wears: a theme's colours, a look of its own, the author's style sheet."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from editor.ui.preview.calls import call
from editor.ui.preview.look import Look
from editor.ui.preview.own_sheet import OwnSheet
from editor.ui.preview.style import colours_css, print_css
from editor.ui.preview.words import remote_words
from editor.ui.theme import Theme, load_theme


class Clothes(QObject):
    """Knows what the page is to be told of its looks."""

    worn = Signal(str)
    """A script for the page: something about its looks is otherwise."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.look = Look()
        self._theme: Theme | None = None
        self._shown: Theme | None = None
        self._sheet = OwnSheet(self)
        self._sheet.changed.connect(lambda text: self.worn.emit(call("wear", text)))

    @property
    def shown(self) -> Theme | None:
        """The theme that the page is shown in; None before there is any."""
        return self._shown

    def set_theme(self, theme: Theme) -> None:
        """Galley's theme, which is the page's too unless the look says otherwise."""
        self._theme = theme
        self._dress()

    def set_look(self, look: Look) -> None:
        """Look like this from now on."""
        before, self.look = self.look, look
        if before.remote != look.remote:
            self.worn.emit(call("remote", look.remote, remote_words()))
        if before.colours != look.colours:
            self._dress()

    def follow(self, root: Path | None, chosen: Path | None) -> None:
        """Wear the style sheet of the site in ``root``, or the ``chosen`` one."""
        self._sheet.follow(root, chosen)

    def scripts(self) -> list[str]:
        """All that a new page has to be told."""
        scripts = [call("remote", self.look.remote, remote_words())]
        return [*scripts, *self._colouring(), call("wear", self._sheet.text)]

    def _dress(self) -> None:
        name = {"light": "light", "dark": "dark", "print": "light"}.get(self.look.colours)
        if self._theme is not None:
            same = name is None or name == self._theme.name
            self._shown = self._theme if same else load_theme(str(name))
        for script in self._colouring():
            self.worn.emit(script)

    def _colouring(self) -> list[str]:
        if self._shown is None:
            return []
        printed = print_css() if self.look.colours == "print" else ""
        return [call("colour", colours_css(self._shown)), call("look", printed)]
