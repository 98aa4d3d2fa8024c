"""What Galley shows of an article."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from editor.article.split import split
from editor.render.block import joined
from editor.render.flavours.table import renderer
from editor.render.published import published


def build(flavour: str, articles: Mapping[str, str], settings: Mapping[str, Any]) -> dict[str, str]:
    """The bodies' HTML by the names of ``articles``, as ``galley render --fragment`` gives it."""
    engine = renderer(flavour, settings)
    return {name: joined(published(engine, split(text).body)) for name, text in articles.items()}
