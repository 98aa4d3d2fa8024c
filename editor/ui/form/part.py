"""One key of a mapping in the form: its name, a widget for its value, a button to take it off."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from editor.article.fields import Value
from editor.article.value import same
from editor.ui.form.editing import is_blank
from editor.ui.form.elided_label import ElidedLabel
from editor.ui.form.field_widget import FieldWidget, NotYet
from editor.ui.form.look import Look
from editor.ui.form.name_edit import NameEdit

Maker = Callable[[Value, str], tuple[str, FieldWidget | None]]
"""A value and the kind it was edited as -> the kind for it; and a widget, if it is another."""


class Part(QWidget):
    """Edits one value of a mapping. What the author does not touch is given back as it was."""

    changed = Signal()
    """The author changed the value."""
    remove_asked = Signal()
    """The author wants it gone."""
    named = Signal(str)
    """The author wants the key to have this name."""
    move_asked = Signal(int)
    """The author wants it one place up (-1) or down (1)."""

    def __init__(self, key: str, kind: str, widget: FieldWidget) -> None:
        super().__init__()
        self.key = key
        self.kind = kind
        self.widget = widget
        self._value: Value = None
        self._touched = False
        self._label = ElidedLabel()
        self._label.setProperty("muted", True)
        self._label.setBuddy(widget.focus)
        self._name = NameEdit()
        self._name.named.connect(self._on_name)
        self._name.left.connect(self._stop_naming)
        self._remove = QToolButton()
        self._lay_out()
        self.show_key(key)
        widget.changed.connect(self._on_changed)

    def value(self) -> Value:
        """The value. Raises NotYet, naming the key."""
        if not self._touched:
            return self._value
        try:
            value = self.widget.value()
        except NotYet as not_yet:
            raise NotYet(f"{self.key}: {not_yet}") from not_yet
        return self._value if is_blank(value) and is_blank(self._value) else value

    def show_value(self, value: Value) -> None:
        """Show ``value``; what is typed stays if it means that already."""
        if self._touched:
            try:
                shown = same(self.value(), value, ordered=True)
            except NotYet:
                shown = same(self._value, value, ordered=True)
            if shown:
                return
        elif same(self._value, value, ordered=True) and value is not None:
            return
        self._value, self._touched = value, False
        plain = isinstance(value, list | dict) or value is None
        self.widget.show_value(value, "" if plain else str(value))

    def set_look(self, look: Look) -> None:
        """Draw icons in the theme's colours."""
        self._remove.setIcon(look.icons["x"])
        self.widget.set_look(look)

    def ask_name(self) -> None:
        """Let the author give the key another name, where its label is."""
        self._label.hide()
        self._name.ask(self.key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click on the key is for another name."""
        if self._label.geometry().contains(event.position().toPoint()):
            self.ask_name()
        else:
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 in the value is for another name of its key, as for files; Alt+Up and Down move it."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() == Qt.Key.Key_F2:
            self.ask_name()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.move_asked.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def show_key(self, key: str) -> None:
        """What the key is called now."""
        self.key = key
        self._label.setText(key.replace("&", "&&"))
        self._label.setToolTip(key)
        self.widget.focus.setAccessibleName(key)
        words = QCoreApplication.translate("form", "Remove “{key}”").format(key=key)
        self._remove.setToolTip(words)
        self._remove.setAccessibleName(words)

    def _on_name(self, name: str) -> None:
        self._stop_naming()
        self.widget.setFocus()
        if name.strip() and name.strip() != self.key:
            self.named.emit(name.strip())

    def _stop_naming(self) -> None:
        if self._label.isHidden():
            self._label.show()
            self._name.hide()

    def _on_changed(self) -> None:
        self._touched = True
        self.changed.emit()

    def _lay_out(self) -> None:
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for words, act in (
            ("Re&name…", self.ask_name),
            ("Move &up", lambda: self.move_asked.emit(-1)),
            ("Move &down", lambda: self.move_asked.emit(1)),
        ):
            self.addAction(QCoreApplication.translate("form", words)).triggered.connect(act)
        self._remove.setProperty("mini", True)
        self._remove.setFixedSize(18, 18)
        self._remove.setIconSize(QSize(12, 12))
        self._remove.clicked.connect(self.remove_asked)
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self._label, 1)
        top.addWidget(self._name, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(top)
        if self.widget.inline:
            top.addWidget(self.widget)
        else:
            column.addWidget(self.widget)
        top.addWidget(self._remove)
        QWidget.setTabOrder(self.widget, self._remove)
