"""What a site may not like about a field's value, said quietly: it never keeps it from the text.

Pure but for translation.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from editor.article.fields import Moment, Value
from editor.site.dates import day_of, is_date
from editor.ui.form.editing import is_blank
from editor.ui.form.layout import Slot

NEEDED = str(QT_TRANSLATE_NOOP("form", "The site needs this."))
TOO_WIDE = str(QT_TRANSLATE_NOOP("form", "Too long for search results: {width} of {most} columns."))
OTHERWISE = str(QT_TRANSLATE_NOOP("form", "The site wants this written otherwise."))
FUTURE = str(QT_TRANSLATE_NOOP("form", "This is in the future: the site may not show it yet."))
EXPECTED: Mapping[str, str] = {
    "date": str(QT_TRANSLATE_NOOP("form", "This is no date.")),
    "switch": str(QT_TRANSLATE_NOOP("form", "The site expects true or false here.")),
    "number": str(QT_TRANSLATE_NOOP("form", "The site expects a number here.")),
    "text": str(QT_TRANSLATE_NOOP("form", "The site expects a text here.")),
    "list": str(QT_TRANSLATE_NOOP("form", "The site expects a list here.")),
}
"""What is said of a value that the widget for its kind could not take as such."""


def doubt_about(slot: Slot) -> str:
    """What may be wrong with the field's value, in plain words; "" if nothing is."""
    words, width, most = "", 0, 0
    place, value = slot.place, slot.field.value if slot.field else None
    kind = "text" if slot.kind in _TEXTS else slot.kind
    if slot.field is None:
        return ""
    if is_blank(value):
        words = NEEDED if place and place.required else ""
    elif kind in EXPECTED and not _FITS[kind](value):
        words = EXPECTED[kind]
    elif isinstance(value, str) and _is_ahead(slot.key, value):
        words = FUTURE
    elif place and isinstance(value, str):
        width, most = display_width(value), place.widest
        words = TOO_WIDE if most and width > most else ""
        words = words or ("" if _matches(place.pattern, value) else OTHERWISE)
    said = QCoreApplication.translate("form", words) if words else ""
    return said.format(width=width, most=most)


def display_width(text: str) -> int:
    """How many columns ``text`` takes where Chinese takes two."""
    width = 0
    for character in text:
        if not unicodedata.combining(character):
            width += 2 if unicodedata.east_asian_width(character) in "WF" else 1
    return width


_WHEN_PUBLIC = ("date", "pubdate", "publishdate")


def _is_ahead(key: str, text: str) -> bool:
    """Whether it says when the article is published, and that is on a day still to come."""
    day = day_of(text) if key.lower() in _WHEN_PUBLIC else None
    return day is not None and day > date.today()


def _matches(pattern: str, text: str) -> bool:
    try:
        return not pattern or re.fullmatch(pattern, text) is not None
    except re.error:
        return True  # whoever wrote the pattern is told elsewhere


def _is_moment(value: Value) -> bool:
    time = isinstance(value, Moment) and value[2:3] == ":"  # TOML has times without a day
    return isinstance(value, str) and (time or is_date(value.strip()))


_TEXTS = ("text", "paragraph", "url", "slug", "colour")
_FITS: Mapping[str, Callable[[Value], bool]] = {
    "date": _is_moment,
    "switch": lambda value: isinstance(value, bool),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "text": lambda value: not isinstance(value, bool | list | dict),
    "list": lambda value: not isinstance(value, dict),
}
