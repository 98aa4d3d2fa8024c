"""Chips that wrap, and a place to type one more: the list in a list field.

Knows texts only; what they stand for in the article is the field's.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from editor.ui.form.chip import Chip
from editor.ui.form.chip_input import ChipInput
from editor.ui.form.flow_layout import FlowLayout
from editor.ui.form.look import Look


class ChipBox(QFrame):
    """Texts as chips. Left and Right walk, Ctrl with them (or the mouse) moves, Delete removes."""

    remove_asked = Signal(int)
    """The chip at this place should go."""
    move_asked = Signal(int, int)
    """The chip at the first place should go to the second."""

    def __init__(self) -> None:
        super().__init__()
        self.input = ChipInput()
        self._chips: list[Chip] = []
        self._look: Look | None = None
        self._dragged = -1
        self.setProperty("chips", True)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self._flow = FlowLayout(self, gap=4, last_at_least=48)
        self._flow.setContentsMargins(4, 3, 4, 3)
        self._flow.addWidget(self.input)
        self.setFocusProxy(self.input)
        self.input.back.connect(self._on_back)
        self.input.focused.connect(self._show_focus)

    def show_texts(self, texts: Sequence[str]) -> None:
        """Make the chips read ``texts``; those already there are used again."""
        while len(self._chips) < len(texts):
            self._add_chip()
        while len(self._chips) > len(texts):
            self._drop_chip()
        for chip, text in zip(self._chips, texts, strict=True):
            chip.show_text(text)
        self._reserve()

    def focus_at(self, place: int) -> None:
        """Give the keyboard to a chip, or past the last one to the input."""
        if 0 <= place < len(self._chips):
            self._chips[place].setFocus()
        elif place >= 0:
            self.input.setFocus()

    def set_look(self, look: Look) -> None:
        """Draw the chips' buttons in the theme's colours."""
        self._look = look
        for chip in self._chips:
            chip.set_look(look)

    def _on_back(self, key: Qt.Key) -> None:
        if self._chips and key is Qt.Key.Key_Left:
            self._chips[-1].setFocus()
        elif self._chips:
            self.remove_asked.emit(len(self._chips) - 1)

    def _on_chip_key(self, chip: Chip, event: QKeyEvent) -> None:
        place = self._chips.index(chip)
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if 0 <= place + step < len(self._chips):
                self.move_asked.emit(place, place + step)
        elif step:
            self.focus_at(place + step)
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            before = event.key() == Qt.Key.Key_Backspace
            self.remove_asked.emit(place)
            self.focus_at(max(0, place - 1) if before else place)
        elif event.text() and event.text().isprintable():
            self.input.setFocus()
            self.input.keyPressEvent(event)
        else:
            event.ignore()

    def _add_chip(self) -> None:
        chip = Chip()
        chip.setCursor(Qt.CursorShape.ArrowCursor)
        if self._look is not None:
            chip.set_look(self._look)
        chip.removed.connect(lambda: self._on_x(chip))
        chip.pressed.connect(lambda event: self._on_chip_key(chip, event))
        chip.dragged.connect(lambda place: self._on_drag(chip, place))
        chip.dropped.connect(self._on_drop)
        self._flow.insert(len(self._chips), chip)
        self._chips.append(chip)
        chip.show()

    def _drop_chip(self) -> None:
        chip = self._chips.pop()
        if chip.hasFocus():
            self.input.setFocus()
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()

    def _on_drag(self, chip: Chip, place: QPoint) -> None:
        """Keep the text that is dragged under the mouse; the chips themselves stay."""
        if self._dragged < 0:
            self._dragged = self._chips.index(chip)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        at = self.mapFromGlobal(place)
        under = (n for n, each in enumerate(self._chips) if each.geometry().contains(at))
        target = next(under, self._dragged)
        if target != self._dragged:
            start, self._dragged = self._dragged, target
            self.move_asked.emit(start, target)

    def _on_drop(self) -> None:
        self._dragged = -1
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def _on_x(self, chip: Chip) -> None:
        self.remove_asked.emit(self._chips.index(chip))
        self.input.setFocus()

    def _reserve(self) -> None:
        """Keep room to type in only while it is used, so that no empty line is shown."""
        used = self.input.hasFocus() or bool(self.input.text()) or not self._chips
        self._flow.reserve(48 if used else 0)
        self.input.setTextMargins(0 if self._chips else 3, 0, 0, 0)
        self.updateGeometry()

    def _show_focus(self, on: bool) -> None:
        self._reserve()
        self.setProperty("focused", on)
        self.style().unpolish(self)
        self.style().polish(self)
