"""Hexo with its own Markdown renderer, as the site's ``marked:`` and ``highlight:`` say."""

from __future__ import annotations

from editor.render.engine import Renderer
from editor.render.flavours.table import Settings
from editor.render.inserts import WithInserts
from editor.render.marked.engine import Marked
from editor.render.marked.options import options
from editor.render.marked.plugins import Plugins
from editor.render.marked.tags import finder


def renderer(settings: Settings) -> Renderer:
    """See `table.renderer`."""
    told = options(settings)
    marked = Marked(told)
    if told.disableNunjucks:
        return marked
    return WithInserts(marked, finder(Plugins(told), bool(told.highlighter)))
