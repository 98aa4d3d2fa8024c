"""VitePress's parser as its settings have it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from editor.render.commonmark.dialect import HeadingId
from editor.render.commonmark.parser import markdown
from editor.render.commonmark.vitepress.addresses import addresses_plugin
from editor.render.commonmark.vitepress.alerts import alerts_plugin
from editor.render.commonmark.vitepress.attributes import attributes_plugin
from editor.render.commonmark.vitepress.backticks import backticks_plugin
from editor.render.commonmark.vitepress.components import components_plugin, is_script
from editor.render.commonmark.vitepress.containers import containers_plugin
from editor.render.commonmark.vitepress.delimiters import delimiters_plugin
from editor.render.commonmark.vitepress.emoji import emoji_plugin
from editor.render.commonmark.vitepress.fences import fences_plugin
from editor.render.commonmark.vitepress.headings import headings_plugin
from editor.render.commonmark.vitepress.math import math_plugin
from editor.render.commonmark.vitepress.options import Options
from editor.render.commonmark.vitepress.snippets import snippets_plugin, with_includes
from editor.render.commonmark.vitepress.text import text_plugin


def parser(options: Options, heading_id: HeadingId) -> MarkdownIt:
    """markdown-it with VitePress's plugins."""
    md = markdown("js-default", {"html": True, "linkify": True, **options.switches})
    if md.linkify is not None:
        md.linkify.set({"fuzzy_link": False})
    md.use(text_plugin)
    md.use(backticks_plugin)
    md.use(delimiters_plugin)
    md.use(components_plugin)
    md.use(fences_plugin)
    md.use(snippets_plugin)
    md.use(containers_plugin, options.labels)
    md.use(addresses_plugin, options.addresses)
    md.add_render_rule("table_open", lambda *_: '<table tabindex="0">\n')
    md.add_render_rule("html_block", _html_block)
    if options.alerts:
        md.use(alerts_plugin)
    if options.attributes:
        md.use(attributes_plugin)
    if options.math:
        md.use(math_plugin)
    md.use(emoji_plugin)
    md.use(headings_plugin, heading_id, options.levels, options.anchored)
    return md


def _html_block(renderer: Any, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
    html = tokens[at].content
    return "" if is_script(html) else with_includes(html)
