"""Jekyll's Markdown: kramdown with GitHub's additions, as the site's ``kramdown:`` section says."""

from __future__ import annotations

from collections.abc import Mapping

from editor.render.engine import Renderer
from editor.render.flavours import gfm
from editor.render.flavours.table import Settings
from editor.render.inserts import WithInserts
from editor.render.kramdown.engine import Kramdown
from editor.render.kramdown.liquid import finder
from editor.render.kramdown.liquid_values import Site
from editor.render.kramdown.options import Options, changed

_COMMONMARK = frozenset({"commonmark", "commonmarkghpages"})
"""What ``markdown:`` may name instead of kramdown (plugins of GitHub Pages)."""


def renderer(settings: Settings) -> Renderer:
    """See `table.renderer`; the keys are those of ``_config.yml``."""
    names = ("url", "baseurl", "permalink")
    given = {name: settings[name] for name in names if isinstance(settings.get(name), str)}
    markdown = _markdown(settings)
    if not _runs_liquid(settings.get("defaults")):
        return markdown
    return WithInserts(markdown, finder(Site(**given)))


def _runs_liquid(defaults: object) -> bool:
    """Whether the site's front matter ``defaults`` leave Liquid on for all posts."""
    for given in defaults if isinstance(defaults, list) else ():
        match given:
            case {"scope": {"path": str() as path}} if path not in ("", "_posts"):
                continue
            case {"scope": {"type": str() as kind}} if kind != "posts":
                continue
            case {"values": {"render_with_liquid": False}}:
                return False
    return True


def _markdown(settings: Settings) -> Renderer:
    if str(settings.get("markdown", "")).lower() in _COMMONMARK:
        return gfm.renderer({})
    given = settings.get("kramdown")
    options = Options()
    if "highlighter" in settings:
        options = changed(options, {"syntax_highlighter": settings["highlighter"]})
    return Kramdown(changed(options, given) if isinstance(given, Mapping) else options)
