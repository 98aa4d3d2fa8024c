"""The rows of the form: as many as there are slots, each used again where it can be.

Builds and arranges rows and tells what happens in them; knows nothing of articles.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout, QWidget

from editor.article.article import Format
from editor.ui.form.field_row import FieldRow
from editor.ui.form.kinds import KINDS, Kind, kind_for
from editor.ui.form.layout import Slot
from editor.ui.form.look import Look
from editor.ui.form.surroundings import Surroundings

BATCH = 24
"""Rows built at once: more than a screen shows. The rest follows while nothing else is to do."""


class RowStack(QWidget):
    """Known fields on top, the others under a heading."""

    row_added = Signal(object)
    """A FieldRow was built."""

    def __init__(self) -> None:
        super().__init__()
        self._slots: Sequence[Slot] = ()
        self._format = Format.NONE
        self._kinds: Mapping[str, str] = {}
        self._rows: list[FieldRow] = []
        self._spare: list[FieldRow] = []
        self._waiting: dict[Hashable, list[FieldRow]] = {}
        self._tabbed: set[tuple[QWidget, QWidget]] = set()
        self._look: Look | None = None
        self._around = Surroundings()
        self._heading = _heading(self.tr("Other fields"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._column.addWidget(self._heading)
        self._heading.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)

    @property
    def rows(self) -> Sequence[FieldRow]:
        """The rows that are there so far, from top to bottom."""
        return self._rows

    def show_slots(
        self,
        slots: Sequence[Slot],
        form: Format,
        kinds: Mapping[str, str],
        *,
        fresh: bool,
        whose: Hashable = None,
    ) -> None:
        """Show these fields; ``kinds`` names what the author chose for some keys.

        ``fresh`` if they are another article's, so that nothing is left of what was shown but
        the rows that wait for ``whose`` fields these are.
        """
        back = self._waiting.pop(whose, [])
        self._slots, self._format, self._kinds = slots, form, kinds
        keys = {row.key for row in back}
        far = max((n for n, slot in enumerate(slots, 1) if slot.key in keys), default=0)
        built = max(BATCH, far, 0 if fresh else len(self._rows))
        self._build(built, fresh=fresh, back=back)

    def leave(self, whose: Hashable) -> None:
        """Keep the rows with text that could not be written until ``whose`` fields are back."""
        unwritten = [row for row in self._rows if row.problem]
        self._rows = [row for row in self._rows if not row.problem]
        if unwritten:
            self._waiting.setdefault(whose, []).extend(unwritten)
        self._hide(unwritten)

    def set_surroundings(self, around: Surroundings) -> None:
        """Tell all rows, those to come as well."""
        if around != self._around:
            self._around = around
            for row in self._rows:
                row.set_surroundings(around)

    def forget(self, whose: Hashable) -> None:
        """Those fields will not come back."""
        self._spare += self._waiting.pop(whose, [])

    def row(self, key: str) -> FieldRow | None:
        """The row of the field ``key``, built now if need be; None if there is no such field."""
        place = next((n for n, slot in enumerate(self._slots) if slot.key == key), None)
        if place is None:
            return None
        if place >= len(self._rows):
            self._build(place + 1, fresh=False)
        return self._rows[place]

    def set_look(self, look: Look) -> None:
        """Dress all rows."""
        self._look = look
        waiting = (row for rows in self._waiting.values() for row in rows)
        for row in (*self._rows, *self._spare, *waiting):
            row.set_look(look)

    def _go_on(self) -> None:
        self._build(len(self._rows) + BATCH, fresh=False)

    def _build(self, count: int, *, fresh: bool, back: Sequence[FieldRow] = ()) -> None:
        """Have rows for the first ``count`` slots, and come back later for the others.

        Of the rows that are there only those in ``back`` are not ``fresh``.
        """
        slots = self._slots[:count]
        before = {row.key: row for row in (*self._rows, *back)}
        kinds = [
            self._kind(slot, row, fresh=fresh and row not in back)
            for slot, row in ((slot, before.get(slot.key)) for slot in slots)
        ]
        kept = [
            row if (row := before.get(slot.key)) and row.kind is kind else None
            for slot, kind in zip(slots, kinds, strict=True)
        ]
        stay = {row for row in kept if row}
        self._spare += [row for row in (*self._rows, *back) if row not in stay]
        after = [row or self._take(kind) for row, kind in zip(kept, kinds, strict=True)]
        moved = after != self._rows
        self._rows = after
        for slot, row in zip(slots, after, strict=True):
            new = row not in stay or (fresh and row not in back)
            if new:
                row.set_surroundings(self._around)
            row.show_slot(slot, self._format, fresh=new)
        if moved:
            self._arrange()
        if count < len(self._slots):
            self._timer.start(0)

    def _kind(self, slot: Slot, row: FieldRow | None, *, fresh: bool) -> Kind:
        value = slot.field.value if slot.field else None
        if row is not None and not fresh:
            # Whoever is typing in it must not have the widget change under their fingers.
            typing = _has_keyboard(row.widget) and row.kind.accepts(value)
            return row.kind if typing else kind_for(value, self._wanted(slot), row.kind.name)
        return kind_for(value, self._wanted(slot), "")

    def _wanted(self, slot: Slot) -> str:
        return self._kinds.get(slot.key, "") or slot.kind

    def _take(self, kind: Kind) -> FieldRow:
        """A row of this kind: one that is left over, or a new one."""
        for place, row in enumerate(self._spare):
            if row.kind is kind:
                return self._spare.pop(place)
        row = FieldRow(KINDS[kind.name])
        if self._look is not None:
            row.set_look(self._look)
        self.row_added.emit(row)
        return row

    def _arrange(self) -> None:
        """Put rows and heading in their order, on screen and for Tab; hide what is left over."""
        self._hide(self._spare)
        known = sum(1 for slot in self._slots if slot.place is not None)
        wanted: list[QWidget] = [*self._rows[:known], self._heading, *self._rows[known:]]
        for place, widget in enumerate(wanted):
            item = self._column.itemAt(place)
            if item is None or item.widget() is not widget:
                self._column.insertWidget(place, widget)
        for row in self._rows:
            if row.isHidden():
                row.show()
        self._heading.setVisible(len(self._rows) > known)
        for pair in pairwise(row.widget for row in self._rows):
            if pair not in self._tabbed:
                QWidget.setTabOrder(*pair)
        self._tabbed = set(pairwise(row.widget for row in self._rows))

    def _hide(self, rows: Sequence[FieldRow]) -> None:
        for row in rows:
            focus = QApplication.focusWidget()
            if focus is not None and row.isAncestorOf(focus):
                self.setFocus()
            row.hide()


def _has_keyboard(widget: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and (widget is focus or widget.isAncestorOf(focus))


def _heading(words: str) -> QWidget:
    """A thin line, and below it what follows."""
    rule = QFrame()
    rule.setProperty("rule", True)
    label = QLabel(words)
    label.setProperty("section", True)
    heading = QWidget()
    column = QVBoxLayout(heading)
    column.setContentsMargins(0, 6, 0, 0)
    column.setSpacing(8)
    column.addWidget(rule)
    column.addWidget(label)
    return heading
