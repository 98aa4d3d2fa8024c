"""Hugo's Markdown: goldmark with the extensions and settings that Hugo gives it."""

from __future__ import annotations

from functools import partial

from editor.render.commonmark.dialect import Dialect
from editor.render.commonmark.engine import CommonMark
from editor.render.commonmark.goldmark.alerts import alerts
from editor.render.commonmark.goldmark.footnotes import note_style
from editor.render.commonmark.goldmark.headings import SLUGS
from editor.render.commonmark.goldmark.options import options
from editor.render.commonmark.goldmark.parser import parser
from editor.render.commonmark.goldmark.quotes import running_quotes
from editor.render.commonmark.goldmark.shortcodes import find
from editor.render.engine import Renderer
from editor.render.flavours.table import Settings
from editor.render.inserts import WithInserts


def renderer(settings: Settings) -> Renderer:
    """See `table.renderer`; ``settings``: Hugo's ``markup``, ``alerts`` if the theme shows any."""
    chosen = options(settings)
    slug = SLUGS.get(chosen.id_type, SLUGS["github"])
    notes = note_style(chosen.back_link)
    finish = alerts if settings.get("alerts") else str
    dialect = Dialect(partial(parser, chosen), slug, notes, finish, running=running_quotes)
    return WithInserts(CommonMark(dialect), find)
