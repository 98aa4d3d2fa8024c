"""A list of mappings: each a form of its own, one below the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from editor.article.fields import Value
from editor.ui.form.field_widget import FieldWidget, NotYet
from editor.ui.form.look import Look
from editor.ui.form.mapping_field import MappingField
from editor.ui.form.part import Maker
from editor.ui.form.surroundings import Surroundings


class _Item(QWidget):
    """One mapping, its number, and what can be done with it."""

    asked = Signal(str)
    """“up”, “down” or “remove”."""

    def __init__(self, make: Maker) -> None:
        super().__init__()
        self.mapping = MappingField(make)
        self._number = QLabel()
        self._number.setProperty("caption", True)
        self._buttons: Mapping[str, QToolButton] = {
            "up": self._button(QCoreApplication.translate("form", "Move up"), "up"),
            "down": self._button(QCoreApplication.translate("form", "Move down"), "down"),
            "remove": self._button(QCoreApplication.translate("form", "Remove"), "remove"),
        }
        top = QHBoxLayout()
        top.setSpacing(2)
        top.addWidget(self._number, 1)
        for button in self._buttons.values():
            top.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(self.mapping)

    def show_place(self, place: int, count: int) -> None:
        """Which of how many it is."""
        self._number.setText(f"{place + 1}")
        self._buttons["up"].setEnabled(place > 0)
        self._buttons["down"].setEnabled(place < count - 1)

    def set_look(self, look: Look) -> None:
        """Dress it."""
        icons = {"up": "arrow-up", "down": "arrow-down", "remove": "x"}
        for name, button in self._buttons.items():
            button.setIcon(look.icons[icons[name]])
        self.mapping.set_look(look)

    def _button(self, words: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setProperty("mini", True)
        button.setFixedSize(18, 18)
        button.setIconSize(QSize(12, 12))
        button.clicked.connect(lambda: self.asked.emit(name))
        return button


class MappingsField(FieldWidget):
    """Edits a list of mappings; a new one has the keys of the last."""

    def __init__(self, make: Maker) -> None:
        self._add = QPushButton(QCoreApplication.translate("form", "Add item"))
        super().__init__(self._add)
        self._make = make
        self._items: list[_Item] = []
        self._look: Look | None = None
        self._around = Surroundings()
        self._add.setProperty("link", True)
        self._add.clicked.connect(self._on_add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)

    def value(self) -> Value:
        """The list. Raises NotYet if a value in it is none yet."""
        return [item.mapping.value() for item in self._items]

    def show_value(self, value: Value, written: str) -> None:
        """Show a list of mappings; anything else is an empty one."""
        members = value if isinstance(value, list) else []
        while len(self._items) < len(members):
            self._append()
        for item in self._items[len(members) :]:
            self._drop(item)
        for item, member in zip(self._items, members, strict=True):
            item.mapping.show_value(member, "")
        self._number()

    def set_surroundings(self, around: Surroundings) -> None:
        """Tell all items."""
        self._around = around
        for item in self._items:
            item.mapping.set_surroundings(around)

    def set_look(self, look: Look) -> None:
        """Dress all items."""
        self._look = look
        self._add.setIcon(look.icons["plus"])
        for item in self._items:
            item.set_look(look)

    def _append(self) -> _Item:
        item = _Item(self._make)
        if self._look is not None:
            item.set_look(self._look)
        item.mapping.set_surroundings(self._around)
        item.mapping.changed.connect(self.changed)
        item.mapping.moved.connect(self.moved)
        item.asked.connect(partial(self._on_asked, item))
        self._column.insertWidget(len(self._items), item)
        item.show()
        self._items.append(item)
        return item

    def _drop(self, item: _Item) -> None:
        self._items.remove(item)
        self._column.removeWidget(item)
        item.hide()
        item.deleteLater()

    def _number(self) -> None:
        for place, item in enumerate(self._items):
            item.show_place(place, len(self._items))
        self.setFocusProxy(self._items[0].mapping if self._items else self._add)

    def _on_add(self) -> None:
        try:
            value = _emptied(self._items[-1].mapping.value())
        except (IndexError, NotYet):
            return  # nothing to be like, or nothing that can be read
        item = self._append()
        item.mapping.show_value(value, "")
        self._number()
        item.mapping.setFocus()
        self.changed.emit()

    def _on_asked(self, item: _Item, what: str) -> None:
        place = self._items.index(item)
        if what == "remove":
            self._add.setFocus()
            self._drop(item)
        else:
            self._items.remove(item)
            self._items.insert(place + (1 if what == "down" else -1), item)
            self._column.insertWidget(self._items.index(item), item)
        self._number()
        self.changed.emit()


_EMPTY: Mapping[type, Callable[[], Value]] = {list: list, bool: bool}


def _emptied(value: Value) -> Value:
    """A mapping with the same keys and nothing in them."""
    if isinstance(value, dict):
        return {key: _emptied(item) for key, item in value.items()}
    return _EMPTY[type(value)]() if type(value) in _EMPTY else ""
