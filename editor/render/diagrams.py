"""Mermaid diagrams as pictures, drawn here and now: no browser, no script, no network.

A picture is put into a segment's HTML after that was sanitised: it is an ``<img>`` with the SVG in
its address, in which a browser runs no script and loads nothing.
"""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from functools import lru_cache
from html import escape, unescape
from importlib import import_module

from editor.render.around import Around
from editor.render.engine import Context, Piece
from editor.render.template import Template

LONGEST = 20_000
"""Characters of a diagram's source; a longer one is shown as code."""
_REMEMBERED = 64
_SOURCES = re.compile(
    r'<div (?=[^>]*\bclass="highlight[" ])[^>]*\bdata-language="mermaid"[^>]*>'
    r"<pre[^>]*>(.*?)</pre>\n?</div>"
    r'|<pre class="mermaid"[^>]*>(.*?)</pre>|<div class="mermaid"[^>]*>([^<]*)</div>',
    re.DOTALL,
)
_TAG = re.compile(r"<[^>]*>")
# What the library lays under the labels of lines, and Mermaid's own lighter one.
_LABEL_GROUNDS = ("hsl(-120, 0%, 80%)", "#ececec")
# As wide as there is room; an image without a size of its own would be, however small it is.
_FULL_WIDTH = re.compile(r'(<svg [^>]*?)width="100%"(?=[^>]*viewBox="\S+ \S+ (\S+) (\S+)")')
# What a click on the finished diagram would do; the library places labels that have it wrongly.
_CLICK = re.compile(r"^[ \t]*click[ \t][^\n]*$", re.MULTILINE)


class WithDiagrams(Around):
    """A Renderer whose code in the language ``mermaid`` is drawn."""

    def render(self, source: str, context: Context) -> Piece:
        """See Renderer."""
        piece = super().render(source, context)
        if "mermaid" not in source:
            return piece
        notes = tuple((label, _drawn(note)) for label, note in piece.notes)
        return replace(piece, body=_drawn(piece.body), notes=notes)


def _drawn(template: Template) -> Template:
    # No hole is inside of a block of code, so each part can be looked at on its own.
    return replace(template, parts=tuple(_SOURCES.sub(_shown, part) for part in template.parts))


def _shown(match: re.Match[str]) -> str:
    html = next(group for group in match.groups() if group is not None)
    source = unescape(_TAG.sub("", html)).strip()
    return match[0] if len(source) > LONGEST else diagram(source)


@lru_cache(_REMEMBERED)
def diagram(source: str) -> str:
    """The diagram as one ``<figure>``; what cannot be drawn as its source with the reason."""
    try:
        svg = import_module("mmdr").render(_CLICK.sub("", source)).svg()
    except ValueError as error:
        reason = str(error).partition("): ")[2] or str(error)
        return (
            f'<figure class="diagram-error"><pre><code>{escape(source)}</code></pre>'
            f"<figcaption>This diagram cannot be drawn: {escape(reason)}</figcaption></figure>"
        )
    svg = _FULL_WIDTH.sub(_own_size, svg.replace(*_LABEL_GROUNDS), count=1)
    address = "data:image/svg+xml;base64," + b64encode(svg.encode()).decode()
    return f'<figure class="diagram"><img src="{address}" alt="{escape(source)}"></figure>'


def _own_size(svg: re.Match[str]) -> str:
    return f'{svg[1]}width="{svg[2]}" height="{svg[3]}"'
