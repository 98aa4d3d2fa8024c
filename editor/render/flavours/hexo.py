"""Hexo with its own Markdown renderer, as the site's ``marked:`` and ``highlight:`` say."""

from __future__ import annotations

from editor.render.engine import Renderer
from editor.render.flavours.table import Settings
from editor.render.marked.engine import Marked
from editor.render.marked.options import options


def renderer(settings: Settings) -> Renderer:
    """See `table.renderer`."""
    return Marked(options(settings))
