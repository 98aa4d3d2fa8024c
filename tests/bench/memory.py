"""How much memory a process and all its descendants hold, where the system says so (Linux)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

_PROC = Path("/proc")


def is_told() -> bool:
    """Whether the system tells it."""
    return (_PROC / "self" / "smaps_rollup").exists()


def megabytes() -> float:
    """What this process and its descendants hold together, what they share counted once."""
    return sum(_kilobytes(pid) for pid in _family(os.getpid())) / 1024


def _family(pid: int) -> Iterator[int]:
    yield pid
    for task in (_PROC / str(pid) / "task").iterdir():
        for child in (task / "children").read_text(encoding="ascii").split():
            yield from _family(int(child))


def _kilobytes(pid: int) -> int:
    lines = (_PROC / str(pid) / "smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
