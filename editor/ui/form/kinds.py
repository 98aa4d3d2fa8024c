"""The kinds of field as one table: which values each is for, and the widget that edits them.

A new kind is a row here and a FieldWidget of its own; rows further up go first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP

from editor.article.fields import Moment, Value
from editor.ui.form.category_shape import is_categories
from editor.ui.form.choice_field import ChoiceField
from editor.ui.form.colour_field import ColourField, colour_of
from editor.ui.form.date_field import DateField
from editor.ui.form.field_widget import FieldWidget
from editor.ui.form.file_field import FileField
from editor.ui.form.image_field import ImageField
from editor.ui.form.list_field import CATEGORIES, ONE, ListField
from editor.ui.form.mapping_field import MappingField
from editor.ui.form.mappings_field import MappingsField
from editor.ui.form.number_field import NumberField
from editor.ui.form.reference_field import ReferenceField
from editor.ui.form.slug_field import SlugField
from editor.ui.form.switch_field import SwitchField
from editor.ui.form.text_field import TextField
from editor.ui.form.url_field import UrlField, is_web_address
from editor.ui.form.yaml_field import YamlField

Test = Callable[[Value], bool]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of field.

    ``suits`` says whether an unknown field with such a value is of this kind, ``accepts``
    whether a field that is meant to be of this kind can show such a value without loss.
    ``start`` is the value of a field that the author adds; None in a kind that nobody can add.
    """

    name: str
    label: str
    make: Callable[[], FieldWidget]
    suits: Test
    accepts: Test
    start: Value = None
    hint: str = ""


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_scalar(value: Value) -> bool:
    return not isinstance(value, list | dict)


_ODD = re.compile("[\x00-\x1f\x7f\u2028\u2029\ufdd0\ufdd1\ud800-\udfff]")
"""What a field of one line cannot show as it is."""
_PICTURE = re.compile(r"\S[^\n]*\.(?:png|jpe?g|gif|webp|svg|avif)", re.I)


def _is_one_line(value: Value) -> bool:
    """Whether it is nothing, or a text that a line holds without loss."""
    return value is None or (type(value) is str and not _ODD.search(value))


def _is_paragraph(value: Value) -> bool:
    return isinstance(value, str) and ("\n" in value or len(value) > 120)


def _is_short_list(value: Value) -> bool:
    """Whether every item can be a chip."""
    return isinstance(value, list) and all(
        item is not None and item != "" and _is_scalar(item) for item in value
    )


MOST = 60
"""Values in one field that are shown as a form; more are easier to survey as text."""


def _is_form(value: Value) -> bool:
    """Whether it is a mapping that can be a form inside the form."""
    named = isinstance(value, dict) and all(key and not _ODD.search(key) for key in value)
    return named and bool(value) and _size(value) <= MOST


def _is_list_of_forms(value: Value) -> bool:
    forms = isinstance(value, list) and all(_is_form(item) for item in value)
    return forms and bool(value) and _size(value) <= MOST


def _size(value: Value) -> int:
    """How many values there are in it; more than MOST are not counted on."""
    count, waiting = 0, [value]
    while waiting and count <= MOST:
        count += 1
        each = waiting.pop()
        waiting += each.values() if isinstance(each, dict) else ()
        waiting += each if isinstance(each, list) else ()
    return count


def _part(value: Value, current: str) -> tuple[str, FieldWidget | None]:
    """The kind for a value inside another, and a widget if that is not the ``current`` one."""
    if current and KINDS[current].accepts(value):
        return current, None
    kind = kind_for(value, "", current)
    return kind.name, None if kind.name == current else kind.make()


