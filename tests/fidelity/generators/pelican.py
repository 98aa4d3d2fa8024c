"""Articles as Pelican's own reader of Markdown gives them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.fidelity.generators import python


def missing() -> str | None:
    """Why it cannot run here; None when it can."""
    return python.missing()


def version() -> str:
    """The packages and their versions."""
    return python.version("pelican", "Markdown")


def build(articles: Mapping[str, str], site: Path | None = None) -> dict[str, str]:
    """The HTML of each article's body, by name; ``site``: a ``pelicanconf.py``."""
    given = {"articles": dict(articles), "site": str(site.resolve()) if site else None}
    return python.run("build_pelican.py", given)
