"""Pages as a real MkDocs build gives them: its own reading of front matter, links, extensions."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.fidelity.generators import python


def missing() -> str | None:
    """Why it cannot run here; None when it can."""
    return python.missing()


def version() -> str:
    """The packages and their versions."""
    return python.version("mkdocs", "Markdown")


def build(articles: Mapping[str, str], site: Path | None = None) -> dict[str, str]:
    """The HTML of each page's content, by name; ``site``: a ``mkdocs.yml`` with more settings."""
    configuration = site.read_text(encoding="utf-8") if site else ""
    given = {"articles": dict(articles), "configuration": configuration}
    return python.run("build_mkdocs.py", given)