ROWS: tuple[Kind, ...] = (
    Kind(
        "switch",
        str(QT_TRANSLATE_NOOP("form", "Switch")),
        SwitchField,
        suits=lambda value: isinstance(value, bool),
        accepts=lambda value: value is None or isinstance(value, bool),
        start=False,
    ),
    Kind(
        "number",
        str(QT_TRANSLATE_NOOP("form", "Number")),
        NumberField,
        suits=_is_number,
        accepts=lambda value: value is None or _is_number(value),
        start=0,
    ),
    Kind(
        "date",
        str(QT_TRANSLATE_NOOP("form", "Date")),
        DateField,
        suits=lambda value: isinstance(value, Moment),
        accepts=lambda value: _is_one_line(value) or isinstance(value, Moment),
        start=Moment("today"),
        hint=str(QT_TRANSLATE_NOOP("form", "Not set")),
    ),
    Kind(
        "url",
        str(QT_TRANSLATE_NOOP("form", "Address")),
        UrlField,
        suits=lambda value: type(value) is str and is_web_address(value),
        accepts=_is_one_line,
        start="",
        hint="https://",
    ),
    Kind(
        "colour",
        str(QT_TRANSLATE_NOOP("form", "Colour")),
        ColourField,
        suits=lambda value: (
            type(value) is str and value[:1] == "#" and colour_of(value) is not None
        ),
        accepts=_is_one_line,
        start="",
        hint="#",
    ),
    Kind(
        "image",
        str(QT_TRANSLATE_NOOP("form", "Picture")),
        ImageField,
        suits=lambda value: type(value) is str and _PICTURE.fullmatch(value) is not None,
        accepts=_is_one_line,
        start="",
        hint=str(QT_TRANSLATE_NOOP("form", "Not set")),
    ),
    Kind(
        "slug",
        str(QT_TRANSLATE_NOOP("form", "Slug")),
        SlugField,
        suits=lambda value: False,
        accepts=_is_one_line,
        start="",
        hint=str(QT_TRANSLATE_NOOP("form", "Not set")),
    ),
    Kind(
        "choice",
        str(QT_TRANSLATE_NOOP("form", "Choice")),
        ChoiceField,
        suits=lambda value: False,
        accepts=_is_one_line,
    ),
    Kind(
        "paragraph",
        str(QT_TRANSLATE_NOOP("form", "Long text")),
        lambda: TextField(one_line=False),
        suits=_is_paragraph,
        accepts=_is_scalar,
        start="",
        hint=str(QT_TRANSLATE_NOOP("form", "Not set")),
    ),
    Kind(
        "text",
        str(QT_TRANSLATE_NOOP("form", "Text")),
        TextField,
        suits=_is_scalar,
        accepts=_is_scalar,
        start="",
        hint=str(QT_TRANSLATE_NOOP("form", "Not set")),
    ),
    Kind(
        "list",
        str(QT_TRANSLATE_NOOP("form", "List")),
        ListField,
        suits=_is_short_list,
        accepts=lambda value: _is_scalar(value) or _is_short_list(value),
        start=[],
        hint=str(QT_TRANSLATE_NOOP("form", "Add, with commas between")),
    ),
    Kind(
        "file",
        str(QT_TRANSLATE_NOOP("form", "File")),
        FileField,
        suits=lambda value: False,
        accepts=_is_one_line,
        start="",
    ),
    Kind(
        "reference",
        str(QT_TRANSLATE_NOOP("form", "Another article")),
        ReferenceField,
        suits=lambda value: False,
        accepts=_is_one_line,
        start="",
    ),
    Kind(
        "categories",
        str(QT_TRANSLATE_NOOP("form", "Categories in categories")),
        lambda: ListField(CATEGORIES),
        suits=lambda value: False,
        accepts=is_categories,
        hint=str(QT_TRANSLATE_NOOP("form", "Add, with / for one in another")),
    ),
    Kind(
        "category",
        str(QT_TRANSLATE_NOOP("form", "One category")),
        lambda: ListField(ONE),
        suits=lambda value: False,
        accepts=_is_one_line,
    ),
    Kind(
        "mapping",
        str(QT_TRANSLATE_NOOP("form", "Group of fields")),
        lambda: MappingField(_part),
        suits=_is_form,
        accepts=_is_form,
    ),
    Kind(
        "mappings",
        str(QT_TRANSLATE_NOOP("form", "List of groups")),
        lambda: MappingsField(_part),
        suits=_is_list_of_forms,
        accepts=_is_list_of_forms,
    ),
    Kind(
        "yaml",
        str(QT_TRANSLATE_NOOP("form", "YAML")),
        YamlField,
        suits=lambda value: True,
        accepts=lambda value: True,
        start={},
    ),
)

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in ROWS}


def kind_for(value: Value, wanted: str, current: str) -> Kind:
    """The kind that shows ``value``: the ``wanted`` one ("" for none) if it can, else by value.

    A row that already has a ``current`` kind ("" for none) keeps it where the value says nothing.
    """
    if wanted and KINDS[wanted].accepts(value):
        return KINDS[wanted]
    if value is None and current:
        return KINDS[current]
    return next(kind for kind in ROWS if kind.suits(value))
