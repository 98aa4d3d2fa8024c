"""The real generators, a module each, named like Galley's flavour with ``_`` for ``-``.

Each has ``missing() -> str | None`` (why it cannot run here) and ``build(articles) -> html``: whole
article texts by name to the body's HTML as a new site's whole way of a post gives it; where it
takes a site's configuration file as well, as that site does. It may also have ``SETTINGS``, what
its site's configuration says of Markdown, ``WITHOUT``, attributes that its HTML cannot have
although the real page does, and ``version() -> str``, which it is.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping, Set
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from editor.render.flavours.table import flavours
from editor.site.settings import READERS


def names() -> list[str]:
    """The flavours with a generator."""
    found = (each.name.replace("_", "-") for each in pkgutil.iter_modules(__path__))
    return [name for name in found if name in flavours()]


def missing(name: str) -> str | None:
    """Why the generator cannot run here; None if it can."""
    reason: str | None = _module(name).missing()
    return reason


def build(name: str, articles: Mapping[str, str], site: Path | None = None) -> dict[str, str]:
    """The bodies' HTML by the names of ``articles``; ``site``: the site's own configuration.

    Those that know no other sites than a new one raise TypeError when given one.
    """
    module = _module(name)
    built: dict[str, str] = module.build(articles, site) if site else module.build(articles)
    return built


def settings(name: str, site: Path | None = None) -> Mapping[str, Any]:
    """What its site's configuration says of Markdown."""
    if site is not None:
        found: Mapping[str, Any] = READERS[site.suffix](site.read_text(encoding="utf-8"))
        return found
    return getattr(_module(name), "SETTINGS", {})


def without(name: str) -> Set[str]:
    """Attributes that its HTML cannot have although the real page does."""
    return getattr(_module(name), "WITHOUT", frozenset())


def version(name: str) -> str:
    """What it is and which version; empty if it does not say."""
    say = getattr(_module(name), "version", None)
    return say() if say is not None else ""


def _module(name: str) -> ModuleType:
    return import_module(f"{__name__}.{name.replace('-', '_')}")
