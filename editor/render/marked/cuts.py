"""Where an article may be cut so that Hexo renders the halves independently.

marked's blocks of the outermost level do not depend on what stands before them, so a cut may be
made wherever one begins. Fenced code, comments and what raw HTML encloses are kept together.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from editor.render.engine import Cut
from editor.render.marked.block import Blocks
from editor.render.marked.fences import Fenced, Fences, comments, place, without
from editor.render.marked.inline_patterns import CODE
from editor.render.marked.open_inline import OpenInline
from editor.render.marked.token import Token
from editor.render.open_html import OpenHtml

_INDENTED = re.compile(r"\n(?: {4}| {0,3}\t)")
_ENDS_PARAGRAPH = re.compile(
    r"</?(?:address|article|aside|blockquote|center|details|div|dl|fieldset|figure|footer|header|"
    r"main|nav|ol|pre|section|table|ul)(?=[\s/>])[^<>]*>",
    re.IGNORECASE,
)
# A tag without its end takes for a browser all up to the next one's.
_TAG = re.compile(r"<[a-z/](?:\"[^\"]*(?:\"|\Z)|'[^']*(?:'|\Z)|[^\"'>])*+(>?)", re.IGNORECASE)
# More than this many characters stay apart: as one segment, a key would take too long to show.
_LONGEST = 30_000

Known = dict[str, list[Token]]
"""The blocks of segments without fenced code, by their text."""


@dataclass(frozen=True)
class Reading:
    """Reads blocks; ``fences`` is the fenced code that is taken out of the text before."""

    blocks: Blocks
    fences: Fences
    follow: Callable[[], OpenInline]


def cuts(text: str, start: int, whole: bool, reading: Reading, read: Known) -> Iterator[Cut]:
    """See Renderer.cuts; ``reading`` is for ``text[start:]``.

    What is read of a segment is put into ``read``, so that it need not be read again.
    """
    rest, found = text[start:], reading.fences
    masked = without(rest, found.found)
    shifts = _Shifts(found.found)
    known = len(masked) if whole else _known(masked)
    open_ends = _OpenEnds(rest, found)
    html, inline = OpenHtml(rest, whole), reading.follow()
    begun, first, is_far = 0, 0, False
    tokens: list[Token] = []
    for at, token in reading.blocks.extents(masked):
        if at > known:
            return
        end = shifts.unmasked(at)
        is_open = html.is_open or open_ends.has_inside(end) or _hangs_together(rest, begun, end)
        is_open = is_open or (inline.is_open and not (whole and len(rest) - begun > _LONGEST))
        if tokens and not is_open:
            is_far = is_far or open_ends.are_in(begun, end)
            if is_far and not whole:
                return
            _keep(masked[first:at], tokens, read)
            yield Cut(start + end, is_far or html.is_far)
            html, inline = OpenHtml(rest, whole), reading.follow()
            begun, first, is_far, tokens = end, at, False, []
        tokens.append(token)
        inline.read(token)
        is_far = is_far or inline.is_open
        if token.kind == "html":
            html.read(token.raw, shifts.unmasked(at + len(token.raw)))
            is_far = is_far or not all(tag[1] for tag in _TAG.finditer(token.raw))
        elif token.kind == "paragraph" and (opened := _blocks_within(token.raw)):
            html.read(opened, shifts.unmasked(at + len(token.raw)))
    if whole:
        yield Cut(len(text), is_far or open_ends.are_in(begun, len(rest)) or html.is_far)


def _keep(source: str, tokens: list[Token], read: Known) -> None:
    """Keep what was read, unless it has fenced code or could not be read (then it is text)."""
    if "\ufffc" not in source and all(token.kind != "text" for token in tokens):
        read[source] = tokens


def _blocks_within(text: str) -> str:
    """The tags in a paragraph that end it for a browser, and hold what follows unless closed."""
    if "<" not in text:
        return ""
    return "".join(tag[0] for tag in _ENDS_PARAGRAPH.finditer(CODE.sub("", text)))


def _hangs_together(text: str, begun: int, end: int) -> bool:
    """Whether how a block is read may hang on the line right after it, which no blank line parts.

    Of an indented line in a paragraph the blanks are kept or not by what follows: marked goes back
    to an earlier end of the paragraph where a list's mark stands that begins no list.
    """
    return not text.endswith("\n\n", 0, end) and bool(_INDENTED.search(text, begun, end))


def _known(masked: str) -> int:
    """Up to where beginnings of blocks are certain: with two whole lines after them.

    That a block begins on a line may be seen only from the line after it (a table's delimiters).
    """
    return masked.rfind("\n", 0, max(0, masked.rfind("\n")))


class _Shifts:
    """Offsets in the text without fenced code, as offsets in the text itself."""

    def __init__(self, fenced: Sequence[Fenced]) -> None:
        lengths = [len(place(number, each)) for number, each in enumerate(fenced)]
        grown = [each.end - each.start - size for each, size in zip(fenced, lengths, strict=True)]
        self._sums = [0, *accumulate(grown)]
        # Where each ends in the masked text.
        self._ends = [each.end - total for each, total in zip(fenced, self._sums[1:], strict=True)]

    def unmasked(self, at: int) -> int:
        """The offset in the text itself."""
        return at + self._sums[bisect_right(self._ends, at)]


class _OpenEnds:
    """What is open in a text: comments, and what would begin one or code if it were closed."""

    def __init__(self, text: str, found: Fences) -> None:
        self._text = text
        self._comments, unclosed = comments(text)
        self._starts = [start for start, _ in self._comments]
        self._unclosed = sorted((*found.unclosed, *unclosed))

    def has_inside(self, at: int) -> bool:
        """Whether the offset is in a comment."""
        index = bisect_left(self._starts, at) - 1
        return index >= 0 and at < self._comments[index][1]

    def are_in(self, start: int, end: int) -> bool:
        """Whether a part of the text has something that would be open."""
        index = bisect_left(self._unclosed, start)
        if index == len(self._unclosed) or self._unclosed[index] > end:
            return False
        # After a blank line what begins does so whatever it is.
        return self._unclosed[index] < end or not self._text.endswith("\n\n", 0, end)
