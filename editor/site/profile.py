"""All that is known of how one site has its articles, as one value.

The kind of site says what is usual, the site's own settings and templates what holds here, the
author's articles what is done, and ``.galley.yaml`` what the author decided; the later counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from editor.article.article import Format
from editor.article.value import Value
from editor.site.dates import DateStyle, style_of, usual_text
from editor.site.habits import FEW, OFTEN, Habit, Sample, WritingStyle, habits_of, writing_of
from editor.site.name_habits import names_of
from editor.site.names import NameStyle, slug_of, usual_names
from editor.site.place import place_of
from editor.site.schema import Schema, read_schema
from editor.site.site import Site
from editor.site.spec import TERM_KINDS, Empty, FieldSpec, SiteProblem, field_of
from editor.site.templates import Template, read_template
from editor.site.terms import Category, Counted, authors_of, categories_of, terms_of

FENCES: Mapping[Format, tuple[str, str]] = MappingProxyType(
    {
        Format.YAML: ("---\n", "---\n"),
        Format.TOML: ("+++\n", "+++\n"),
        Format.JSON: ("", ""),
        Format.META: ("", "\n"),
    }
)
_KEPT_DEFAULTS = ("text", "choice", "switch", "number", "")
"""Kinds of field of which a new article takes over what nearly all articles have."""


@dataclass(frozen=True)
class Profile:
    """A site, and how articles in one place of it look. ``slugs`` are the articles by what they
    are called in their addresses; ``read`` of ``articles`` were read, ``broken`` could not be.
    """

    site: Site
    format: Format
    fields: tuple[FieldSpec, ...]
    dates: DateStyle
    style: WritingStyle
    names: NameStyle
    fences: tuple[str, str]
    authors: tuple[Counted, ...] = ()
    tags: tuple[Counted, ...] = ()
    categories: tuple[Category, ...] = ()
    values: Mapping[str, tuple[Counted, ...]] = field(default_factory=lambda: MappingProxyType({}))
    slugs: Mapping[str, tuple[Path, ...]] = field(default_factory=lambda: MappingProxyType({}))
    articles: int = 0
    read: int = 0
    broken: int = 0
    problems: tuple[SiteProblem, ...] = ()

    @property
    def updated_key(self) -> str:
        """The field that says when an article was last changed; "" if the site has none."""
        used = {spec.key for spec in self.fields if spec.used}
        known = self.site.kind.updated
        return next((key for key in known if key in used), known[0] if known else "")

    @property
    def reserved(self) -> frozenset[str]:
        """The keys that the site's builder means for itself."""
        return self.site.kind.reserved

    def field(self, key: str) -> FieldSpec | None:
        """What is known of a field; None if nothing is."""
        return field_of(self.fields, key)

    def terms(self, key: str) -> tuple[Counted, ...]:
        """The values that a field has in the site's articles, the most used first."""
        spec = self.field(key)
        return self.values.get(spec.key, ()) if spec else ()

    def twin_of(self, slug: str, path: Path | None) -> Path | None:
        """Another article than ``path`` that has this slug; None if there is none."""
        own = path.absolute() if path else None
        folder = own.parent if own else None
        found = [each for each in self.slugs.get(slug.casefold(), ()) if each != own]
        # Two in different sections have different addresses.
        alike = (each for each in found if folder is None or each.parent == folder)
        return next(alike, None)


def bare_profile(site: Site) -> Profile:
    """The profile of a site of which nothing is read but its settings: what is usual there."""
    return make_profile(site, site.posts)


