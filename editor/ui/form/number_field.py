"""A number, whole or not."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from editor.article.fields import Value
from editor.ui.form.field_widget import FieldWidget, NotYet
from editor.ui.form.line_edit import LineEdit


class NumberField(FieldWidget):
    """Edits an int or a float; anything else typed stays in the field and is not a value yet."""

    def __init__(self) -> None:
        self._line = LineEdit()
        super().__init__(self._line)
        self.fill_with(self._line)
        self._line.textEdited.connect(lambda _text: self.changed.emit())

    def value(self) -> Value:
        """The number, or None for an empty field. Raises NotYet for other text."""
        text = self._line.text().strip()
        if not text:
            return None
        for kind in (int, float):
            try:
                return kind(text)
            except ValueError:
                continue
        raise NotYet(QCoreApplication.translate("form", "This is not a number."))

    def show_value(self, value: Value, written: str) -> None:
        """Show the number as the author wrote it."""
        text = "" if value is None else written.strip() or str(value)
        if text != self._line.text():
            self._line.setText(text)
