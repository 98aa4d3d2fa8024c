"""A line of text with a button beside it: what addresses, colours, images and slugs share."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout

from editor.article.fields import Value
from editor.ui.form.field_widget import FieldWidget
from editor.ui.form.line_edit import LineEdit
from editor.ui.form.look import Look


class LineField(FieldWidget):
    """Edits one line. Subclasses say what the button does, and what follows from the text."""

    def __init__(self, icon: str, words: str) -> None:
        self.line = LineEdit()
        super().__init__(self.line)
        self._icon = icon
        self.button = QToolButton()
        self.button.setToolTip(words)
        self.button.setAccessibleName(words)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        self.column.addLayout(row)
        self.line.textEdited.connect(self._on_edited)
        self.button.clicked.connect(self.press)

    def press(self) -> None:
        """The button was pressed."""

    def follow(self, text: str) -> None:
        """The text is now this, by whoever it was changed."""

    def value(self) -> Value:
        """The text."""
        return self.line.text()

    def show_value(self, value: Value, written: str) -> None:
        """Show the text, its start if it is too long."""
        text = value if isinstance(value, str) else ""
        if text != self.line.text():
            place = self.line.cursorPosition() if self.line.hasFocus() else 0
            self.line.setText(text)
            self.line.setCursorPosition(min(place, len(text)))
        self.follow(text)

    def put(self, text: str) -> None:
        """Take over a text that the author chose otherwise than by typing."""
        if text != self.line.text():
            self.line.setText(text)
            self.follow(text)
            self.changed.emit()

    def set_hint(self, text: str) -> None:
        """A quiet placeholder."""
        self.line.setPlaceholderText(text)

    def set_look(self, look: Look) -> None:
        """Draw the button in the theme's colours."""
        if self._icon:
            self.button.setIcon(look.icons[self._icon])

    def _on_edited(self, text: str) -> None:
        self.follow(text)
        self.changed.emit()
