"""Which extensions a MkDocs or Pelican site has, from its settings. Imports no engine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from editor.render.python_markdown.catalogue import Options, Selection, selected

_ALWAYS = ("toc", "tables", "fenced_code")
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


def left_out(flavour: str, settings: Mapping[str, Any]) -> tuple[str, ...]:
    """The extensions that the site names and Galley does not know: they are not imported."""
    reads = {"mkdocs": of_mkdocs, "pelican": of_pelican}.get(flavour)
    return reads(settings).left_out if reads else ()


def of_mkdocs(settings: Mapping[str, Any]) -> Selection:
    """What MkDocs always has, and what ``markdown_extensions`` adds."""
    named = list(_named(settings.get("markdown_extensions")))
    # One that the site names itself is made once, in its first place, with the site's options.
    options = dict(named)
    order = dict.fromkeys([*_ALWAYS, *(name for name, _ in named)])
    return selected((name, options.get(name, {})) for name in order)


def of_pelican(settings: Mapping[str, Any]) -> Selection:
    """What ``MARKDOWN`` says, or Pelican itself."""
    given = settings.get("MARKDOWN")
    given = given if isinstance(given, Mapping) else _USUAL
    listed, options = given.get("extensions"), given.get("extension_configs")
    options = options if isinstance(options, Mapping) else {}
    names = [name for name in listed if isinstance(name, str)] if isinstance(listed, list) else []
    order = dict.fromkeys([*names, *(str(name) for name in options)])
    return selected((name, _mapping(options.get(name))) for name in order)


def is_xhtml(settings: Mapping[str, Any]) -> bool:
    """Whether Pelican has Python-Markdown write XHTML: its own ``MARKDOWN`` says otherwise."""
    given = settings.get("MARKDOWN")
    wanted = given.get("output_format", "xhtml") if isinstance(given, Mapping) else "html"
    return not (isinstance(wanted, str) and wanted.lower().startswith("html"))


def _named(given: Any) -> Iterator[tuple[str, Options]]:
    """A list of names and of one-key mappings, or one mapping."""
    for each in given if isinstance(given, list) else [given]:
        if isinstance(each, str):
            yield each, {}
        elif isinstance(each, Mapping):
            for name, options in each.items():
                yield str(name), options if isinstance(options, Mapping) else {}


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
