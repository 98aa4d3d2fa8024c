"""``galley site``: what a folder was recognised as and what its articles show, as JSON."""

from __future__ import annotations

import json
import os
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from dataclasses import asdict, fields, is_dataclass
from pathlib import Path
from typing import Any

from editor.errors import FileProblem
from editor.library.profile import profile_for
from editor.site.place import place_of
from editor.site.profile import Profile
from editor.site.spec import FieldSpec


def options(parser: ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("folder", metavar="DIR", nargs="?", type=Path, default=Path())


def run(given: Namespace) -> None:
    """Print it. Raises FileProblem if there is no such folder."""
    path: Path = given.folder
    if not os.path.lexists(path):
        raise FileProblem(path, "there is no such file or folder")
    profile = profile_for(path)
    print(json.dumps(_shown(profile, path), ensure_ascii=False, indent=2, default=_plain))


def _shown(profile: Profile, path: Path) -> dict[str, Any]:
    site = profile.site
    place = place_of(path, site)
    return {
        "site": {
            "name": site.name,
            "title": site.title,
            "flavour": site.flavour,
            "root": site.root,
            "content": site.content,
            "posts": site.posts,
            "drafts": site.drafts,
            "settings": dict(site.settings.values),
        },
        "place": {"role": place.role, "section": place.section},
        "articles": {"found": profile.articles, "read": profile.read, "broken": profile.broken},
        "format": profile.format,
        "dates": asdict(profile.dates),
        "style": asdict(profile.style),
        "names": asdict(profile.names),
        "updated_key": profile.updated_key,
        "fields": [_field(spec) for spec in profile.fields],
        "authors": _counts(profile.authors),
        "tags": _counts(profile.tags),
        "categories": [asdict(each) for each in profile.categories],
        "reserved": sorted(profile.reserved),
        "problems": [asdict(each) for each in profile.problems],
    }


def _field(spec: FieldSpec) -> dict[str, Any]:
    """A field without what is as in any other."""
    usual = FieldSpec(spec.key)
    told = {
        each.name: getattr(spec, each.name)
        for each in fields(spec)
        if getattr(spec, each.name) != getattr(usual, each.name)
    }
    inner = {"fields": [_field(each) for each in spec.fields]} if spec.fields else {}
    return {"key": spec.key, "kind": spec.kind, **told, **inner}


def _counts(counted: Any) -> dict[str, int]:
    return {each.text: each.count for each in counted}


def _plain(value: object) -> object:
    """What JSON has no word for."""
    if isinstance(value, Mapping):
        return dict(value)
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return str(value)
