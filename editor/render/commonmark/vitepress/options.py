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
_FOUR = 4
ANCHORED = (1, 2, 3, 4, 5, 6)
"""The levels of headings that have an id."""


@dataclass(frozen=True)
class Options:
    """``switches`` are markdown-it's own; ``labels`` the titles of boxes by their kind.

    ``levels`` of headings are in a table of contents, ``anchored`` ones have an id.
    """

    switches: Mapping[str, Any]
    addresses: Addresses
    labels: Mapping[str, str] = field(default_factory=dict)
    alerts: bool = True
    attributes: bool = True
    math: bool = False
    levels: Sequence[int] = LEVELS
    anchored: Sequence[int] = ANCHORED


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
    attributes = _mapping(given, "attrs")
    return Options(
        switches={
            **{name: given[name] for name in _SWITCHES if isinstance(given.get(name), bool)},
            **_quotes(given.get("quotes")),
        },
        addresses=addresses,
        labels={name.removesuffix(_LABEL): label for name, label in labels.items()},
        alerts=given.get("gfmAlerts") is not False,
        attributes=attributes.get("disable") is not True
        and attributes.get("leftDelimiter", "{") == "{",
        math=given.get("math") is True or isinstance(given.get("math"), Mapping),
        levels=tuple(levels) if isinstance(levels, list) else LEVELS,
        anchored=_anchored(_mapping(given, "anchor").get("level")),
    )


def _anchored(level: Any) -> Sequence[int]:
    """Of a list of levels, or the first of them."""
    if isinstance(level, list):
        return tuple(each for each in level if isinstance(each, int))
    is_first = isinstance(level, int) and not isinstance(level, bool)
    return tuple(each for each in ANCHORED if each >= level) if is_first else ANCHORED


def _quotes(given: Any) -> Mapping[str, Any]:
    """markdown-it's option: the outer and the inner quotes, as four signs or four texts."""
    are_four = isinstance(given, str | list) and len(given) == _FOUR
    return {"quotes": given} if are_four and all(isinstance(each, str) for each in given) else {}


def _mapping(settings: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = settings.get(name)
    return value if isinstance(value, Mapping) else {}


def _texts(values: Mapping[str, Any]) -> dict[str, str]:
    return {name: value for name, value in values.items() if isinstance(value, str)}
