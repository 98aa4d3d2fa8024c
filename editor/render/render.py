"""Rendering an article at once."""

from __future__ import annotations

from editor.render.block import Block, apply
from editor.render.engine import Renderer
from editor.render.engines import engine
from editor.render.flavours import flavour
from editor.render.incremental import Incremental


def render(body: str, name: str) -> list[Block]:
    """The blocks of ``body`` in the flavour called ``name``. Raises UnknownFlavour."""
    return blocks(engine(flavour(name)), body)


def blocks(renderer: Renderer, body: str) -> list[Block]:
    """The blocks of ``body``; one ``renderer`` serves any number of articles."""
    article = Incremental(renderer, body)
    shown: list[Block] = []
    while not article.is_done:
        apply(article.step(), shown)
    return shown
