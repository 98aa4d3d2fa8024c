"""Positions in UTF-16 units, as Qt counts them, and in characters, as Python does.

They differ by one for each character beyond U+FFFF (emoji, rare Han) before the position.
Knows nothing of Qt.
"""

from __future__ import annotations


def units(text: str) -> int:
    """How many UTF-16 units ``text`` takes (a lone surrogate takes one)."""
    if text.isascii():
        return len(text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def to_units(text: str, index: int) -> int:
    """The UTF-16 position of the character position ``index`` in ``text``."""
    if text.isascii():
        return index
    return units(text[:index])


def to_index(text: str, position: int) -> int:
    """The character position of the UTF-16 position ``position`` in ``text``.

    Inside a surrogate pair it is that of the character; past the end, the end.
    """
    if text.isascii():
        return min(position, len(text))
    # No more than `position` characters lie before it, so the rest need not be encoded.
    data = text[: position + 1].encode("utf-16-le", "surrogatepass")[: position * 2]
    index = len(data.decode("utf-16-le", "surrogatepass"))
    if index and _is_half(data) and ord(text[index - 1]) > 0xFFFF:
        return index - 1
    return index


class Ruler:
    """Converts positions in a text that changes, at the cost of their distance from the last.

    It remembers one place as both. Whoever changes the text before that place has to have the
    ruler remember the place of the change.
    """

    def __init__(self) -> None:
        self._index = 0
        self._units = 0

    @property
    def place(self) -> int:
        """The remembered place, in characters."""
        return self._index

    def remember(self, index: int, units: int) -> None:
        """Count from here: character position ``index`` is UTF-16 position ``units``."""
        self._index, self._units = index, units

    def units(self, text: str, index: int) -> int:
        """The UTF-16 position of a character position."""
        if index >= self._index:
            return self._units + units(text[self._index : index])
        return self._units - units(text[index : self._index])

    def index(self, text: str, position: int) -> int:
        """The character position of a UTF-16 position (inside a pair, of its character)."""
        distance = position - self._units
        if distance >= 0:
            return self._index + to_index(text[self._index : self._index + distance + 1], distance)
        before = text[max(0, self._index + distance) : self._index]
        data = before.encode("utf-16-le", "surrogatepass")[2 * distance :]
        return self._index - len(data.decode("utf-16-le", "surrogatepass"))


def _is_half(data: bytes) -> bool:
    """Whether the last UTF-16 unit opens a surrogate pair."""
    return 0xD8 <= data[-1] <= 0xDB
