"""Hexo: what a new site with its own Markdown renderer makes of a post, links of the page included.

The theme's part is left out: the post's content as it stands in the page.
"""

from __future__ import annotations

from collections.abc import Mapping

from tests.fidelity.generators import node


def missing() -> str | None:
    """Why it cannot run here, or None when it can."""
    return node.missing("hexo")


def version() -> str:
    """Hexo's and its renderer's version."""
    return node.version("hexo")


def build(articles: Mapping[str, str]) -> dict[str, str]:
    """The HTML of every article's body by the article's name."""
    return node.build("hexo", articles)