def make_profile(
    site: Site,
    where: Path,
    samples: Sequence[Sample] = (),
    others: Sequence[Sample] = (),
    problems: Iterable[SiteProblem] = (),
) -> Profile:
    """The profile for articles at ``where``, of whose kind ``samples`` are; the newest first.

    ``others`` are the site's remaining articles, which share its tags, categories and authors.
    """
    told = [*site.settings.problems, *problems]
    place = place_of(where, site)
    template = read_template(site, place.section, told)
    schema = read_schema(site, place, told)
    fields = _templated(_with_schema(site, schema), template)
    habits = habits_of(samples)
    every = [*samples, *others]
    usual = usual_text(site.kind.date_format)
    zone = site.settings.text("zone")
    fields = _learned(fields, habits, len(samples), zone, usual)
    if schema.complete:
        fields = _strict(fields, {spec.key for spec in schema.fields})
    formats = [sample.format for sample in samples if sample.format is not Format.NONE]
    found = template.format if template else site.kind.new_format
    chosen = max(set(formats), key=formats.count) if formats else found
    alike = [sample for sample in samples if sample.format is chosen]
    return Profile(
        site=site,
        format=chosen,
        fields=fields,
        dates=_dates(fields, habits, zone, usual),
        style=writing_of(alike),
        names=names_of(samples, site, usual_names(site)),
        fences=_fences(alike, chosen),
        authors=authors_of(every),
        problems=tuple(dict.fromkeys(told)),
        **_shared(every, fields),  # type: ignore[arg-type]
    )


def _shared(samples: Sequence[Sample], fields: tuple[FieldSpec, ...]) -> dict[str, object]:
    """What all articles of the site share."""
    wanted = [spec for spec in fields if spec.kind in TERM_KINDS or spec.choices]
    values = {spec.key: terms_of(samples, spec) for spec in wanted}
    tags = next((spec for spec in wanted if spec.kind == "tags"), None)
    categories = next((spec for spec in wanted if spec.kind == "categories"), None)
    slugs: dict[str, list[Path]] = {}
    for sample in samples:
        name = slug_of(sample.path, sample.value("slug", "Slug"))
        slugs.setdefault(name.casefold(), []).append(sample.path)
    return {
        "values": MappingProxyType(values),
        "tags": values[tags.key] if tags else (),
        "categories": categories_of(samples, categories) if categories else (),
        "slugs": MappingProxyType({name: tuple(found) for name, found in slugs.items()}),
    }


def _with_schema(site: Site, schema: Schema) -> tuple[FieldSpec, ...]:
    """The kind's fields and those that the site defines."""
    own = {spec.key: spec for spec in schema.fields}
    if schema.complete:
        rest = (spec for spec in site.kind.fields if spec.key not in own)
        return (*schema.fields, *(replace(each, new=False, shown=False) for each in rest))
    usual = tuple(own.pop(spec.key, spec) for spec in site.kind.fields)
    return (*usual, *own.values())


def _strict(fields: tuple[FieldSpec, ...], keys: set[str]) -> tuple[FieldSpec, ...]:
    """Optional fields of a schema are there with a value or not at all: it takes no empty ones."""
    return tuple(
        replace(spec, new=False, empty=Empty.REMOVED)
        if spec.key in keys and not spec.required
        else spec
        for spec in fields
    )


def _templated(fields: tuple[FieldSpec, ...], template: Template | None) -> tuple[FieldSpec, ...]:
    """The fields that a template has come first, as it has them; no others are in a new article."""
    if template is None or not template.fields:
        return fields
    made = []
    for key, value in template.fields:
        spec = field_of(fields, key) or FieldSpec(key, source="site")
        made.append(replace(spec, key=key, new=True, shown=True, default=value))
    used = {spec.key for spec in made}
    rest = (replace(spec, new=False) for spec in fields if spec.key not in used)
    return (*made, *rest)


def _learned(
    fields: tuple[FieldSpec, ...], habits: tuple[Habit, ...], articles: int, zone: str, usual: str
) -> tuple[FieldSpec, ...]:
    """The fields in the author's order, those that the author uses shown and new."""
    if not habits:
        return fields
    made = []
    for habit in habits:
        spec = field_of(fields, habit.key)
        made.append(_with_habit(spec, habit, zone, usual))
    used = {name for habit in habits for name in (habit.key, *_other_names(fields, habit.key))}
    rest = [spec for spec in fields if spec.key not in used]
    if articles >= FEW:
        rest = [replace(spec, new=spec.required, shown=spec.required) for spec in rest]
    often = [spec for spec in made if spec.shown]
    seldom = [spec for spec in made if not spec.shown]
    return (
        *often,
        *(spec for spec in rest if spec.shown),
        *seldom,
        *(s for s in rest if not s.shown),
    )


