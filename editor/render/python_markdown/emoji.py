"""Emoji shortcodes: pymdown's indexes, shared instead of copied, and Material's icons.

The pictures stay where the site has them, with the character as their text. Material's own icons
come with that theme and are not here: a quiet mark with the icon's name stands for one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType, ModuleType
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString
from pymdownx import (
    emoji,
    emoji1_db,
    gemoji_db,
    twemoji_db,
)

_ICON = r":((?:material|fontawesome-(?:brands|regular|solid)|octicons|simple)-[\w-]+):"


def _index(database: ModuleType) -> Callable[..., Mapping[str, Any]]:
    known = {"name": database.name, "emoji": database.emoji, "aliases": database.aliases}
    return lambda options, md: known


def _with_icons(options: Any, md: Markdown) -> Mapping[str, Any]:
    """Material's index: twemoji, and the icons of its theme."""
    md.inlinePatterns.register(IconPattern(_ICON, md), "galley-icon", 75.1)
    return _index(twemoji_db)(options, md)


class IconPattern(InlineProcessor):
    """``:material-account:`` and the like."""

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        icon = Element("span", {"class": "twemoji", "title": m.group(0)})
        return icon, m.start(0), m.end(0)


def _as_text(
    index: str,
    shortname: str,
    alias: str | None,
    uc: str | None,
    alt: str,
    title: str | None,
    category: str | None,
    options: Mapping[str, Any],
    md: Markdown,
) -> Element:
    """For what would need files of the site: the character itself."""
    shown = Element("span", {"class": str(options.get("classes", index))})
    if title:
        shown.set("title", title)
    shown.text = AtomicString(alt)
    return shown


FUNCTIONS: Mapping[str, Callable[..., Any]] = MappingProxyType(
    {
        "emojione": _index(emoji1_db),
        "gemoji": _index(gemoji_db),
        "twemoji": _index(twemoji_db),
        "to_png": emoji.to_png,
        "to_svg": emoji.to_svg,
        "to_alt": emoji.to_alt,
        "to_png_sprite": emoji.to_png_sprite,
        "to_svg_sprite": _as_text,
    }
)
MATERIAL: Mapping[str, Callable[..., Any]] = MappingProxyType(
    {"twemoji": _with_icons, "to_svg": emoji.to_svg}
)


class Emoji(emoji.EmojiExtension):  # type: ignore[misc]
    """Pymdown's extension; an unknown emoji never is an error."""

    def __init__(self, run: object, **config: Any) -> None:
        super().__init__()
        self.setConfigs({"emoji_index": FUNCTIONS["emojione"], **config, "strict": False})
