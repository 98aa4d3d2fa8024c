"""VitePress's Markdown: markdown-it with the plugins that VitePress gives it."""

from __future__ import annotations

from functools import partial

from editor.render.commonmark.dialect import Dialect
from editor.render.commonmark.engine import CommonMark
from editor.render.commonmark.notes import MARKDOWN_IT
from editor.render.commonmark.vitepress.badges import with_badges
from editor.render.commonmark.vitepress.headings import contents, slug
from editor.render.commonmark.vitepress.options import options
from editor.render.commonmark.vitepress.parser import parser
from editor.render.engine import Renderer
from editor.render.flavours.table import Settings


def renderer(settings: Settings) -> Renderer:
    """See `table.renderer`; ``settings`` has VitePress's ``markdown``, ``base``, ``cleanUrls``."""
    made = partial(parser, options(settings))
    return CommonMark(Dialect(made, slug, MARKDOWN_IT, with_badges, contents))
