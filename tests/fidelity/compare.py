"""How far Galley's HTML of an article and a site's are alike, block by block."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from difflib import SequenceMatcher, unified_diff

from tests.fidelity.dom import blocks

TEMPLATE_CODE = "template-code"
"""The class with which Galley shows code that only the site itself can run."""


@dataclass(frozen=True)
class Difference:
    """Neighbouring blocks that are not alike; either side may have none."""

    ours: tuple[str, ...]
    theirs: tuple[str, ...]

    def shown(self) -> str:
        """What differs, as a diff from theirs to ours."""
        theirs, ours = ("\n".join(side).split("\n") for side in (self.theirs, self.ours))
        return "\n".join(list(unified_diff(theirs, ours, "theirs", "ours", lineterm="", n=2))[2:])


@dataclass(frozen=True)
class Comparison:
    """``alike`` of ``all`` blocks; ``left_out`` have template code and are not in ``all``."""

    alike: int
    all: int
    left_out: int
    differences: tuple[Difference, ...]

    @property
    def is_alike(self) -> bool:
        """Whether the whole article is."""
        return not self.differences


def compare(ours: str, theirs: str, without: Set[str] = frozenset()) -> Comparison:
    """Compare two articles' HTML; ``without`` names attributes that the site's HTML lacks."""
    return compare_blocks(blocks(ours, without), blocks(theirs, without))


def compare_blocks(ours: Sequence[str], theirs: Sequence[str]) -> Comparison:
    """The same for what `blocks` gave.

    Where a run of blocks differs, as many count as the longer side has. What Galley shows of the
    site's template code takes the place of anything: it is left out of the run.
    """
    alike = left_out = 0
    total = 0
    differences = list[Difference]()
    for kind, start, end, their_start, their_end in _matched(ours, theirs):
        mine, others = tuple(ours[start:end]), tuple(theirs[their_start:their_end])
        if kind == "equal":
            alike += len(mine)
            total += len(mine)
            continue
        code = [each for each in mine if TEMPLATE_CODE in each]
        rest = tuple(each for each in mine if TEMPLATE_CODE not in each)
        left_out += len(code)
        differing = len(rest) if code else max(len(mine), len(others))
        total += differing
        if differing:
            differences.append(Difference(rest, others))
    return Comparison(alike, total, left_out, tuple(differences))


def _matched(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    return SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
