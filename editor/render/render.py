"""Rendering an article at once."""

from __future__ import annotations

from editor.render.block import Block, apply
from editor.render.engines import engine
from editor.render.flavours import flavour
from editor.render.incremental import Incremental


def render(body: str, name: str) -> list[Block]:
    """The blocks of ``body`` in the flavour called ``name``. Raises UnknownFlavour."""
    article = Incremental(engine(flavour(name)), body)
    blocks: list[Block] = []
    while not article.is_done:
        apply(article.step(), blocks)
    return blocks
