"""Jekyll's Markdown: kramdown with GitHub's additions, as the site's ``kramdown:`` section says."""

from __future__ import annotations

from collections.abc import Mapping

from editor.render.engine import Renderer
from editor.render.flavours import gfm
from editor.render.flavours.table import Settings
from editor.render.kramdown.engine import Kramdown
from editor.render.kramdown.options import Options, changed

_COMMONMARK = frozenset({"commonmark", "commonmarkghpages"})
"""What ``markdown:`` may name instead of kramdown (plugins of GitHub Pages)."""


def renderer(settings: Settings) -> Renderer:
    """See `table.renderer`; the keys are those of ``_config.yml``."""
    if str(settings.get("markdown", "")).lower() in _COMMONMARK:
        return gfm.renderer({})
    given = settings.get("kramdown")
    options = Options()
    if "highlighter" in settings:
        options = changed(options, {"syntax_highlighter": settings["highlighter"]})
    return Kramdown(changed(options, given) if isinstance(given, Mapping) else options)
