"""Which flavours there are, and how one is made. Naming them imports no engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import Any

from editor.errors import GalleyError
from editor.render.diagrams import WithDiagrams
from editor.render.engine import Renderer
from editor.render.page_formulas import WithFormulas


class UnknownFlavour(GalleyError):
    """A flavour was named that does not exist."""

    text = "There is no flavour called “{name}”. There are: {known}."

    def __init__(self, name: str) -> None:
        super().__init__(name=name, known=", ".join(flavours()))


@dataclass(frozen=True)
class Flavour:
    """``title`` is for people, ``name`` for files and commands; its module is named like it.

    ``diagrams``: that every site with it draws Mermaid diagrams; others draw them when the
    settings have ``diagrams``. With ``formulas`` in the settings its pages set formulas, unless
    it does that itself (``formulas``).
    """

    name: str
    title: str
    diagrams: bool = False
    formulas: bool = False


Settings = Mapping[str, Any]
"""What of a site's settings is about Markdown, named and shaped as in its configuration file."""
NO_SETTINGS: Settings = MappingProxyType({})

DEFAULT = "python-markdown"

_FLAVOURS = (
    Flavour("python-markdown", "Python-Markdown", diagrams=True, formulas=True),
    Flavour("gfm", "GitHub (GFM)", diagrams=True, formulas=True),
    Flavour("astro", "Astro"),
    Flavour("hexo", "Hexo"),
    Flavour("hugo", "Hugo"),
    Flavour("jekyll", "Jekyll (kramdown)"),
    Flavour("mkdocs", "MkDocs", diagrams=True),
    Flavour("pelican", "Pelican"),
    Flavour("vitepress", "VitePress"),
)


def flavours() -> Mapping[str, Flavour]:
    """Every flavour by its name."""
    return {flavour.name: flavour for flavour in _FLAVOURS}


def renderer(name: str, settings: Settings = NO_SETTINGS) -> Renderer:
    """A new renderer of the flavour called ``name``. Raises UnknownFlavour.

    Making one takes some milliseconds: keep it. Settings that make no sense are passed over.
    """
    if name not in flavours():
        raise UnknownFlavour(name)
    module = import_module("editor.render.flavours." + name.replace("-", "_"))
    made: Renderer = module.renderer(settings)
    flavour = flavours()[name]
    if settings.get("formulas") and not flavour.formulas:
        made = WithFormulas(made)
    return WithDiagrams(made) if flavour.diagrams or settings.get("diagrams") else made
