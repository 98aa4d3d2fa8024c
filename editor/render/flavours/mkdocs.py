"""MkDocs: what it always has, and what the site's own ``markdown_extensions`` add."""

from __future__ import annotations

from editor.render.engine import Renderer
from editor.render.flavours.table import Settings
from editor.render.python_markdown.engine import PythonMarkdown
from editor.render.python_markdown.making import sound
from editor.render.python_markdown.sites import of_mkdocs


def renderer(settings: Settings) -> Renderer:
    """See `table.renderer`; ``settings`` as in ``mkdocs.yml``."""
    return PythonMarkdown(sound(of_mkdocs(settings).extensions), xhtml=True)
