"""Astro: what its own Markdown processor, with the settings of a new site, makes of an article."""

from __future__ import annotations

from collections.abc import Mapping

from tests.fidelity.generators import node


def missing() -> str | None:
    """Why it cannot run here, or None when it can."""
    return node.missing("astro")


def version() -> str:
    """The packages and their versions."""
    return node.version("astro")


def build(articles: Mapping[str, str]) -> dict[str, str]:
    """The HTML of every article's body by the article's name."""
    return node.build("astro", articles)
