"""One field in the form: its label, its widget, its menu, and what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from editor.article.article import Format
from editor.article.fields import Value
from editor.article.value import same
from editor.site.spec import Empty
from editor.ui.form.doubts import doubt_about
from editor.ui.form.editing import Blank, blank_of, is_blank, likely_blank
from editor.ui.form.elided_label import ElidedLabel
from editor.ui.form.kinds import Kind
from editor.ui.form.layout import Slot
from editor.ui.form.look import Look
from editor.ui.form.name_edit import NameEdit
from editor.ui.form.remark import Remark, Weight
from editor.ui.form.surroundings import Surroundings

PAUSE = 700
"""Milliseconds without typing after which a field is looked over."""


class FieldRow(QWidget):
    """Shows one Slot; used again for any other field of the same kind."""

    edited = Signal(object)
    """The author changed the value in this row (the row)."""
    menu_asked = Signal(object)
    """The author wants to see what can be done with the field (the row)."""
    name_asked = Signal(object, str)
    """The author wants the field (the row) to have this name."""

    def __init__(self, kind: Kind) -> None:
        super().__init__()
        self.kind = kind
        self.slot: Slot | None = None
        self.blank = Blank.ABSENT
        """How to write the field when it is emptied."""
        self._shown: Value = None
        self._text = ""
        self._own = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._check)
        self.widget = kind.make()
        self._label = ElidedLabel()
        self._label.setProperty("muted", True)
        self._label.setBuddy(self.widget.focus)
        self._label.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._label.customContextMenuRequested.connect(lambda _at: self.menu_asked.emit(self))
        self._name_edit: NameEdit | None = None
        self._menu = self._menu_button()
        self._remark: Remark | None = None
        self._column = QVBoxLayout(self)
        self._top = QHBoxLayout()
        self._lay_out()
        self.widget.changed.connect(lambda: self.edited.emit(self))

    @property
    def key(self) -> str:
        """The field's key; "" before the first one is shown."""
        return self.slot.key if self.slot else ""

    def show_slot(self, slot: Slot, form: Format, *, fresh: bool) -> None:
        """Show a field; ``fresh`` if it is another one, or in another article, than before."""
        self.say(Weight.REFUSED, "")
        if fresh:
            self._stop_naming()
            self._name(slot)
            habit = slot.place.empty if slot.place else Empty.KEPT
            self.blank = likely_blank(slot.field, form, habit) if slot.field else Blank.ABSENT
        self.slot = slot
        self.blank = blank_of(slot.field) or self.blank
        value, text = (slot.field.value, slot.field.text) if slot.field else (None, "")
        worded = self.widget.wording() is None or text == self._text or self._own
        self._text, self._own = text, False
        if not fresh and worded and self._still_shows(value):
            if not self._pause.isActive():
                self._check()
            return
        self._shown = value
        self.say(Weight.UNWRITTEN, "")
        self.widget.show_value(value, text)
        self._check()

    def note_written(self, value: Value) -> None:
        """``value`` went from the widget into the article: the widget shows it already."""
        self._shown = value
        self._own = True
        self.say(Weight.UNWRITTEN, "")
        # What is half typed is not to be found fault with.
        self._pause.start()

    def _check(self) -> None:
        """Say what a site may not like, if anything."""
        self._pause.stop()
        doubt = doubt_about(self.slot) if self.slot else ""
        self.say(Weight.DOUBTFUL, self.widget.doubt() or doubt)

    def _still_shows(self, value: Value) -> bool:
        """Whether the value is what was shown or written last: what is typed since then stays."""
        both_blank = is_blank(value) and is_blank(self._shown)
        return both_blank or same(value, self._shown, ordered=True)

    def say(self, weight: Weight, words: str) -> None:
        """Say below the widget what is wrong; "" if nothing of this weight is."""
        if self._remark is None:
            if not words:
                return
            self._remark = Remark()
            self._column.addWidget(self._remark)
        self._remark.say(weight, words)
        self.widget.focus.setAccessibleDescription(self._remark.text())

    def said(self, weight: Weight) -> str:
        """What is said to be wrong; "" if nothing of this weight is."""
        return self._remark.words(weight) if self._remark else ""

    @property
    def problem(self) -> str:
        """Why what stands in the widget is not in the text; "" if it is."""
        return self.said(Weight.UNWRITTEN)

    def set_surroundings(self, around: Surroundings) -> None:
        """Tell the widget what is around it."""
        self.widget.set_surroundings(around)
        self.widget.set_offers(lambda: around.offers(self.key))
        if not self._pause.isActive():
            self._check()

    def set_look(self, look: Look) -> None:
        """Draw icons in the theme's colours."""
        self._menu.setIcon(look.icons["more"])
        self.widget.set_look(look)

    @property
    def menu_place(self) -> QPoint:
        """Where on the screen the field's menu goes."""
        return self._menu.mapToGlobal(self._menu.rect().bottomLeft())

    def ask_name(self) -> None:
        """Let the author give the field another name, where its label is."""
        if self._name_edit is None:
            self._name_edit = NameEdit()
            self._name_edit.named.connect(lambda name: self.name_asked.emit(self, name))
            self._name_edit.left.connect(self._stop_naming)
            self._top.insertWidget(0, self._name_edit, 1)
        self._label.hide()
        self._name_edit.ask(self.key)

    def _stop_naming(self) -> None:
        if self._name_edit is not None and not self._label.isVisibleTo(self):
            had = self._name_edit.hasFocus()
            self._label.show()
            self._name_edit.hide()
            self.say(Weight.REFUSED, "")
            if had:
                self.widget.setFocus()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the menu's button while the pointer is here."""
        super().enterEvent(event)
        self._menu.setVisible(self.slot is not None and self.slot.field is not None)

    def leaveEvent(self, event: QEvent) -> None:
        """Hide it again."""
        super().leaveEvent(event)
        self._menu.hide()

    def _menu_button(self) -> QToolButton:
        button = QToolButton()
        button.setProperty("mini", True)
        button.setFixedSize(22, 18)
        button.setIconSize(QSize(16, 16))
        button.setToolTip(self.tr("Field menu (Alt+Enter)"))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        policy = button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        button.setSizePolicy(policy)
        button.hide()
        button.clicked.connect(lambda: self.menu_asked.emit(self))
        return button

    def _lay_out(self) -> None:
        top = self._top
        top.setSpacing(4)
        top.addWidget(self._label, 1)
        top.addWidget(self._menu)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self._column.addLayout(top)
        if self.widget.inline:
            top.addWidget(self.widget)
        else:
            self._column.addWidget(self.widget)

    def _name(self, slot: Slot) -> None:
        label = QCoreApplication.translate("form", slot.label) if slot.place else slot.label
        plain = label.replace("&", "") if slot.place else label
        self._label.setText(label if slot.place else label.replace("&", "&&"))
        self._label.setToolTip(slot.key)
        self._menu.setAccessibleName(self.tr("Menu of {field}").format(field=plain))
        self.widget.focus.setAccessibleName(plain)
        self.widget.focus.setToolTip(slot.key)
        hint = QCoreApplication.translate("form", self.kind.hint) if self.kind.hint else ""
        required = slot.place is not None and slot.place.required
        self.widget.set_hint(self.tr("Needed") if required else hint)
        self.widget.set_choices(slot.place.choices if slot.place else ())
