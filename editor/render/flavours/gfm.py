"""GitHub's Markdown: CommonMark with tables, task lists, alerts, footnotes and formulas."""

from __future__ import annotations

from mdit_py_plugins.anchors.index import slugify

from editor.render.commonmark.dialect import Dialect
from editor.render.commonmark.engine import CommonMark
from editor.render.commonmark.github.parser import parser
from editor.render.commonmark.github.shown import CMARK
from editor.render.engine import Renderer
from editor.render.flavours.table import Settings


def renderer(settings: Settings) -> Renderer:
    """See `table.renderer`; GitHub has no settings."""
    return CommonMark(Dialect(parser, slugify, CMARK))
