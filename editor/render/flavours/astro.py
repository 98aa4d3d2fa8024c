"""Astro's Markdown: remark with GFM and SmartyPants."""

from __future__ import annotations

import re
from functools import partial

from editor.render.commonmark.dialect import Dialect
from editor.render.commonmark.engine import CommonMark
from editor.render.commonmark.remark.footnotes import style
from editor.render.commonmark.remark.parser import options, parser
from editor.render.commonmark.remark.slugs import slug
from editor.render.engine import Renderer
from editor.render.flavours.table import Settings

_PRE = re.compile(r"(<pre(?:\s[^<>]*)?>\n)\n", re.IGNORECASE)


def renderer(settings: Settings) -> Renderer:
    """See `table.renderer`; ``settings`` has Astro's ``markdown``."""
    chosen = options(settings)
    return CommonMark(Dialect(partial(parser, chosen), slug, style(chosen.notes), _finish))


def _finish(html: str) -> str:
    """Without the line break at its end, which would get the tags that are left open again.

    Of empty lines at the beginning of <pre> one is lost when Astro parses it, one in the browser.
    """
    return _PRE.sub(r"\1", html).rstrip("\n")
