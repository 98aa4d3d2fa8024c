"""Characters a QTextDocument cannot hold, each shown as another that the text does not use.

Qt takes U+2029, carriage returns, U+FDD0 and U+FDD1 for ends of blocks, breaks the line at
U+2028, shows nothing for NUL and drops half surrogate pairs. A stand-in takes one UTF-16 unit
as they do, so no position moves. Knows nothing of Qt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_UNHELD = "\x00\r\u2028\u2029\ufdd0\ufdd1\ud800-\udfff"
_CANDIDATES = (*range(0xFDD2, 0xFDF0), *range(0xE000, 0xF900))
"""Noncharacters, which no text should contain; then private use."""


class StandIns:
    """The stand-ins of one document, chosen as its odd characters turn up."""

    def __init__(self) -> None:
        self._shown: dict[int, str] = {}
        self._held: dict[int, str] = {}
        self._odd = re.compile(f"[{_UNHELD}]")

    def is_odd(self, text: str) -> bool:
        """Whether ``text`` has characters that need stand-ins."""
        return self._odd.search(text) is not None

    def shown(self, text: str, around: str) -> str:
        """``text`` as Qt can hold it. ``around`` is what Qt holds already, if text is odd.

        Line feeds stay. Raises ValueError when no stand-in is left (never, in real text).
        """
        if not self._odd.search(text):
            return text
        free = self._free(text, around)
        for character in dict.fromkeys(self._odd.findall(text)):
            if ord(character) not in self._shown:
                self._add(character, next(free, ""))
        # A stand-in just chosen is not in the text, so what is odd now is all that was.
        return text.translate(self._shown)

    def held(self, text: str) -> str:
        """What ``text``, as read from Qt (blocks end in U+2029), stands for."""
        text = text.replace("\u2029", "\n")
        return text.translate(self._held) if self._held else text

    def original(self, character: str) -> str:
        """What one character as Qt holds it stands for."""
        return self._held.get(ord(character), character)

    def _free(self, text: str, around: str) -> Iterator[str]:
        used = self._held
        for code in _CANDIDATES:
            character = chr(code)
            if code not in used and character not in text and character not in around:
                yield character

    def _add(self, original: str, stand_in: str) -> None:
        if not stand_in:
            raise ValueError("the text uses every character that could stand for another")
        self._shown[ord(original)] = stand_in
        self._held[ord(stand_in)] = original
        # From now on the stand-in's own character cannot be held as itself.
        self._odd = re.compile(f"[{_UNHELD}{''.join(map(chr, self._held))}]")
