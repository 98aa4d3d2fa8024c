"""Pelican: its reader of Markdown, set up as the site's ``MARKDOWN`` says."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from editor.render.engine import Renderer
from editor.render.flavours.table import Settings
from editor.render.python_markdown.catalogue import Selection, selected
from editor.render.python_markdown.engine import PythonMarkdown
from editor.render.python_markdown.making import sound

_USUAL: Mapping[str, Any] = MappingProxyType(
    {
        "extension_configs": {
            "markdown.extensions.codehilite": {"css_class": "highlight"},
            "markdown.extensions.extra": {},
            "markdown.extensions.meta": {},
        }
    }
)
"""What Pelican itself has for ``MARKDOWN``; a site's own replaces all of it."""


def renderer(settings: Settings) -> Renderer:
    """See `table.renderer`; ``settings`` as in ``pelicanconf.py``."""
    return PythonMarkdown(sound(_selection(settings).extensions))


def left_out(settings: Settings) -> tuple[str, ...]:
    """The extensions that the site names and Galley does not know: they are not imported."""
    return _selection(settings).left_out


def _selection(settings: Settings) -> Selection:
    given = settings.get("MARKDOWN")
    given = given if isinstance(given, Mapping) else _USUAL
    listed, options = given.get("extensions"), given.get("extension_configs")
    options = options if isinstance(options, Mapping) else {}
    names = [name for name in listed if isinstance(name, str)] if isinstance(listed, list) else []
    order = dict.fromkeys([*names, *(str(name) for name in options), "galley.metadata"])
    return selected((name, _mapping(options.get(name))) for name in order)


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
