"""Which fields the form shows, in which order, and what each is edited with: data, and one loop.

Knows nothing of widgets. A site brings its own places; those here are a plain folder's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP

from editor.article.fields import Field
from editor.site.spec import Empty, FieldSpec


@dataclass(frozen=True, slots=True)
class Place:
    """One field that the form knows.

    ``also`` are other keys that mean the same and are edited here when ``key`` itself is not
    there. A place that is not ``always`` shown appears only in an article that has the field.
    ``widest`` is the most columns that a text should take (0: any; Chinese takes two), ``pattern``
    what all of it should match, ``choices`` are the usual words, ``empty`` is how the author
    leaves it empty.
    """

    key: str
    label: str
    kind: str
    also: tuple[str, ...] = ()
    always: bool = True
    required: bool = False
    widest: int = 0
    empty: Empty = Empty.KEPT
    pattern: str = ""
    choices: tuple[str, ...] = ()


PLACES: tuple[Place, ...] = (
    Place("title", str(QT_TRANSLATE_NOOP("form", "&Title")), "text", ("Title",), widest=60),
    Place("date", str(QT_TRANSLATE_NOOP("form", "&Date")), "date", ("Date",)),
    Place(
        "author",
        str(QT_TRANSLATE_NOOP("form", "&Author")),
        "text",
        ("Author", "authors", "Authors"),
    ),
    Place("tags", str(QT_TRANSLATE_NOOP("form", "Ta&gs")), "list", ("Tags", "tag", "Tag")),
    Place(
        "categories",
        str(QT_TRANSLATE_NOOP("form", "&Categories")),
        "list",
        ("Categories", "category", "Category"),
        always=False,
    ),
    Place("draft", str(QT_TRANSLATE_NOOP("form", "D&raft")), "switch", ("Draft",)),
    Place(
        "description",
        str(QT_TRANSLATE_NOOP("form", "De&scription")),
        "paragraph",
        ("Description",),
        widest=160,
    ),
)

KINDS: Mapping[str, str] = {
    "summary": "paragraph",
    "excerpt": "paragraph",
    "abstract": "paragraph",
    "desc": "paragraph",
    "subtitle": "text",
    "updated": "date",
    "lastmod": "date",
    "modified": "date",
    "permalink": "slug",
    "slug": "slug",
    "canonical": "url",
    "canonicalurl": "url",
    "canonical_url": "url",
    "externalurl": "url",
    "link": "url",
    "url": "url",
    "color": "colour",
    "colour": "colour",
    "theme_color": "colour",
    "banner": "image",
    "cover": "image",
    "featured_image": "image",
    "heroimage": "image",
    "image": "image",
    "og_image": "image",
    "thumbnail": "image",
    "top_img": "image",
}
"""What the other fields with these names are edited with; any not named go by their value."""


_ALSO_CALLED: Mapping[str, str] = {
    "datetime": "date",
    "tags": "list",
}
"""A site's kinds of field that have no widget of their own here yet -> the one that does."""


def places_of(fields: Sequence[FieldSpec]) -> tuple[Place, ...]:
    """The places for what is known of a site's fields; those of a plain folder if nothing is."""
    return tuple(map(_place_of, fields)) or PLACES


def _place_of(spec: FieldSpec) -> Place:
    usual = next((place for place in PLACES if spec.key in (place.key, *place.also)), None)
    kind = _ALSO_CALLED.get(spec.kind, spec.kind)
    if spec.kind == "categories" and not spec.nested:
        kind = "category" if spec.single else "list"
    is_text = kind in ("text", "paragraph")
    widest = int(spec.maximum) if is_text and spec.maximum else usual.widest if usual else 0
    is_usual = usual is not None and spec.label in ("", usual.label.replace("&", ""))
    label = (spec.label or spec.key).replace("&", "&&")
    return Place(
        spec.key,
        usual.label if usual and is_usual else label,
        kind,
        spec.also,
        always=spec.shown,
        required=spec.required,
        widest=widest,
        empty=spec.empty,
        pattern=spec.pattern if is_text else "",
        choices=spec.choices,
    )


def missing(places: Sequence[Place], slots: Sequence[Slot]) -> dict[str, str]:
    """The keys that the site knows and that have no row, each with its kind's name."""
    shown = {slot.key for slot in slots}
    return {place.key: place.kind for place in places if not shown & {place.key, *place.also}}


@dataclass(frozen=True, slots=True)
class Slot:
    """One row that the form should show. ``kind`` is "" where the value decides."""

    key: str
    label: str
    kind: str
    field: Field | None
    place: Place | None


def arrange(fields: Sequence[Field], places: Sequence[Place] = PLACES) -> list[Slot]:
    """The rows for an article's ``fields``: the known places first, the others in file order.

    Of a key that is there twice only the one that counts, the last, is shown.
    """
    by_key = {field.key: field for field in fields}
    slots = []
    for place in places:
        key = next((key for key in (place.key, *place.also) if key in by_key), place.key)
        field = by_key.pop(key, None)
        if field is not None or place.always:
            slots.append(Slot(key, place.label, place.kind, field, place))
    for key, field in by_key.items():
        slots.append(Slot(key, key, KINDS.get(key.lower(), ""), field, None))
    return slots


def title_of(slots: Sequence[Slot]) -> str:
    """The article's title, as the form shows it."""
    for slot in slots:
        if slot.place and slot.place.key == "title" and slot.field:
            return slot.field.value if isinstance(slot.field.value, str) else slot.field.text
    return ""
