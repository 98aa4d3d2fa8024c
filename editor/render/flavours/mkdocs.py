"""MkDocs: what it always has, and what the site's own ``markdown_extensions`` add."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from editor.render.engine import Renderer
from editor.render.flavours.table import Settings
from editor.render.python_markdown.catalogue import Options, Selection, selected
from editor.render.python_markdown.engine import PythonMarkdown
from editor.render.python_markdown.making import sound

_ALWAYS = ("toc", "tables", "fenced_code", "galley.metadata")
_KEY = "markdown_extensions"


def renderer(settings: Settings) -> Renderer:
    """See `table.renderer`; ``settings`` as in ``mkdocs.yml``."""
    return PythonMarkdown(sound(_selection(settings).extensions), xhtml=True)


def left_out(settings: Settings) -> tuple[str, ...]:
    """The extensions that the site names and Galley does not know: they are not imported."""
    return _selection(settings).left_out


def _selection(settings: Settings) -> Selection:
    named = list(_named(settings.get(_KEY)))
    # One that the site names itself is made once, in its first place, with the site's options.
    options = dict(named)
    order = dict.fromkeys([*_ALWAYS, *(name for name, _ in named)])
    return selected((name, options.get(name, {})) for name in order)


def _named(given: Any) -> Iterator[tuple[str, Options]]:
    """A list of names and of one-key mappings, or one mapping."""
    for each in given if isinstance(given, list) else [given]:
        if isinstance(each, str):
            yield each, {}
        elif isinstance(each, Mapping):
            for name, options in each.items():
                yield str(name), options if isinstance(options, Mapping) else {}
