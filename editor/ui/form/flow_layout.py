"""Widgets in a row that wraps, as words do; the last one takes what is left of its line."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lays out its widgets from left to right and then below, at most as wide as it is itself."""

    def __init__(self, parent: QWidget, *, gap: int, last_at_least: int) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._last_at_least = last_at_least

    def insert(self, place: int, widget: QWidget) -> None:
        """Put ``widget`` before the one at ``place``."""
        self.addWidget(widget)
        self._items.insert(place, self._items.pop())
        self.invalidate()

    def reserve(self, last_at_least: int) -> None:
        """Give the last widget at least this width, or a line of its own."""
        self._last_at_least = last_at_least
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Put an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item there, if any."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take the item there out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Takes no more height than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height needed at ``width``."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        """As small as can be; width is given from outside."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """One widget below the other would do, cut to any width."""
        margins = self.contentsMargins()
        tallest = max((item.sizeHint().height() for item in self._items), default=0)
        return QSize(self._last_at_least, tallest + margins.top() + margins.bottom())

    def setGeometry(self, rect: QRect) -> None:
        """Move every widget to its place in ``rect``."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        room = rect.marginsRemoved(margins)
        x, y, line = room.x(), room.y(), 0
        for item in self._items:
            last = item is self._items[-1]
            hint = item.sizeHint()
            width = self._last_at_least if last else min(hint.width(), room.width())
            if x > room.x() and width and x + width > room.x() + room.width():
                x, y, line = room.x(), y + line + self._gap, 0
            if last:
                width = max(width, room.x() + room.width() - x, 0)
            if move:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, hint.height())))
            x += width + self._gap
            line = max(line, hint.height())
        return y + line - rect.y() + margins.bottom()
