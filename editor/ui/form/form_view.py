"""The front matter as a form: rows that show a document's fields and write what is typed in them.

Each edit is applied at once, as the smallest change to the text. Knows one document at a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from editor.article.article import Article
from editor.article.change import Change
from editor.article.document import Document
from editor.article.field_order import rename_field
from editor.article.fields import Moment, Value, as_held, set_field
from editor.errors import FieldError
from editor.site.dates import now_text
from editor.ui.form.add_field import AddField
from editor.ui.form.editing import Hand
from editor.ui.form.field_menu import Situation, done, field_in, field_menu
from editor.ui.form.field_row import FieldRow
from editor.ui.form.field_widget import NotYet
from editor.ui.form.kinds import KINDS, kind_for
from editor.ui.form.layout import Slot, arrange, missing, places_of, title_of
from editor.ui.form.look import Look
from editor.ui.form.problem_banner import ProblemBanner
from editor.ui.form.reading import Reading, differing
from editor.ui.form.remark import Weight
from editor.ui.form.row_stack import RowStack
from editor.ui.form.surroundings import Surroundings
from editor.ui.form.value_text import as_yaml

MARGIN = 14
"""Pixels between the form and the pane's edges."""


class FormView(QScrollArea):
    """Shows a Reading and writes to the document. Scrolls up and down only."""

    text_wanted = Signal()
    """The author wants to mend the front matter as text."""

    setup_asked = Signal(str)
    """The author wants to decide what the field with this key is in the whole site."""

    fields_changed = Signal()
    """A field was added or removed here, which wants to be seen at once."""

    def __init__(self) -> None:
        super().__init__()
        self._document: Document | None = None
        self._reading: Reading | None = None
        self._touched: list[str] = []
        self._around = Surroundings()
        self._hand = Hand()
        self._kinds: dict[Document, dict[str, str]] = {}
        self._rows = RowStack()
        self._add = AddField()
        self._banner = ProblemBanner(
            self.tr("The form cannot read this front matter."), self.tr("Edit as te&xt")
        )
        self._lay_out()
        self._banner.mend_asked.connect(self.text_wanted)
        self._add.asked.connect(self._on_add)
        self._rows.row_added.connect(self._on_row_added)
        menu = QShortcut(QKeySequence("Alt+Return"), self)
        menu.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        menu.activated.connect(self._open_menu_here)

    def show_document(
        self, document: Document | None, reading: Reading, around: Surroundings
    ) -> None:
        """Show another document, or the same one from scratch; ``around`` says where it lies."""
        if self._document is not None:
            self._rows.leave(self._document)
        self._document = document
        self._around = around
        self._hand = Hand()
        self._add.close_panel()
        self._show(reading, fresh=True)

    def show_reading(self, reading: Reading) -> None:
        """The document's front matter now reads so: bring what changed up to date."""
        self._show(reading, fresh=False)

    def forget(self, document: Document) -> None:
        """The document was closed: what was typed there and never became a value goes."""
        self._rows.forget(document)
        self._kinds.pop(document, None)

    def reveal(self, change: Change) -> None:
        """Go to the field that ``change``, the last one made, was about."""
        if self._banner.isVisible():
            self._banner.setFocus()
        elif self._touched:
            self.go_to(self._touched[0])
        elif self._document is not None and self._reading is not None:
            line = self._document.head.count("\n", 0, change.start) + 1
            above = [field for field in self._reading.fields if field.line <= line]
            if above:
                self.go_to(above[-1].key)

    def go_to(self, key: str) -> None:
        """Give the keyboard to the field ``key``, if there is one, and bring it into view."""
        row = self._rows.row(key)
        if row is not None:
            row.widget.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, row, lambda: self.ensureWidgetVisible(row, 0, MARGIN))

    def row(self, key: str) -> FieldRow | None:
        """The row of the field ``key``, if there is such a field."""
        return self._rows.row(key)

    def set_look(self, look: Look) -> None:
        """Dress everything in the theme's colours."""
        for part in (self._rows, self._add, self._banner):
            part.set_look(look)

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        paper = QWidget()
        column = QVBoxLayout(paper)
        column.setContentsMargins(MARGIN, 6, MARGIN, MARGIN)
        column.setSpacing(12)
        for part in (self._banner, self._rows, self._add):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(paper)

    def _show(self, reading: Reading, *, fresh: bool) -> None:
        before, self._reading = self._reading, reading
        self._banner.show_problem(reading.problem)
        readable = reading.problem is None
        self._rows.setEnabled(readable)
        self._add.setVisible(readable)
        if readable or fresh:
            self._touched = differing(before, reading)
            slots = arrange(reading.fields, places_of(self._around.fields))
            self._rows.set_surroundings(_around(self._around, reading, slots))
            self._add.offer(missing(places_of(self._around.fields), slots))
            whose = self._document if readable else None
            kinds = self._kinds.get(self._document, {}) if self._document else {}
            self._rows.show_slots(slots, reading.format, kinds, fresh=fresh, whose=whose)
        self._rows.setVisible(readable or not fresh)

    def _on_row_added(self, row: FieldRow) -> None:
        row.edited.connect(self._on_edited)
        row.menu_asked.connect(self._open_menu)
        row.name_asked.connect(self._on_name)
        row.widget.moved.connect(lambda: QTimer.singleShot(0, self, self._follow_cursor))

    def _on_edited(self, row: FieldRow) -> None:
        document = self._document
        if document is None:
            return
        if not self._hand.is_in(document.article, row.key):
            document.end_step()
        try:
            value = row.widget.value()
            article = self._hand.write(
                document.article, row.key, value, row.blank, row.widget.wording()
            )
        except NotYet as not_yet:
            row.say(Weight.UNWRITTEN, str(not_yet))
        except FieldError as error:
            row.say(Weight.UNWRITTEN, error.reason)
        else:
            row.note_written(as_held(article, value))
            document.edit_head(article.head, "form")

    def _on_name(self, row: FieldRow, name: str) -> None:
        document = self._document
        if document is None:
            return
        try:
            self._make(rename_field(document.article, row.key, name))
        except FieldError as error:
            row.say(Weight.REFUSED, error.reason)
        else:
            self.go_to(name.strip())

    def _make(self, article: Article) -> None:
        """Take over what was done to fields as a whole, as one step."""
        if self._document is not None:
            self._document.end_step()
            self._document.edit_head(article.head, "form")
            self._document.end_step()
            self.fields_changed.emit()

    def _on_add(self, key: str, kind: str) -> None:
        document = self._document
        if document is None:
            return
        if self._reading is None or key not in {field.key for field in self._reading.fields}:
            try:
                article = set_field(document.article, key, _first_value(kind, self._around))
            except FieldError as error:
                self._add.show_problem(error.reason)
                return
            self._kinds.setdefault(document, {})[key] = kind
            self._make(article)
        self._add.close_panel()
        self.go_to(key)

    def _open_menu_here(self) -> None:
        for row in self._rows.rows:
            focus = QApplication.focusWidget()
            if focus is not None and row.isAncestorOf(focus):
                self._open_menu(row)

    def _open_menu(self, row: FieldRow) -> None:
        now = self._situation(row)
        if now is not None:
            menu = field_menu(self, now, lambda name: self._do(row, name, now))
            menu.popup(row.menu_place)

    def _situation(self, row: FieldRow) -> Situation | None:
        document, slot = self._document, row.slot
        if document is None or slot is None:
            return None
        field, saved = (field_in(each, slot.key) for each in (document.article, document.saved))
        fields = self._reading.fields if self._reading else ()
        slots = arrange(fields, places_of(self._around.fields))
        others = [each.key for each in slots if each.place is None]
        kind = row.kind.name
        usual = kind_for(field.value if field else None, slot.kind, "").name
        deep = field is not None and isinstance(field.value, list | dict)
        other_kind = ("" if usual == "yaml" else usual) if kind == "yaml" else "yaml" * deep
        return Situation(slot.key, field, saved, others, kind, other_kind)

    def _do(self, row: FieldRow, name: str, now: Situation) -> None:
        """What the author chose from a field's menu."""
        document = self._document
        if document is None or row.key != now.key:
            return
        if name == "rename":
            row.ask_name()
        elif name == "copy" and now.field:
            QApplication.clipboard().setText(as_yaml(document.article, now.field))
        elif name == "setup":
            self.setup_asked.emit(now.key)
        elif name in ("as_yaml", "as_form"):
            self._edit_as(row, now.other_kind)
        else:
            try:
                self._make(done(document.article, document.saved, name, now))
            except FieldError as error:
                row.say(Weight.REFUSED, error.reason)
            else:
                self.go_to(now.key)

    def _edit_as(self, row: FieldRow, kind: str) -> None:
        """Have another widget for the same value."""
        if self._document is not None:
            self._kinds.setdefault(self._document, {})[row.key] = kind
        self.setFocus()  # whoever types in a row keeps its widget
        self.fields_changed.emit()
        if self._reading is not None:
            self._show(self._reading, fresh=False)
            self.go_to(row.key)

    def _follow_cursor(self) -> None:
        """Keep the place where the author types in view as the field grows."""
        focus, paper = QApplication.focusWidget(), self.widget()
        if focus is None or paper is None or not paper.isAncestorOf(focus):
            return
        cursor = focus.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        if isinstance(cursor, QRect):
            at = focus.mapTo(paper, QPoint(0, cursor.center().y()))
            self.ensureVisible(0, at.y(), 0, cursor.height() + MARGIN)


def _first_value(kind: str, around: Surroundings) -> Value:
    """What a field of this kind holds when the author has just added it."""
    if kind != "date":
        return KINDS[kind].start
    now = datetime.now().astimezone()
    dates = around.profile.dates if around.profile else None
    return Moment(now_text(dates, now) if dates else now.date().isoformat())


def _around(around: Surroundings, reading: Reading, slots: Sequence[Slot]) -> Surroundings:
    """``around`` with what the fields say now."""
    values = {field.key: field.value for field in reading.fields}
    return replace(around, title=title_of(slots), values=values)
