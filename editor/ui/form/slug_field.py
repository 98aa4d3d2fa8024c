"""The part of an article's address that is its own."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel

from editor.site.names import address_of
from editor.site.slugs import SlugStyle, slug
from editor.ui.form.elided_label import ElidedLabel
from editor.ui.form.line_field import LineField
from editor.ui.form.surroundings import Surroundings

_NOT_IN_ADDRESSES = re.compile(r"[\s?#%\\<>\"']")


class SlugField(LineField):
    """Edits a slug; the button makes one from the title. Nothing but that and typing changes it.

    Below stands what follows from it: the article's file and its address on the site.
    """

    def __init__(self) -> None:
        super().__init__("refresh", QCoreApplication.translate("form", "Make it from the title"))
        self._around = Surroundings()
        self._result: QLabel = ElidedLabel()
        self._result.setProperty("caption", True)
        self._result.hide()
        self.column.addWidget(self._result)

    def press(self) -> None:
        """Take the title's, spelled as the site has its slugs."""
        if self._around.title.strip():
            profile = self._around.profile
            style = profile.names.slugs if profile else SlugStyle(lowercase=True)
            self.put(slug(self._around.title, style))

    def set_surroundings(self, around: Surroundings) -> None:
        """Take note of the title, and of where the article will be."""
        self._around = around
        self.button.setEnabled(bool(around.title.strip()))
        self._show_result()

    def doubt(self) -> str:
        """Whether it can stand in an address, and whether another article has it."""
        text = self.line.text()
        if _NOT_IN_ADDRESSES.search(text):
            return QCoreApplication.translate(
                "form", "Blanks and marks do not go well in addresses."
            )
        profile = self._around.profile
        twin = profile.twin_of(text, self._around.path) if profile and text.strip() else None
        if twin is not None:
            words = QCoreApplication.translate("form", "Another article has it: {name}")
            return words.format(name=twin.name)
        return ""

    def _show_result(self) -> None:
        profile, path = self._around.profile, self._around.path
        known = profile is not None and path is not None and bool(profile.site.kind.address)
        self._result.setVisible(known)
        if profile is None or path is None or not known:
            return
        address = address_of(path, self._around.values, profile.site)
        self._result.setText(f"{path.name} → {address}")
        self._result.setToolTip(f"{path}\n{address}")
