"""Pelican: its reader of Markdown, set up as the site's ``MARKDOWN`` says."""

from __future__ import annotations

from editor.render.engine import Renderer
from editor.render.flavours.table import Settings
from editor.render.python_markdown.engine import PythonMarkdown
from editor.render.python_markdown.making import sound
from editor.render.python_markdown.sites import is_xhtml, of_pelican


def renderer(settings: Settings) -> Renderer:
    """See `table.renderer`; ``settings`` as in ``pelicanconf.py``."""
    extensions = sound(of_pelican(settings).extensions)
    return PythonMarkdown(extensions, xhtml=is_xhtml(settings))
