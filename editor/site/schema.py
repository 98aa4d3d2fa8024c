"""The fields that a site's own settings define, of the kinds of site whose settings can.

Each way to define them is a row of the table; a kind of site names the row.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fnmatch import fnmatch
from pathlib import Path
from types import MappingProxyType
from typing import Any

from editor.site.kind import plain_value
from editor.site.place import Place
from editor.site.site import Site
from editor.site.spec import FieldSpec, SiteProblem
from editor.site.zod import Collection, read_collections

_ASTRO_FILES = tuple(
    f"src/{name}.{suffix}"
    for name in ("content.config", "content/config")
    for suffix in ("ts", "mts", "mjs", "js")
)


@dataclass(frozen=True)
class Schema:
    """``complete``: an article may have no other fields than these."""

    fields: tuple[FieldSpec, ...] = ()
    complete: bool = False


def read_schema(site: Site, place: Place, problems: list[SiteProblem]) -> Schema:
    """The fields that the site defines for articles in that place, if it defines any."""
    read = SCHEMAS.get(site.kind.schema)
    return read(site, place, problems) if read else Schema()


def _astro(site: Site, place: Place, problems: list[SiteProblem]) -> Schema:
    file = next(
        (each for each in (site.root / name for name in _ASTRO_FILES) if each.is_file()), None
    )
    if file is None:
        return Schema()
    try:
        collections = read_collections(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        problems.append(SiteProblem(file, 0, "it cannot be read"))
        return Schema()
    here = place.sections or _sections(site.posts, site)
    names = [each for each in collections if _holds(each, here, site)]
    chosen = names or ([collections[0]] if len(collections) == 1 else [])
    # Every kind that the schema leaves open is the usual one of a field of that name.
    usual = {spec.key: spec for spec in site.kind.fields}
    found = chosen[0].fields if chosen else ()
    return Schema(tuple(_with_usual(spec, usual.get(spec.key)) for spec in found), bool(found))


def _with_usual(spec: FieldSpec, usual: FieldSpec | None) -> FieldSpec:
    if usual is None:
        return spec
    finer = {("list", "tags"), ("list", "categories"), ("text", "paragraph"), ("text", "slug")}
    kind = usual.kind if not spec.kind or (spec.kind, usual.kind) in finer else spec.kind
    default = spec.default if spec.default is not None else usual.default
    return replace(spec, kind=kind, label=usual.label, default=default, empty=usual.empty)


def _holds(collection: Collection, sections: tuple[str, ...], site: Site) -> bool:
    if collection.folder:
        folder = site.root / collection.folder
        return site.content.joinpath(*sections).is_relative_to(folder)
    return sections[:1] == (collection.name,)


def _sections(folder: Path, site: Site) -> tuple[str, ...]:
    return folder.relative_to(site.content).parts if folder.is_relative_to(site.content) else ()


def _jekyll(site: Site, place: Place, problems: list[SiteProblem]) -> Schema:
    """Fields that ``defaults`` give to the articles here: no new article needs to have them."""
    given: dict[str, Any] = {}
    entries = site.settings.values.get("defaults")
    for entry in entries if isinstance(entries, list) else []:
        values = entry.get("values") if isinstance(entry, dict) else None
        if isinstance(values, dict) and _in_scope(entry.get("scope"), place):
            given.update(values)
    usual = {spec.key: spec for spec in site.kind.fields}
    specs = (usual.get(str(key), FieldSpec(str(key))) for key in given)
    fields = tuple(
        replace(spec, default=plain_value(value), new=False, shown=False, source="site")
        for spec, value in zip(specs, given.values(), strict=True)
    )
    return Schema(fields)


def _in_scope(scope: Any, place: Place) -> bool:
    if not isinstance(scope, dict):
        return True
    path, kind = str(scope.get("path") or "").strip("/"), scope.get("type")
    here = "/".join(place.sections)
    if path and not (here == path or here.startswith(path + "/") or fnmatch(here, path)):
        return False
    return (
        not kind
        or kind == (place.section or "posts")
        or (kind == "drafts" and place.role == "draft")
    )


SCHEMAS: Mapping[str, Callable[[Site, Place, list[SiteProblem]], Schema]] = MappingProxyType(
    {"astro": _astro, "jekyll": _jekyll}
)
