"""Articles as Pelican's own reader of Markdown gives them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.fidelity.generators import python


def missing() -> str | None:
    """Why it cannot run here; None when it can."""
    return python.missing()


def version() -> str:
    """The packages and their versions."""
    return python.version("pelican", "Markdown")


def build(articles: Mapping[str, str], settings: Mapping[str, Any] | None = None) -> dict[str, str]:
    """The HTML of each article's body, by name; ``settings``: what ``pelicanconf.py`` sets."""
    return python.run(
        "build_pelican.py", {"articles": dict(articles), "settings": dict(settings or {})}
    )
