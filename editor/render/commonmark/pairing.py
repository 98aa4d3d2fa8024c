"""Which runs of signs open and close one another: CommonMark's algorithm for nested emphasis.

Spec 0.31, appendix, "process emphasis". What a pair makes of the text is the engine's own.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, TypeVar


class Run(Protocol):
    """``length`` equal signs side by side, of which ``left`` are still free."""

    length: int
    left: int
    can_open: bool
    can_close: bool

    @property
    def character(self) -> Any:
        """What only closes its like."""


R = TypeVar("R", bound=Run)
K = TypeVar("K")


def close(
    closer: R, opened: list[R], fruitless: dict[K, int], kind: K, join: Callable[[R, R], None]
) -> None:
    """Match ``closer`` with as many of those ``opened`` before it as it can.

    ``join`` is given each pair and takes from what is left of both. ``fruitless``: how far from
    the beginning none was found for closers of a ``kind``; they need not look there again.
    """
    while closer.left:
        bottom = fruitless.get(kind, 0)
        at = len(opened) - 1
        while at >= bottom and not _match(opened[at], closer):
            at -= 1
        if at < bottom:
            fruitless[kind] = len(opened)
            return
        opener = opened[at]
        join(opener, closer)
        del opened[at + 1 :]
        if not opener.left:
            opened.pop()
        for other, height in fruitless.items():
            fruitless[other] = min(height, len(opened))


def _match(opener: Run, closer: Run) -> bool:
    if opener.character != closer.character:
        return False
    is_odd = (opener.length + closer.length) % 3 == 0 and closer.length % 3 != 0
    return not (is_odd and (opener.can_close or closer.can_open))
