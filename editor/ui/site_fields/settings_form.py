"""What is decided about one field, as a small form: one row for each setting, out of a table."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from editor.article.fields import read_value
from editor.article.value import Value
from editor.errors import FrontMatterError
from editor.site.spec import FIELD_KINDS, FieldSpec

_COMMAS = re.compile("[,，、]")


def _number(text: str) -> Value:
    try:
        value = read_value(text)
    except FrontMatterError:
        return text
    return value if isinstance(value, int | float) else text


def _value(text: str) -> Value:
    try:
        return read_value(text)
    except FrontMatterError:
        return text


def _list(text: str) -> Value:
    return [part.strip() for part in _COMMAS.split(text) if part.strip()]


@dataclass(frozen=True)
class Row:
    """One setting. ``choices`` of a combo box; else a line whose text ``read`` makes a value of.

    ``known`` is how the site has it, for a quiet hint.
    """

    name: str
    label: str
    known: Callable[[FieldSpec], object]
    choices: tuple[str, ...] = ()
    read: Callable[[str], Value] = str


_SWITCH = ("true", "false")
ROWS: tuple[Row, ...] = (
    Row("kind", str(QT_TRANSLATE_NOOP("site_fields", "&Kind")), lambda s: s.kind, FIELD_KINDS),
    Row("label", str(QT_TRANSLATE_NOOP("site_fields", "&Label")), lambda s: s.label),
    Row(
        "required",
        str(QT_TRANSLATE_NOOP("site_fields", "&Needed")),
        lambda s: s.required,
        _SWITCH,
    ),
    Row("shown", str(QT_TRANSLATE_NOOP("site_fields", "&Shown")), lambda s: s.shown, _SWITCH),
    Row(
        "new",
        str(QT_TRANSLATE_NOOP("site_fields", "In new &articles")),
        lambda s: s.new,
        _SWITCH,
    ),
    Row(
        "choices",
        str(QT_TRANSLATE_NOOP("site_fields", "&Choices")),
        lambda s: ", ".join(s.choices),
        read=_list,
    ),
    Row(
        "min", str(QT_TRANSLATE_NOOP("site_fields", "At l&east")), lambda s: s.minimum, (), _number
    ),
    Row("max", str(QT_TRANSLATE_NOOP("site_fields", "At &most")), lambda s: s.maximum, (), _number),
    Row("pattern", str(QT_TRANSLATE_NOOP("site_fields", "&Pattern")), lambda s: s.pattern),
    Row(
        "default",
        str(QT_TRANSLATE_NOOP("site_fields", "&Default")),
        lambda s: s.default,
        (),
        _value,
    ),
)


class SettingsForm(QWidget):
    """Edits the entry of one field; a setting that is left empty is as the site has it."""

    changed = Signal()
    """The author changed a setting."""

    def __init__(self) -> None:
        super().__init__()
        self._rest: dict[str, Value] = {}
        self._shown: dict[str, Value] = {}
        self._widgets: dict[str, QWidget] = {}
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for row in ROWS:
            widget = self._combo(row) if row.choices else self._line()
            label = QCoreApplication.translate("site_fields", row.label)
            widget.setAccessibleName(label.replace("&", ""))
            form.addRow(label, widget)
            self._widgets[row.name] = widget

    def show_entry(self, entry: Mapping[str, Value], spec: FieldSpec) -> None:
        """Show what is decided, and behind it how the site has the field."""
        names = {row.name for row in ROWS}
        self._rest = {name: value for name, value in entry.items() if name not in names}
        self._shown = {name: value for name, value in entry.items() if name in names}
        for row in ROWS:
            widget, known = self._widgets[row.name], row.known(spec)
            if isinstance(widget, QComboBox):
                widget.setItemText(0, self._as_known(known))
                at = widget.findData(_text(entry[row.name])) if row.name in entry else 0
                widget.setCurrentIndex(max(0, at))
            elif isinstance(widget, QLineEdit):
                widget.setText(_text(entry[row.name]) if row.name in entry else "")
                widget.setPlaceholderText("" if known in (None, "") else _text(known))

    def entry(self) -> dict[str, Value]:
        """What is decided now; what the author did not touch is as it was."""
        made: dict[str, Value] = {}
        for row in ROWS:
            text = self._text_of(row.name)
            if row.name in self._shown and text == _text(self._shown[row.name]):
                made[row.name] = self._shown[row.name]
            elif text and row.choices == _SWITCH:
                made[row.name] = text == "true"
            elif text:
                made[row.name] = row.read(text)
        return {**made, **self._rest}

    def _text_of(self, name: str) -> str:
        widget = self._widgets[name]
        if isinstance(widget, QComboBox):
            return str(widget.currentData() or "")
        return widget.text().strip() if isinstance(widget, QLineEdit) else ""

    def _as_known(self, known: object) -> str:
        words = self.tr("As the site has it")
        return f"{words} ({_text(known)})" if known not in (None, "") else words

    def _combo(self, row: Row) -> QComboBox:
        box = QComboBox()
        box.addItem("", "")
        switch = {"true": self.tr("Yes"), "false": self.tr("No")}
        for choice in row.choices:
            box.addItem(switch.get(choice, choice), choice)
        box.activated.connect(lambda _index: self.changed.emit())
        return box

    def _line(self) -> QLineEdit:
        line = QLineEdit()
        line.textEdited.connect(lambda _text: self.changed.emit())
        return line


def _text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
