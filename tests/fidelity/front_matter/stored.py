"""Which articles all parsers have read as they were meant: a digest of each group of them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

from tests.fidelity.front_matter.cases import Case

STORED = Path(__file__).with_name("stored.json")


def digests(cases: Sequence[Case]) -> dict[str, str]:
    """How many articles each group has, and a digest of all their texts."""
    groups: dict[str, list[Case]] = {}
    for case in cases:
        groups.setdefault(re.split(r"[ /]|-\d+$", case.name)[0], []).append(case)
    return {
        name: f"{len(group)} articles, {_digest(''.join(case.text for case in group))}"
        for name, group in groups.items()
    }


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
