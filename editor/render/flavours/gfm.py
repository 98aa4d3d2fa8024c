"""GitHub's Markdown: CommonMark with tables, task lists, alerts, footnotes and formulas."""

from __future__ import annotations

from collections.abc import Callable

from markdown_it import MarkdownIt
from mdit_py_plugins.anchors import anchors_plugin
from mdit_py_plugins.anchors.index import slugify, unique_slug
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.gfm import gfm_plugin

from editor.render.commonmark.dialect import Dialect
from editor.render.commonmark.engine import CommonMark
from editor.render.commonmark.fences import coloured_fence, shown_formula
from editor.render.commonmark.notes import MARKDOWN_IT
from editor.render.engine import Renderer
from editor.render.flavours.table import Settings


def renderer(settings: Settings) -> Renderer:
    """See `table.renderer`; GitHub has no settings."""
    return CommonMark(Dialect(_parser, slugify, unique_slug, MARKDOWN_IT))


def _parser(heading_id: Callable[[str], str]) -> MarkdownIt:
    md = MarkdownIt("commonmark")
    md.use(gfm_plugin)
    md.use(
        dollarmath_plugin,
        allow_labels=False,
        allow_space=False,
        allow_digits=False,
        allow_blank_lines=False,
        renderer=shown_formula,
    )
    md.use(anchors_plugin, max_level=6, slug_func=heading_id)
    md.add_render_rule("fence", coloured_fence)
    return md
