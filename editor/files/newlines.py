r"""How a file ends its lines. In memory a text has only "\n"; this remembers what it had on disk.

Line ends are ``\r\n``, ``\n`` and a lone ``\r``; U+2028 and the like are characters of the text.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from editor.article.article import Part
from editor.article.change import difference

LF, CRLF, CR = "\n", "\r\n", "\r"
_LABELS = {LF: "LF", CRLF: "CRLF", CR: "CR"}
_LINE_END = re.compile("\r\n|\n|\r")
_MOST_COMPARED = 4_000_000
"""Pairs of lines beyond which finding out which line became which takes too long."""


@dataclass(frozen=True, slots=True)
class Endings:
    """The line ends of a file: all alike (``usual``), or mixed.

    For a mixed file ``ends`` has the end of each line of ``original``, the text as it was read.
    """

    usual: str = LF
    original: str = ""
    ends: tuple[str, ...] = ()

    @property
    def is_mixed(self) -> bool:
        """Whether the lines of the file end in different ways."""
        return bool(self.ends)

    @property
    def label(self) -> str:
        """LF, CRLF, CR or Mixed."""
        return "Mixed" if self.is_mixed else _LABELS[self.usual]


class Lines(NamedTuple):
    """A text whose lines all end with a line feed, and how they ended before."""

    text: str
    endings: Endings


def split_endings(text: str) -> Lines:
    """The text as it is edited, and what ``join_endings`` needs to give it back unchanged."""
    crlf = text.count(CRLF)
    counts = {CRLF: crlf, LF: text.count(LF) - crlf, CR: text.count(CR) - crlf}
    kinds = [end for end in counts if counts[end]]
    if not kinds:
        return Lines(text, Endings())
    if len(kinds) == 1:
        return Lines(text.replace(kinds[0], LF), Endings(kinds[0]))
    usual = max(kinds, key=lambda end: counts[end])
    plain = _LINE_END.sub(LF, text)
    return Lines(plain, Endings(usual, plain, tuple(_LINE_END.findall(text))))


def join_endings(text: str, endings: Endings) -> str:
    """``text`` with line ends as the file has them.

    Of a mixed file, each line that is still there, edited or not, keeps its own; a new one ends as
    its neighbour does.
    """
    if not endings.is_mixed:
        return text if endings.usual == LF else text.replace(LF, endings.usual)
    lines = text.split(LF)
    ends = (*ends_for(text, endings), "")
    return "".join([part for line, end in zip(lines, ends, strict=True) for part in (line, end)])


def ends_for(text: str, endings: Endings) -> list[str]:
    """The line end of each line of ``text``, which came from the mixed ``endings.original``."""
    change = difference(Part.BODY, endings.original, text, "source")
    before = endings.original.count(LF, 0, change.start)
    gone = change.removed.count(LF)
    old = endings.ends[before : before + gone]
    neighbour = (endings.ends[before - 1 : before] or endings.ends[:1])[0]
    middle = _align(change.removed.split(LF), change.inserted.split(LF), old, neighbour)
    return [*endings.ends[:before], *middle, *endings.ends[before + gone :]]


def _align(old: list[str], new: list[str], ends: tuple[str, ...], neighbour: str) -> list[str]:
    """Line ends for the lines of ``new`` but its last, which shares the rest of its line."""
    if not ends or len(new) == 1:
        return [neighbour] * (len(new) - 1)
    found: list[str] = []
    for start, stop, new_start, new_stop in _blocks(old, new):
        kept = ends[start:stop]
        wanted = min(new_stop, len(new) - 1) - new_start
        found += kept[:wanted]
        beside = found[-1] if found else ends[0]
        found += [beside] * (wanted - len(kept))
    return found


def _blocks(old: list[str], new: list[str]) -> list[tuple[int, int, int, int]]:
    """Which lines of ``old`` became which of ``new``; together they cover all of ``new``."""
    if len(old) == len(new) or len(old) * len(new) > _MOST_COMPARED or _repetitive(old):
        return [(0, len(old), 0, len(new))]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [(i, j, k, m) for _, i, j, k, m in matcher.get_opcodes()]


def _repetitive(lines: list[str]) -> bool:
    """Whether one line comes so often that comparing takes very long (difflib is cubic there)."""
    return max(Counter(lines).values()) > 500