def _other_names(fields: tuple[FieldSpec, ...], key: str) -> tuple[str, ...]:
    spec = field_of(fields, key)
    return (spec.key, *spec.also) if spec else ()


def _with_habit(spec: FieldSpec | None, habit: Habit, zone: str, usual: str) -> FieldSpec:
    known = spec or FieldSpec(habit.key, source="learned")
    often = habit.share >= OFTEN
    kind = _kind(known, habit)
    default = known.default
    if known.default in (None, "") and kind in _KEPT_DEFAULTS and not known.required:
        default = habit.same
    return replace(
        known,
        key=habit.key,
        kind=kind,
        shown=often or known.required,
        new=often or known.required,
        default=default if often or known.required or spec else None,
        as_text=known.kind in ("tags", "categories", "list") and habit.kind == "text",
        choices=known.choices or habit.choices,
        empty=habit.empty or known.empty,
        quotes=habit.quotes,
        like=style_of(habit.dates, zone, usual).like if habit.dates else "",
        fields=_inner(known.fields, habit.inner),
        used=habit.used,
        also=tuple(each for each in (known.key, *known.also) if each != habit.key),
    )


def _inner(fields: tuple[FieldSpec, ...], habits: tuple[Habit, ...]) -> tuple[FieldSpec, ...]:
    made = [_with_habit(field_of(fields, each.key), each, "", "") for each in habits]
    known = {spec.key for spec in made}
    return (*made, *(spec for spec in fields if spec.key not in known))


_SWAPPED = {
    ("text", "list"): "list",
    ("text", "mapping"): "mapping",
    ("text", "mappings"): "mappings",
    ("text", "paragraph"): "paragraph",
    ("image", "mapping"): "mapping",
    ("image", "list"): "list",
    ("date", "datetime"): "datetime",
    ("date", "mapping"): "mapping",
    ("datetime", "date"): "date",
    ("switch", "text"): "text",
    ("choice", "list"): "list",
}
"""The usual kind of a field and what the author's values show -> what it is edited as here."""


def _kind(spec: FieldSpec, habit: Habit) -> str:
    if not spec.kind:
        return "choice" if habit.choices else habit.kind
    return _SWAPPED.get((spec.kind, habit.kind), spec.kind)


def _dates(
    fields: tuple[FieldSpec, ...], habits: tuple[Habit, ...], zone: str, usual: str
) -> DateStyle:
    """The style of the site's first date field that the articles have."""
    kinds = {spec.key: spec.kind for spec in fields}
    found = next((h for h in habits if kinds.get(h.key) in ("date", "datetime") and h.dates), None)
    return style_of(found.dates if found else (), zone, usual)


def _fences(samples: Sequence[Sample], chosen: Format) -> tuple[str, str]:
    if chosen is Format.META:
        return FENCES[chosen]
    pairs = [(sample.opening, sample.closing) for sample in samples if sample.closing[-1:] == "\n"]
    return max(set(pairs), key=pairs.count) if pairs else FENCES[chosen]


def default_of(spec: FieldSpec) -> Value:
    """What a field that has no default of its own starts with: as its empty style has it."""
    if spec.default is not None or spec.empty is Empty.KEY:
        return spec.default
    if spec.kind == "mapping":
        return {each.key: default_of(each) for each in spec.fields if each.new}
    if spec.empty is Empty.TEXT:
        return ""
    if spec.kind == "switch":
        return False
    is_list = spec.kind in ("tags", "categories", "list") and not (spec.as_text or spec.single)
    return [] if is_list or spec.empty is Empty.LIST else None
