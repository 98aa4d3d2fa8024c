"""Articles composed at random out of many small constructs, the same for the same seed."""

from __future__ import annotations

import random

_WORDS = "alpha beta".split()


def compose(seed: int) -> str:
    """A whole article, front matter included."""
    rng = random.Random(seed)
    return f"---\ntitle: {seed}\n---\n\n{rng.choice(_WORDS)}\n"
