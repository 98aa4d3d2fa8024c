"""The kinds of site, each described by a file: ``resources/sites/NAME.yaml``.

A new kind is a new file there. Knows nothing of any one folder.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeAlias

import yaml

from editor.article.article import Format
from editor.article.value import Moment, Value
from editor.resources import resource
from editor.site.spec import Empty, FieldSpec

PLAIN = "plain"

Marker: TypeAlias = tuple[tuple[str, str], ...]
"""Files, or patterns of files, that are all there, each with a text that is in it ("": any)."""


@dataclass(frozen=True)
class Setting:
    """Where one setting stands in the site's own files (a dotted path), and what it is."""

    path: str
    type: str


@dataclass(frozen=True)
class Assets:
    """How an article refers to its images.

    ``style`` is "relative" (to the article) or "root": from the folder ``root``, after
    ``prefix``. New images go to ``folder``. Where a file that an article refers to may lie:
    ``relative`` and ``rooted`` are folders, by whether the reference begins with /; ``{own}`` is
    the article's own folder. One of ``prefixes`` may stand before either.
    """

    style: str
    root: str
    folder: str
    prefix: str
    relative: tuple[str, ...]
    rooted: tuple[str, ...]
    prefixes: tuple[str, ...]


@dataclass(frozen=True)
class Publishing:
    """How a draft becomes public: it leaves the drafts' folder, or ``key`` changes.

    ``key`` "" means by folder alone. ``published`` None: the key is removed.
    """

    key: str = ""
    draft: Value = None
    published: Value = None


@dataclass(frozen=True)
class Kind:
    """One kind of site, as its file describes it. ``{content}`` in a folder stands for the
    folder of all contents, which the site's settings may name. ``markdown`` names the parts of the
    site's settings that say how Markdown is read; ``draws`` what the pages of some sites draw
    (formulas, diagrams), each with the files that tell it: any of them, with its text in it.
    ``links_by_name``: a link may name an article wherever it lies (Hugo's ``ref``).
    """

    name: str
    title: str
    flavour: str
    markdown: tuple[str, ...]
    draws: Mapping[str, Marker]
    markers: tuple[Marker, ...]
    files: tuple[str, ...]
    tables: str
    settings: Mapping[str, Setting]
    content: str
    posts: tuple[str, ...]
    drafts: str | None
    templates: tuple[str, ...]
    schema: str
    file_name: str
    slug: Mapping[str, Any]
    address: str
    addresses: Mapping[str, str]
    date_format: str
    assets: Assets
    links_by_name: bool
    publishing: Publishing
    reserved: frozenset[str]
    updated: tuple[str, ...]
    new_format: Format
    fields: tuple[FieldSpec, ...]


@cache
def kinds() -> tuple[Kind, ...]:
    """Every kind of site there is a file for. They are read once: they ship with the program."""
    return read_kinds(resource("sites"))


def read_kinds(folder: Path) -> tuple[Kind, ...]:
    """The kinds that the files in ``folder`` describe, by name."""
    return tuple(_read_kind(file) for file in sorted(folder.glob("*.yaml")))


def _read_kind(file: Path) -> Kind:
    data: dict[str, Any] = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    settings = data.get("settings", {})
    return Kind(
        name=file.stem,
        title=data["title"],
        flavour=data["flavour"],
        markdown=tuple(data.get("markdown", ())),
        draws={what: _marker(told) for what, told in data.get("draws", {}).items()},
        markers=tuple(map(_marker, data["markers"])),
        files=tuple(settings.get("files", ())),
        tables=settings.get("tables", ""),
        settings=MappingProxyType(
            {
                name: Setting(where[0], where[1]) if isinstance(where, list) else Setting(where, "")
                for name, where in settings.get("read", {}).items()
            }
        ),
        content=data.get("content", "."),
        posts=tuple(data["posts"]),
        drafts=data.get("drafts"),
        templates=tuple(data.get("templates", ())),
        schema=data.get("schema", ""),
        file_name=data["file_name"],
        slug=MappingProxyType(data.get("slug", {})),
        address=data.get("address", ""),
        addresses=MappingProxyType(data.get("addresses", {})),
        date_format=data["date_format"],
        assets=_assets(data.get("assets", {})),
        links_by_name=data.get("links_by_name", False),
        publishing=Publishing(**data.get("publishing", {})),
        reserved=frozenset(data.get("reserved", ())),
        updated=tuple(data.get("updated", ())),
        new_format=Format(data.get("format", "yaml")),
        fields=tuple(_spec(key, given or {}) for key, given in data["fields"].items()),
    )


def _assets(data: dict[str, Any]) -> Assets:
    root = data.get("root", ".")
    return Assets(
        data.get("style", "relative"),
        root,
        data.get("folder", "{beside}"),
        data.get("prefix", "/"),
        tuple(data.get("relative", ("{beside}",))),
        tuple(data.get("rooted", (root,))),
        tuple(data.get("prefixes", ())),
    )


def _spec(key: str, given: dict[str, Any]) -> FieldSpec:
    """A field from its entry: ``new`` is its value in a new article, and makes it be there."""
    given = dict(given)
    new = "new" in given
    default = given.pop("new", given.pop("default", None))
    for name in ("choices", "also"):
        given[name] = tuple(given.get(name, ()))
    given["fields"] = tuple(
        _spec(name, each or {}) for name, each in given.pop("fields", {}).items()
    )
    given.setdefault("shown", new)
    given["empty"] = Empty(given.get("empty", Empty.KEPT))
    return FieldSpec(key, new=new, default=plain_value(default), **given)


def plain_value(value: Any) -> Value:
    """What PyYAML read, as a field's value: dates are their text."""
    if isinstance(value, dict):
        return {str(key): plain_value(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain_value(each) for each in value]
    if value is None or isinstance(value, bool | int | float | str):
        return value
    return Moment(value)


def _marker(files: Iterable[Mapping[str, str]]) -> Marker:
    return tuple((each["file"], each.get("text", "")) for each in files)
