"""One of a few words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox

from editor.article.fields import Value
from editor.ui.form.field_widget import FieldWidget


class _Choices(QComboBox):
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the form: rolling over a field must not change it."""
        event.ignore()


class ChoiceField(FieldWidget):
    """Offers the known words, nothing, and whatever else the article has there."""

    def __init__(self) -> None:
        self._box = _Choices()
        super().__init__(self._box)
        self._known: Sequence[str] = ()
        self.fill_with(self._box)
        self._box.activated.connect(lambda _at: self.changed.emit())

    def set_choices(self, choices: Sequence[str]) -> None:
        """Offer these."""
        self._known = choices

    def value(self) -> Value:
        """The chosen word; "" for none."""
        chosen = self._box.currentData()
        return chosen if isinstance(chosen, str) else ""

    def show_value(self, value: Value, written: str) -> None:
        """Show the word, also one that is not known."""
        text = value if isinstance(value, str) else ""
        self._box.clear()
        self._box.addItem(QCoreApplication.translate("form", "Not set"), "")
        for each in dict.fromkeys([*self._known, *([text] if text else [])]):
            self._box.addItem(each, each)
        self._box.setCurrentIndex(max(self._box.findData(text), 0))

    def doubt(self) -> str:
        """Whether the word is a known one."""
        text = self.value()
        if not text or not self._known or text in self._known:
            return ""
        words = QCoreApplication.translate("form", "Usual are: {choices}")
        return words.format(choices=", ".join(self._known))
