"""A change to an article as a value: small, so typing costs the same in a long article."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from editor.article.article import Part

Origin = Literal["source", "raw", "form", "undo", "redo", "file"]
"""Who made a change; a view skips the changes that it made itself."""


@dataclass(frozen=True, slots=True)
class Change:
    """At ``start`` (characters, from 0, within ``part``) ``removed`` became ``inserted``."""

    part: Part
    start: int
    removed: str
    inserted: str
    origin: Origin

    @property
    def is_empty(self) -> bool:
        """Whether it changes nothing."""
        return self.removed == self.inserted

    def inverse(self, origin: Origin) -> Change:
        """The change that takes this one back."""
        return replace(self, removed=self.inserted, inserted=self.removed, origin=origin)

    def apply_to(self, text: str) -> str:
        """``text`` with this change made. Raises ValueError if ``removed`` is not what is there."""
        end = self.start + len(self.removed)
        if not 0 <= self.start <= end <= len(text) or text[self.start : end] != self.removed:
            raise ValueError(f"the text at {self.start} is not what this change removes")
        return text[: self.start] + self.inserted + text[end:]


def difference(part: Part, before: str, after: str, origin: Origin) -> Change:
    """The smallest single change that turns ``before`` into ``after``."""
    shortest = min(len(before), len(after))
    start = _common_prefix(before, after, shortest)
    end = _common_suffix(before, after, shortest - start)
    return Change(
        part, start, before[start : len(before) - end], after[start : len(after) - end], origin
    )


def _common_prefix(left: str, right: str, limit: int) -> int:
    """How many characters both begin with, at most ``limit``; by halving: slices compare fast."""
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        if left[low:middle] == right[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _common_suffix(left: str, right: str, limit: int) -> int:
    """How many characters both end with, at most ``limit``."""
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        of_left = left[len(left) - middle : len(left) - low]
        of_right = right[len(right) - middle : len(right) - low]
        if of_left == of_right:
            low = middle
        else:
            high = middle - 1
    return low
