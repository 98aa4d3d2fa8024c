"""Words that the author has used before, offered below a line while one is typed.

The list is a part of the window and no window of its own: the line keeps the keyboard, and with
it the input method.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QWidget

from editor.site.completion import Offer, matching

WIDTH = 180
"""Pixels that the list is wide at least."""


class Completer(QObject):
    """Offers words for ``line``. Down and Up walk, Enter or Tab takes, Escape closes."""

    chosen = Signal(str)
    """The author took this word."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        self._list: QListWidget | None = None
        self._offers: Callable[[], Sequence[Offer]] = tuple
        self._taken: Callable[[], Collection[str]] = tuple
        line.installEventFilter(self)
        line.textEdited.connect(self._on_typed)

    def offer(
        self, offers: Callable[[], Sequence[Offer]], taken: Callable[[], Collection[str]]
    ) -> None:
        """Offer these from now on; asked when something is typed. ``taken`` are there already."""
        self._offers, self._taken = offers, taken

    def show_all(self) -> None:
        """Show what there is, whatever was typed."""
        self._show("")

    @property
    def is_open(self) -> bool:
        """Whether words are shown."""
        return self._list is not None and self._list.isVisible()

    def close(self) -> None:
        """Show none."""
        if self._list is not None:
            self._list.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the list before those of the line."""
        kind = event.type()
        if kind in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.close()
        elif kind == QEvent.Type.ShortcutOverride and self.is_open and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._takes(event)
        return super().eventFilter(watched, event)

    def _takes(self, event: QKeyEvent) -> bool:
        key = event.key()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if not plain:
            return False
        if not self.is_open:
            if key == Qt.Key.Key_Down:
                self._show(self._line.text())
                return self.is_open
            return False
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._walk(1 if key == Qt.Key.Key_Down else -1)
            return True
        if key == Qt.Key.Key_Escape:
            self.close()
            return True
        row = self._row()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab) and row >= 0:
            self._choose(row)
            return True
        return False

    def _row(self) -> int:
        return self._list.currentRow() if self._list is not None else -1

    def _walk(self, step: int) -> None:
        if self._list is not None:
            # One place more than there are words: back in the line, with none marked.
            places = self._list.count() + 1
            self._list.setCurrentRow((self._row() + 1 + step) % places - 1)

    def _choose(self, row: int) -> None:
        item = self._list.item(row) if self._list is not None else None
        self.close()
        if item is not None:
            self.chosen.emit(item.text())

    def _on_typed(self, text: str) -> None:
        if text.strip() and self._line.hasFocus():
            self._show(text)
        else:
            self.close()

    def _show(self, typed: str) -> None:
        found = matching(typed, self._offers(), self._taken())
        words = [offer.text for offer in found if offer.text != typed.strip()]
        if not words:
            self.close()
            return
        box = self._box()
        box.clear()
        box.addItems(words)
        box.setCurrentRow(-1)
        box.setGeometry(self._place(box))
        box.show()
        box.raise_()

    def _box(self) -> QListWidget:
        window = self._line.window()
        if self._list is None or self._list.parent() is not window:
            if self._list is not None:
                self._list.deleteLater()
            self._list = _list_in(window, self.tr("Words used before"))
            self._list.itemClicked.connect(lambda item: self._choose(self._row_of(item.text())))
            self.destroyed.connect(self._list.deleteLater)
        return self._list

    def _row_of(self, text: str) -> int:
        found = self._list.findItems(text, Qt.MatchFlag.MatchExactly) if self._list else []
        return self._list.row(found[0]) if self._list and found else -1

    def _place(self, box: QListWidget) -> QRect:
        """Below the line, or above it where there is no room."""
        window = self._line.window()
        rows = box.count() * box.sizeHintForRow(0) + 2 * box.frameWidth() + 2
        wide = max(WIDTH, box.sizeHintForColumn(0) + 4 * box.frameWidth() + 12)
        at = self._line.mapTo(window, QPoint(-4, self._line.height() + 5))
        if at.y() + rows > window.height():
            at.setY(self._line.mapTo(window, QPoint(0, 0)).y() - rows - 5)
        at.setX(max(0, min(at.x(), window.width() - wide - 4)))
        return QRect(at.x(), max(0, at.y()), min(wide, window.width() - 8), rows)


def _list_in(window: QWidget, name: str) -> QListWidget:
    box = QListWidget(window)
    box.setObjectName("completions")
    box.setAccessibleName(name)
    box.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    box.setUniformItemSizes(True)
    box.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    box.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    box.hide()
    return box
