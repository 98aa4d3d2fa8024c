"""A mapping as a form of its own inside the form, to any depth."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from editor.article.fields import Value
from editor.ui.form.field_widget import FieldWidget
from editor.ui.form.look import Look
from editor.ui.form.name_edit import NameEdit
from editor.ui.form.part import Maker, Part
from editor.ui.form.surroundings import Surroundings


class MappingField(FieldWidget):
    """Edits the values of a mapping, each by its kind; keys can be added and taken off."""

    def __init__(self, make: Maker) -> None:
        self._add = QPushButton(QCoreApplication.translate("form", "Add key…"))
        super().__init__(self._add)
        self._make = make
        self._parts: list[Part] = []
        self._look: Look | None = None
        self._around = Surroundings()
        self._add.setProperty("link", True)
        self._add.clicked.connect(self._ask)
        self._name = NameEdit()
        self._name.named.connect(self._on_name)
        self._name.left.connect(self._stop_asking)
        frame = QFrame()
        frame.setProperty("nested", True)
        self._column = QVBoxLayout(frame)
        self._column.setContentsMargins(10, 2, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._name)
        self.fill_with(frame)

    def value(self) -> Value:
        """The mapping. Raises NotYet if one of its values is none yet."""
        return {part.key: part.value() for part in self._parts}

    def show_value(self, value: Value, written: str) -> None:
        """Show a mapping; anything else is an empty one."""
        members = value if isinstance(value, dict) else {}
        before = {part.key: part for part in self._parts}
        after = []
        for key, item in members.items():
            part = before.get(key)
            kind, widget = self._make(item, part.kind if part else "")
            if part is None or widget is not None:
                part = self._new_part(key, kind, widget or self._make(item, "")[1])
            part.show_value(item)
            after.append(part)
        self._arrange(after)

    def set_surroundings(self, around: Surroundings) -> None:
        """Tell all parts."""
        self._around = around
        for part in self._parts:
            part.widget.set_surroundings(around)

    def set_look(self, look: Look) -> None:
        """Dress all parts."""
        self._look = look
        self._add.setIcon(look.icons["plus"])
        for part in self._parts:
            part.set_look(look)

    def _new_part(self, key: str, kind: str, widget: FieldWidget | None) -> Part:
        if widget is None:
            raise ValueError(f"no widget for {kind}")  # the maker gives one for every new part
        part = Part(key, kind, widget)
        if self._look is not None:
            part.set_look(self._look)
        widget.set_surroundings(self._around)
        part.changed.connect(self.changed)
        part.widget.moved.connect(self.moved)
        part.remove_asked.connect(lambda: self._remove(part))
        part.move_asked.connect(lambda step: self._move(part, step))
        part.named.connect(lambda name: self._rename(part, name))
        return part

    def _arrange(self, parts: list[Part]) -> None:
        for part in self._parts:
            if part not in parts:
                self._column.removeWidget(part)
                part.hide()
                part.deleteLater()
        moved = parts != self._parts
        self._parts = parts
        for place, part in enumerate(parts):
            if self._column.indexOf(part) != place:
                self._column.insertWidget(place, part)
                part.show()  # at once: it may be given the keyboard now
        if moved:
            chain = [*parts, self._add]
            for one, other in pairwise(chain):
                FieldWidget.setTabOrder(one, other)
            self.setFocusProxy(parts[0].widget if parts else self._add)

    def _remove(self, part: Part) -> None:
        place = self._parts.index(part)
        left = [each for each in self._parts if each is not part]
        (left[min(place, len(left) - 1)].widget if left else self._add).setFocus()
        self._arrange(left)
        self.changed.emit()

    def _rename(self, part: Part, name: str) -> None:
        if all(each.key != name for each in self._parts):
            part.show_key(name)
            self.changed.emit()

    def _move(self, part: Part, step: int) -> None:
        place = self._parts.index(part) + step
        if 0 <= place < len(self._parts):
            parts = [each for each in self._parts if each is not part]
            parts.insert(place, part)
            self._arrange(parts)
            self.changed.emit()

    def _ask(self) -> None:
        self._add.hide()
        self._name.ask("")

    def _stop_asking(self) -> None:
        if self._add.isHidden():
            self._add.show()
            self._name.hide()

    def _on_name(self, name: str) -> None:
        name = name.strip()
        self._stop_asking()
        part = next((each for each in self._parts if each.key == name), None)
        if name and part is None:
            part = self._new_part(name, *self._make("", ""))
            part.show_value("")
            self._arrange([*self._parts, part])
            self.changed.emit()
        (part.widget if part else self._add).setFocus()
