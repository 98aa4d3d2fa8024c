"""What every field widget offers: a value, a way to show one, and word that the author changed it.

A field widget knows nothing of articles, keys or other fields.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from editor.article.fields import Value
from editor.site.completion import Offer
from editor.ui.form.look import Look
from editor.ui.form.surroundings import Surroundings


class NotYet(Exception):
    """What was typed is no value of this kind (yet); ``str()`` says why, in plain words."""


class FieldWidget(QWidget):
    """Edits one value. Subclasses give ``value`` and ``show_value``."""

    changed = Signal()
    """The author changed the value (never emitted by ``show_value``)."""

    moved = Signal()
    """The place where the author types has moved."""

    inline = False
    """Whether the widget stands beside its label instead of below it."""

    def __init__(self, focus: QWidget) -> None:
        super().__init__()
        self.focus = focus
        """The widget inside that takes the keyboard."""
        self.setFocusProxy(focus)

    def fill_with(self, widget: QWidget) -> None:
        """Let ``widget`` take up all of this one."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(widget)

    def value(self) -> Value:
        """The value as it stands. Raises NotYet if what was typed is none."""
        raise NotImplementedError

    def wording(self) -> str | None:
        """How the value is to stand in the file, where the author wrote just that (YAML)."""
        return None

    def show_value(self, value: Value, written: str) -> None:
        """Show ``value``; ``written`` is how it stands in the file.

        The cursor stays where it is as far as the text around it does.
        """
        raise NotImplementedError

    def doubt(self) -> str:
        """What a site may not like in what stands here, in plain words; "" if nothing."""
        return ""

    def set_surroundings(self, around: Surroundings) -> None:
        """Take note of what is around the field."""

    def set_choices(self, choices: Sequence[str]) -> None:
        """Offer these words, in a widget that offers some."""

    def set_offers(self, offers: Callable[[], Sequence[Offer]]) -> None:
        """Offer words that other articles have, in a widget that completes."""

    def set_hint(self, text: str) -> None:
        """Say quietly, in an empty field, what goes in."""

    def set_look(self, look: Look) -> None:
        """Take over what the style sheet does not reach."""
