"""The part of an article's address that is its own."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from editor.site.slugs import SlugStyle, slug
from editor.ui.form.line_field import LineField
from editor.ui.form.surroundings import Surroundings

_NOT_IN_ADDRESSES = re.compile(r"[\s?#%\\<>\"']")


class SlugField(LineField):
    """Edits a slug; the button makes one from the title. Nothing but that and typing changes it."""

    def __init__(self) -> None:
        super().__init__("refresh", QCoreApplication.translate("form", "Make it from the title"))
        self._title = ""

    def press(self) -> None:
        """Take the title's."""
        if self._title.strip():
            self.put(slug(self._title, SlugStyle(lowercase=True)))

    def set_surroundings(self, around: Surroundings) -> None:
        """Take note of the title."""
        self._title = around.title
        self.button.setEnabled(bool(around.title.strip()))

    def doubt(self) -> str:
        """Whether it can stand in an address."""
        if _NOT_IN_ADDRESSES.search(self.line.text()):
            return QCoreApplication.translate(
                "form", "Blanks and marks do not go well in addresses."
            )
        return ""
