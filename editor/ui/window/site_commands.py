"""What can be done about the site that the article in front belongs to."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from editor.errors import GalleyError
from editor.ui.dialogs import error_text
from editor.ui.site_fields.fields_dialog import FieldsDialog
from editor.ui.site_fields.fields_file import read_fields_file
from editor.ui.window.panes import Panes


class SiteCommands(QObject):
    """Opens what is about the whole site."""

    failed = Signal(str)
    """Something went wrong; the sentence for the author."""

    def __init__(self, window: QWidget, panes: Panes) -> None:
        super().__init__(window)
        self._window = window
        self._panes = panes

    def site_fields(self, key: str = "") -> None:
        """Let the author decide about the site's fields, the one called ``key`` first."""
        profile = self._panes.profile
        folder: Path = self._panes.folder
        try:
            file = read_fields_file(folder, profile.site.root)
        except GalleyError as error:
            self.failed.emit(error_text(error))
            return
        dialog = FieldsDialog(self._window, file, profile, key)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._panes.learn()
        dialog.deleteLater()
