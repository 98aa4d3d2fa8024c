"""Any value, as YAML text: mappings, lists of them, and whatever fits no other widget."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase

from editor.article.fields import Value, read_value
from editor.errors import FrontMatterError
from editor.ui.form.field_widget import FieldWidget, NotYet
from editor.ui.form.growing_text import GrowingText
from editor.ui.form.value_text import as_text


class YamlField(FieldWidget):
    """Edits a value as text; text that is no YAML stays in the field and is not a value yet."""

    def __init__(self) -> None:
        self._text = GrowingText(one_line=False, most_lines=10)
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        super().__init__(self._text)
        self.fill_with(self._text)
        self._text.edited.connect(self.changed)
        self._text.cursorPositionChanged.connect(self.moved)

    def value(self) -> Value:
        """The value. Raises NotYet for text that cannot be read."""
        try:
            return read_value(self._text.text())
        except FrontMatterError as error:
            words = self.tr("Line {line}: {reason}")
            raise NotYet(words.format(line=error.line, reason=error.reason)) from error

    def wording(self) -> str | None:
        """The text, which is the author's."""
        return self._text.text()

    def show_value(self, value: Value, written: str) -> None:
        """Show the value in the author's words."""
        self._text.show_text("" if value is None else as_text(value, written))
