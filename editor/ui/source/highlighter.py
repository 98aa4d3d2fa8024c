"""Colours the Markdown of a QTextDocument as it is looked at.

QSyntaxHighlighter formats every block when a text is opened, and all that follow when a fence
is typed, before the key returns. Here a key formats its own line; other lines are formatted
when they are painted; and what each line carries over to the next is found in slices of idle
time.

A block's userState packs the state at the line above, the state at its end, and the
generation of its formats (0: none yet).
"""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLayout

from editor.article import utf16
from editor.ui.source.line_spans import LONGEST, spans
from editor.ui.source.line_state import BITS, FENCE, TEXT, kind, next_state
from editor.ui.source.styles import Formats

SLICE = 0.002
"""Seconds of one idle slice, which is the longest that a key waits for it."""
PATIENCE = 0.005
"""Seconds that painting waits for the states above to be known, after a jump."""
_MASK = (1 << BITS) - 1
_GENERATIONS = 127
_UNKNOWN = -1


class Highlighter(QObject):
    """The colours of one QTextDocument."""

    restyled = Signal()
    """Lines that may be visible have to be painted anew."""

    def __init__(self, document: QTextDocument, formats: Formats, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._formats = formats
        self._generation = 1
        # Block numbers between which a state may be stale; empty if first > last.
        self._first = 0
        self._last = document.blockCount() - 1
        self._blocks = document.blockCount()
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)
        document.contentsChange.connect(self._on_contents_change)
        self._timer.start()

    def set_formats(self, formats: Formats) -> None:
        """Use other colours from the next painting on."""
        self._formats = formats
        self._generation = self._generation % _GENERATIONS + 1

    def state_of(self, block: QTextBlock) -> int:
        """The state at the end of ``block``, as far as is known; a block may be invalid."""
        state = block.userState() if block.isValid() else TEXT
        return TEXT if state == _UNKNOWN else state & _MASK

    def state_above(self, block: QTextBlock) -> int:
        """The state in which ``block`` begins, as far as is known."""
        return self.state_of(block.previous())

    def in_code(self, block: QTextBlock) -> bool:
        """Whether ``block`` belongs to a fenced code block."""
        if self._first <= min(self._last, block.blockNumber()):
            self._sweep(PATIENCE, until=block.blockNumber())
        return FENCE in (kind(self.state_above(block)), kind(self.state_of(block)))

    def format(self, first: QTextBlock, count: int) -> None:
        """Have ``count`` blocks from ``first`` on formatted; cheap if they are."""
        if self._first <= first.blockNumber() and self._first <= self._last:
            self._sweep(PATIENCE, until=first.blockNumber() + count)
        block = first
        for _ in range(count):
            if not block.isValid():
                return
            state = block.userState()
            above = self.state_above(block)
            stale = state == _UNKNOWN or state >> BITS & _MASK != above
            if stale or state >> 2 * BITS != self._generation:
                self._format(block, above, settle=True)
            block = block.next()

    def _on_contents_change(self, at: int, _removed: int, added: int) -> None:
        """Mark what changed; format the line at once if it is one, before Qt lays it out."""
        block = self._document.findBlock(at)
        end = self._document.findBlock(at + added)
        number = block.blockNumber()
        last = end.blockNumber() if end.isValid() else self._document.blockCount() - 1
        grown = self._document.blockCount() - self._blocks
        self._blocks += grown
        above = block.previous()
        if above.isValid() and above.userState() != _UNKNOWN:
            above.setUserState(above.userState() & (1 << 2 * BITS) - 1)
        if last == number and not grown:
            old = block.userState()
            self._format(block, self.state_above(block), settle=False)
            if old != _UNKNOWN and old & _MASK == block.userState() & _MASK:
                return
        else:
            each = block
            while each.isValid() and each.blockNumber() <= last:
                each.setUserState(_UNKNOWN)
                each = each.next()
        self._stale(number, last + 1, grown)

    def _stale(self, first: int, last: int, grown: int) -> None:
        """Take ``first``..``last`` into the stale range, after ``grown`` more blocks there."""
        if self._first <= self._last:
            if self._last >= first:
                last = max(last, self._last + grown)
            elif self._first < first:
                first = self._first
            first = min(first, self._first)
        self._first, self._last = first, min(last, self._blocks - 1)
        if self._first <= self._last:
            self._timer.start()

    def _format(self, block: QTextBlock, above: int, *, settle: bool) -> None:
        text = block.text()
        end = next_state(text, above)
        block.setUserState(end | above << BITS | self._generation << 2 * BITS)
        below = block.next()
        found = self._ranges(text, above, below.text()[:LONGEST] if below.isValid() else "")
        layout = block.layout()
        if layout.formats() == found:
            return
        layout.setFormats(found)
        if settle:
            # Without this Qt would report the line along with the next edit, however far away.
            self._document.markContentsDirty(block.position(), block.length())

    def _ranges(self, text: str, above: int, below: str) -> list[QTextLayout.FormatRange]:
        ranges = []
        wide = not text.isascii() and utf16.units(text[:LONGEST]) != len(text[:LONGEST])
        for start, end, style in spans(text, above, below):
            if start == end:
                continue
            each = QTextLayout.FormatRange()
            if wide:
                start, end = utf16.to_units(text, start), utf16.to_units(text, end)
            each.start, each.length = start, end - start
            each.format = self._formats[style]
            ranges.append(each)
        return ranges

    def _go_on(self) -> None:
        self._sweep(SLICE)

    def _sweep(self, seconds: float, until: int | None = None) -> None:
        """Find states in the stale range for a while, or up to a block."""
        block = self._document.findBlockByNumber(self._first)
        above = self.state_above(block)
        deadline = time.perf_counter() + seconds
        number, changed = self._first, False
        while block.isValid() and (until is None or number <= until):
            state = block.userState()
            if state != _UNKNOWN and state >> BITS & _MASK == above:
                if number > self._last:
                    break
                above = state & _MASK
            else:
                above, before = next_state(block.text(), above), above
                block.setUserState(above | before << BITS)
                changed = changed or state != _UNKNOWN
                self._last = max(self._last, number + 1)
            block = block.next()
            number += 1
            if not number % 16 and time.perf_counter() > deadline:
                break
        else:
            if until is None:
                number = self._blocks
        self._first = number
        if changed:
            self.restyled.emit()
        self._rest()

    def _rest(self) -> None:
        if self._first > self._last or self._first >= self._blocks:
            self._first, self._last = 0, -1
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()
