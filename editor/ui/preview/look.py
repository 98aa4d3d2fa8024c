"""How the preview is looked at: how wide, how large, in which colours, with which style sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

WIDTHS: Mapping[str, int] = MappingProxyType(
    {"pane": 0, "desktop": 1280, "tablet": 768, "phone": 390}
)
"""Logical pixels of the page; 0 is as wide as the pane."""
LOOKS = ("galley", "light", "dark", "print")
"""As Galley itself, light, dark, or as printed."""
ZOOMS = (0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)


@dataclass(frozen=True, slots=True)
class Look:
    """``zoom`` 1 is the usual size; ``remote``: whether images of other hosts are loaded."""

    width: str = "pane"
    colours: str = "galley"
    zoom: float = 1.0
    remote: bool = True

    @property
    def pixels(self) -> int:
        """The width in logical pixels; 0 for the pane's."""
        return WIDTHS.get(self.width, 0)


def zoomed(zoom: float, step: int) -> float:
    """The next larger (1) or smaller (-1) size; 0 for the usual."""
    if step == 0:
        return 1.0
    if step > 0:
        return min((each for each in ZOOMS if each > zoom + 0.01), default=ZOOMS[-1])
    return max((each for each in ZOOMS if each < zoom - 0.01), default=ZOOMS[0])


def next_width(width: str) -> str:
    """The width after this one; after the last the first."""
    names = list(WIDTHS)
    return names[(names.index(width) + 1) % len(names)] if width in names else names[0]
