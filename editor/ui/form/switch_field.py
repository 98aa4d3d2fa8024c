"""Yes or no."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QSizePolicy

from editor.article.fields import Value
from editor.ui.form.field_widget import FieldWidget


class SwitchField(FieldWidget):
    """Edits a bool; a field without a value shows as off."""

    inline = True

    def __init__(self) -> None:
        self._switch = QCheckBox()
        self._switch.setProperty("switch", True)
        self._switch.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        super().__init__(self._switch)
        self.fill_with(self._switch)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        # `clicked`, not `toggled`: showing a value must never look like an edit.
        self._switch.clicked.connect(lambda _on: self.changed.emit())

    def value(self) -> Value:
        """Whether it is on."""
        return self._switch.isChecked()

    def show_value(self, value: Value, written: str) -> None:
        """Show on or off."""
        self._switch.setChecked(value is True)
