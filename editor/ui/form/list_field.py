"""A list of short values, as chips."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from editor.article.fields import Value
from editor.article.value import same
from editor.site.completion import Offer
from editor.ui.form.category_shape import read_paths, shown_path, typed_path, write_paths
from editor.ui.form.chip_box import ChipBox
from editor.ui.form.completer import Completer
from editor.ui.form.editing import is_blank
from editor.ui.form.field_widget import FieldWidget
from editor.ui.form.list_shape import (
    Shape,
    read_items,
    read_one,
    split_typed,
    write_items,
    write_one,
)
from editor.ui.form.look import Look


@dataclass(frozen=True)
class Manner:
    """What a list means: its items out of a value and back, an item as its chip reads and back.

    ``split`` gives the whole items of what is being typed and the rest. ``most`` items fit (0: any
    number): a new one takes the place of the first.
    """

    read: Callable[[Value], tuple[list[Value], Shape]] = read_items
    write: Callable[[Sequence[Value], Shape], Value] = write_items
    shown: Callable[[Value], str] = str
    typed: Callable[[str], Value] = str.strip
    split: Callable[[str], tuple[list[str], str]] = split_typed
    most: int = 0


CATEGORIES = Manner(read_paths, write_paths, shown_path, typed_path)
ONE = Manner(read_one, write_one, split=lambda text: ([], text), most=1)


class ListField(FieldWidget):
    """Edits a list of texts, numbers and dates; those not touched keep their type.

    A list that the author wrote as one text (``tags: a, b``) is given back as one text. What is
    being typed counts as the last value at once, so that nothing typed is ever missing.
    """

    def __init__(self, manner: Manner | None = None) -> None:
        self._box = ChipBox()
        super().__init__(self._box.input)
        self._manner = manner or Manner()
        self._completer = Completer(self._box.input)
        self._completer.chosen.connect(self._on_chosen)
        self._items: list[Value] = []
        self._shape = Shape()
        self._hint = ""
        self.fill_with(self._box)
        self._box.remove_asked.connect(self._on_remove)
        self._box.move_asked.connect(self._on_move)
        self._box.input.textEdited.connect(self._on_typed)
        self._box.input.finished.connect(self._take_typed)

    def value(self) -> Value:
        """The list, or the one text that it was written as."""
        return self._manner.write([*self._items, *self._typed()], self._shape)

    def show_value(self, value: Value, written: str) -> None:
        """Show a list, or a text as the list that it means."""
        items, shape = self._manner.read(value)
        self._shape = shape
        if same(value, self.value()) or (is_blank(value) and is_blank(self.value())):
            return
        line = self._box.input
        still_typing = line.hasFocus() and bool(line.text()) and items[:-1] == self._items
        if still_typing and items[-1:]:
            line.setText(self._manner.shown(items.pop()))
        else:
            line.clear()
        self._items = items
        self._refresh()

    def set_hint(self, text: str) -> None:
        """A quiet placeholder while the list is empty."""
        self._hint = text
        self._refresh()

    def set_offers(self, offers: Callable[[], Sequence[Offer]]) -> None:
        """Offer words that other articles have, but for those that are in the list."""
        self._completer.offer(offers, self._texts)

    def set_look(self, look: Look) -> None:
        """Draw the chips' buttons in the theme's colours."""
        self._box.set_look(look)

    def _typed(self) -> list[Value]:
        """What is being typed, as a value of the list if it is a new one."""
        text = self._box.input.text().strip()
        item = self._manner.typed(text)
        return [item] if item and self._manner.shown(item) not in self._texts() else []

    def _on_typed(self, text: str) -> None:
        whole, rest = self._manner.split(text)
        if rest != text:
            for part in whole:
                self._append(part)
            self._box.input.setText(rest)
            self._refresh()
        self.changed.emit()

    def _take_typed(self) -> None:
        """Make a chip of what was typed; the value is the same before and after."""
        if self._box.input.text():
            self._append(self._box.input.text().strip())
            self._box.input.clear()
            self._refresh()

    def _append(self, text: str) -> None:
        item = self._manner.typed(text)
        if item and self._manner.shown(item) not in self._texts():
            # The last so many; -0 is all of them.
            self._items = [*self._items, item][-self._manner.most :]

    def _texts(self) -> list[str]:
        return [self._manner.shown(item) for item in self._items]

    def _on_chosen(self, text: str) -> None:
        self._box.input.clear()
        self._append(text)
        self._refresh()
        self.changed.emit()

    def _on_remove(self, place: int) -> None:
        self._items.pop(place)
        self._refresh()
        self.changed.emit()

    def _on_move(self, start: int, end: int) -> None:
        self._items.insert(end, self._items.pop(start))
        self._refresh()
        self._box.focus_at(end)
        self.changed.emit()

    def _refresh(self) -> None:
        self._box.show_texts(self._texts())
        self._box.input.setPlaceholderText("" if self._items else self._hint)
