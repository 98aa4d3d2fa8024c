"""Rendering an article at once."""

from __future__ import annotations

import markdown
from markdown_it import MarkdownIt

from editor.render.block import Block
from editor.render.flavours import flavour
from editor.render.sanitise import Sanitiser


def render(body: str, name: str) -> list[Block]:
    """The blocks of ``body`` in the flavour called ``name``. Raises UnknownFlavour."""
    engine = flavour(name).engine
    if engine == "python-markdown":
        html = markdown.markdown(body, extensions=["extra", "toc", "admonition"])
    else:
        html = MarkdownIt("gfm-like").render(body)
    return [Block(Sanitiser().clean(html), body.count("\n") + 1)]
