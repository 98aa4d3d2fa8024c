"""Rendering an article at once."""

from __future__ import annotations

from editor.render.block import Block, apply
from editor.render.engine import Renderer
from editor.render.flavours.table import NO_SETTINGS, Settings, renderer
from editor.render.incremental import Incremental


def render(body: str, flavour: str, settings: Settings = NO_SETTINGS) -> list[Block]:
    """The blocks of ``body`` in a flavour, as a site with these settings has it.

    Raises UnknownFlavour.
    """
    return blocks(renderer(flavour, settings), body)


def blocks(engine: Renderer, body: str) -> list[Block]:
    """The blocks of ``body``; one ``engine`` serves any number of articles."""
    article = Incremental(engine, body)
    shown: list[Block] = []
    while not article.is_done:
        apply(article.step(), shown)
    return shown
