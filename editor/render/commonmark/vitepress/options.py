"""What VitePress's settings say of Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from editor.render.commonmark.vitepress.addresses import Addresses
from editor.render.commonmark.vitepress.headings import LEVELS

_AWAY = {"target": "_blank", "rel": "noreferrer"}
_SWITCHES = ("html", "linkify", "typographer", "breaks", "xhtmlOut")
_LABEL = "Label"


@dataclass(frozen=True)
class Options:
    """``switches`` are markdown-it's own; ``labels`` the titles of boxes by their kind."""

    switches: Mapping[str, bool]
    addresses: Addresses
    labels: Mapping[str, str] = field(default_factory=dict)
    alerts: bool = True
    attributes: bool = True
    math: bool = False
    levels: Sequence[int] = LEVELS


def options(settings: Mapping[str, Any]) -> Options:
    """``settings`` has VitePress's ``markdown``, ``base`` and ``cleanUrls``."""
    given = _mapping(settings, "markdown")
    base = settings.get("base")
    addresses = Addresses(
        away={**_AWAY, **_texts(_mapping(given, "externalLinks"))},
        base=base if isinstance(base, str) and base.startswith("/") else "/",
        clean=settings.get("cleanUrls") is True,
        lazy=_mapping(given, "image").get("lazyLoading") is True,
    )
    labels = _texts(_mapping(given, "container"))
    levels = _mapping(given, "toc").get("level")
    return Options(
        switches={name: given[name] for name in _SWITCHES if isinstance(given.get(name), bool)},
        addresses=addresses,
        labels={name.removesuffix(_LABEL): label for name, label in labels.items()},
        alerts=given.get("gfmAlerts") is not False,
        attributes=_mapping(given, "attrs").get("disable") is not True,
        math=given.get("math") is True or isinstance(given.get("math"), Mapping),
        levels=tuple(levels) if isinstance(levels, list) else LEVELS,
    )


def _mapping(settings: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = settings.get(name)
    return value if isinstance(value, Mapping) else {}


def _texts(values: Mapping[str, Any]) -> dict[str, str]:
    return {name: value for name, value in values.items() if isinstance(value, str)}
