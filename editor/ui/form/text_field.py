"""Text: a line that wraps, or a paragraph."""

from __future__ import annotations

from editor.article.fields import Value
from editor.ui.form.field_widget import FieldWidget
from editor.ui.form.growing_text import GrowingText


class TextField(FieldWidget):
    """Edits text as it is; what is typed stays text, also ``yes`` or ``2024``."""

    def __init__(self, *, one_line: bool = True) -> None:
        self._text = GrowingText(one_line=one_line, most_lines=0 if one_line else 12)
        super().__init__(self._text)
        self.fill_with(self._text)
        self._text.edited.connect(self.changed)
        self._text.cursorPositionChanged.connect(self.moved)

    def value(self) -> Value:
        """The text."""
        return self._text.text()

    def show_value(self, value: Value, written: str) -> None:
        """Show text, or a number, date or the like as the author wrote it."""
        plain = "" if value is None else value if isinstance(value, str) else written
        self._text.show_text(plain)

    def set_hint(self, text: str) -> None:
        """A quiet placeholder."""
        self._text.setPlaceholderText(text)
