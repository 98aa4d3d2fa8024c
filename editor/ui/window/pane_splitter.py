"""The panes side by side: each can be hidden, their widths are kept.

Knows nothing of what is in the panes.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

FIXED = {"library", "form"}
"""Panes that keep their width when the window grows; the others share what is left."""
COMFORTABLE = 300
"""Pixels below which the other panes do not go before the fixed ones have given what they can."""


class PaneSplitter(QSplitter):
    """A row of named panes. A pane is seen if the author wants it and there is use for it."""

    visibility_changed = Signal()
    """A pane was hidden or shown."""

    def __init__(self, panes: Mapping[str, QWidget], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._panes = dict(panes)
        self._widths = dict.fromkeys(panes, 1)
        self._wanted = set(panes)
        self._useful = set(panes)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        for place, (name, pane) in enumerate(self._panes.items()):
            self.addWidget(pane)
            self.setStretchFactor(place, 0 if name in FIXED else 1)
        self.splitterMoved.connect(self._remember)

    def show_pane(self, name: str, shown: bool) -> None:
        """Hide or show a pane, as the author wants; the last one stays."""
        wanted = self._wanted | {name} if shown else self._wanted - {name}
        if wanted & self._useful and wanted != self._wanted:
            self._show(wanted, self._useful)
        self.visibility_changed.emit()

    def use(self, names: Collection[str]) -> None:
        """There is use for these panes only, until told otherwise."""
        if set(names) != self._useful:
            self._show(self._wanted, set(names))

    def wants(self, name: str) -> bool:
        """Whether the author wants to see this pane."""
        return name in self._wanted

    def hidden_panes(self) -> list[str]:
        """The names of the panes that the author does not want to see."""
        return [name for name in self._panes if name not in self._wanted]

    def widths(self, names: Sequence[str]) -> list[int]:
        """These panes' widths in pixels; of a hidden pane, what it had before."""
        return [self._widths[name] for name in names]

    def set_widths(self, widths: Sequence[int]) -> None:
        """Give the first panes these widths, as far as the window allows."""
        self._widths |= dict(zip(self._panes, widths, strict=False))
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the panes' proportions."""
        super().resizeEvent(event)
        self._lay_out()

    def _show(self, wanted: set[str], useful: set[str]) -> None:
        self._wanted, self._useful = wanted, useful
        for name, pane in self._panes.items():
            pane.setVisible(self._is_shown(name))
        self._lay_out()

    def _is_shown(self, name: str) -> bool:
        return name in self._wanted and name in self._useful

    def _remember(self) -> None:
        """The author moved a handle. (What a narrow window forces on panes is not remembered.)"""
        for name, width in zip(self._panes, self.sizes(), strict=True):
            if self._is_shown(name) and width:
                self._widths[name] = width

    def _lay_out(self) -> None:
        """Give every pane its width, and the hidden ones none."""
        shown = {name: self._widths[name] for name in self._panes if self._is_shown(name)}
        fixed = {name: shown.pop(name) for name in FIXED if name in shown}
        room = self.width() - self.handleWidth() * (len(shown) + len(fixed) - 1)
        least = {name: min(width, self._least(name)) for name, width in fixed.items()}
        fixed = _squeezed(fixed, least, room - COMFORTABLE * len(shown))
        free, share = max(0, room - sum(fixed.values())), sum(shown.values()) or 1
        widths = fixed | {name: max(1, free * width // share) for name, width in shown.items()}
        self.setSizes([widths.get(name, 0) for name in self._panes])

    def _least(self, name: str) -> int:
        pane = self._panes[name]
        return max(pane.minimumWidth(), pane.minimumSizeHint().width())


def _squeezed(widths: dict[str, int], least: dict[str, int], room: int) -> dict[str, int]:
    """``widths``, narrowed alike to fit into ``room``, but none below its least."""
    wanted, lowest = sum(widths.values()), sum(least.values())
    if wanted <= room or wanted == lowest:
        return widths
    part = max(0.0, (room - lowest) / (wanted - lowest))
    return {name: low + int((widths[name] - low) * part) for name, low in least.items()}
