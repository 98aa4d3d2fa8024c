"""What can be done with a field as a whole: one table for its menu, one function that does it.

Knows nothing of rows or of the timeline.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtWidgets import QMenu, QWidget

from editor.article.article import Article
from editor.article.field_order import move_field
from editor.article.field_reset import reset_field
from editor.article.fields import Field, read_fields, remove_field
from editor.article.value import same
from editor.errors import FrontMatterError


@dataclass(frozen=True, slots=True)
class Situation:
    """A field, how it was saved, and the fields that it can change places with, itself included."""

    key: str
    field: Field | None
    saved: Field | None
    others: Sequence[str]
    kind: str
    other_kind: str
    """What it could be edited as instead ("" for nothing else)."""

    def beside(self, step: int) -> str:
        """The key of the field above (-1) or below (1), "" if there is none."""
        place = self.others.index(self.key) + step if self.key in self.others else -1
        return self.others[place] if 0 <= place < len(self.others) else ""

    @property
    def changed(self) -> bool:
        """Whether it is not as it was saved."""
        one, other = self.field, self.saved
        if one is None or other is None:
            return one is not other
        return one.text != other.text or not same(one.value, other.value, ordered=True)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the menu: offered where ``fits``, and then only enabled where ``can``."""

    name: str
    label: str
    can: Callable[[Situation], bool]
    fits: Callable[[Situation], bool] = lambda _now: True
    group: int = 0


def _there(now: Situation) -> bool:
    return now.field is not None


ENTRIES: Sequence[Entry] = (
    Entry("rename", str(QT_TRANSLATE_NOOP("form", "Re&name…")), _there),
    Entry("up", str(QT_TRANSLATE_NOOP("form", "Move &up")), lambda now: bool(now.beside(-1))),
    Entry("down", str(QT_TRANSLATE_NOOP("form", "Move &down")), lambda now: bool(now.beside(1))),
    Entry(
        "as_yaml",
        str(QT_TRANSLATE_NOOP("form", "Edit as &YAML")),
        _there,
        fits=lambda now: now.other_kind == "yaml",
        group=1,
    ),
    Entry(
        "as_form",
        str(QT_TRANSLATE_NOOP("form", "Edit as &form")),
        _there,
        fits=lambda now: now.kind == "yaml" and bool(now.other_kind),
        group=1,
    ),
    Entry("copy", str(QT_TRANSLATE_NOOP("form", "&Copy as YAML")), _there, group=1),
    Entry(
        "reset",
        str(QT_TRANSLATE_NOOP("form", "Reset to &saved")),
        lambda now: now.changed,
        group=2,
    ),
    Entry("remove", str(QT_TRANSLATE_NOOP("form", "&Remove field")), _there, group=2),
    Entry(
        "setup", str(QT_TRANSLATE_NOOP("form", "Set up for the s&ite…")), lambda _: True, group=3
    ),
)


def field_menu(parent: QWidget, now: Situation, chosen: Callable[[str], None]) -> QMenu:
    """A menu that calls ``chosen`` with the name of an entry, and goes when it is closed."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    group = 0
    for entry in ENTRIES:
        if not entry.fits(now):
            continue
        if entry.group != group:
            menu.addSeparator()
            group = entry.group
        action = menu.addAction(QCoreApplication.translate("form", entry.label))
        action.setEnabled(entry.can(now))
        action.triggered.connect(lambda _on=False, name=entry.name: chosen(name))
    return menu


def done(article: Article, saved: Article, name: str, now: Situation) -> Article:
    """``article`` after "up", "down", "reset" or "remove". Raises FieldError with the reason."""
    if name in ("up", "down"):
        step = -1 if name == "up" else 1
        return move_field(article, now.key, now.beside(step), after=step > 0)
    if name == "reset":
        return reset_field(article, saved, now.key)
    return remove_field(article, now.key)


def field_in(article: Article, key: str) -> Field | None:
    """The field ``key``, if the front matter can be read and has it."""
    try:
        return next((field for field in read_fields(article) if field.key == key), None)
    except FrontMatterError:
        return None
