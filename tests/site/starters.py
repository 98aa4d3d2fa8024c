"""The small sites in tests/data/sites, each as a starter of its kind has it."""

from __future__ import annotations

import shutil
from pathlib import Path

STARTERS = Path(__file__).parents[1] / "data" / "sites"
NAMES = ("hexo", "hugo", "jekyll", "astro", "vitepress", "pelican", "mkdocs", "plain")


def copied(name: str, into: Path) -> Path:
    """A copy of a starter that may be changed."""
    return shutil.copytree(STARTERS / name, into / name)
