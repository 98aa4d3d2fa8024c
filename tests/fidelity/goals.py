"""How much of a corpus has to be alike, and what cannot be."""

from __future__ import annotations

from collections.abc import Mapping

from tests.fidelity.reasons import REASONS

_GOAL = (0.99, 0.97)
_GOALS = {"jekyll": (0.98, 0.92), "astro": (0.98, 0.92), "vitepress": (0.98, 0.92)}


def goal(flavour: str) -> tuple[float, float]:
    """The shares of blocks and of articles that have to be alike."""
    return _GOALS.get(flavour, _GOAL)


def reason(flavour: str, article: str) -> str | None:
    """Why an article cannot be shown as the generator shows it; None if it should be."""
    given: Mapping[str, str] = REASONS.get(article, {})
    return given.get(flavour) or given.get("*")
