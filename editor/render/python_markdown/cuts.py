"""Where an article may be cut so that Python-Markdown renders the halves independently.

Python-Markdown keeps no record of which lines a block came from, so this is found out before:
a cut is made at a blank line before an unindented line when no fence and no raw HTML is open
and the line cannot join what stands before it. Where that is not certain the segment goes on.

A *chunk* is what stands between blank lines, with the fences in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown import Markdown
from pymdownx.fancylists import FancyOListProcessor

from editor.render.engine import Cut
from editor.render.python_markdown.fences import reader
from editor.render.python_markdown.raw_html import Rest, is_passed_over, may_hold, rest_after
from editor.render.python_markdown.spans import spans

_GAP = re.compile(r"\n(?:[ \t]*\n)+")
_FENCE = re.compile(r"^[ \t>]*(?:`{3}|~{3})", re.MULTILINE)
_INDENT = re.compile(r" {0,3}\t| {4}")
# What stands on a line behind raw HTML is moved to a line of its own.
_LIST = re.compile(r"(?:^ {0,3}|> *)(?:[*+-]|\d+\.)[ \t]", re.MULTILINE)
_FANCY_LIST = re.compile(r"(?:^ {0,3}|> *)(?:[*+-]|\(?(?:\w+|#)[.)])[ \t]", re.MULTILINE)
_QUOTE = re.compile(r"(?:^ {0,3}|> *)>", re.MULTILINE)
_DEFINED = re.compile(r"(?:^ {0,3}|> *):[ \t]", re.MULTILINE)
# A definition makes no element, so what follows it may join what precedes it; a definition
# list takes the paragraph before it; control characters are removed before blocks are found.
_JOINS = re.compile(r"\][ ]?:|^ {0,3}:[ \t]|[\x02\x03]|^ {0,3}///|^ {0,3}===", re.MULTILINE)

# Raw HTML left open is looked at again this often, and after that as the segment grows.
_PATIENCE = 40


@dataclass(frozen=True, slots=True)
class _Chunk:
    """``text``: its lines without those in fences; ``next``: where the following chunk starts.

    ``open_from``: where the line of a fence begins that is not closed in the text.
    ``far``: that such a fence has been taken for text, as none closes it in all the rest.
    """

    text: str
    next: int
    open_from: int | None = None
    far: bool = False


class Cutter:
    """Finds cuts as ``md`` would have them; holds no state between two calls."""

    def __init__(self, md: Markdown) -> None:
        self._md = md
        self._fences = reader(md)

    def cuts(self, text: str, start: int, whole: bool) -> Iterator[Cut]:
        """See Renderer.cuts."""
        segment = _Segment(self._md)
        chunk, at = self._chunk(text, start, whole), start
        while True:
            segment.add(chunk, text[at : chunk.next])
            at = chunk.next
            if chunk.next == len(text):
                if whole:
                    yield Cut(len(text), segment.far or segment.html.far)
                return
            following = self._chunk(text, chunk.next, whole)
            if not whole and following.next == len(text):
                return
            if segment.may_end_before(following.text):
                is_closed = segment.html.is_closed(text, chunk.next, whole)
                if is_closed is None:
                    return
                if is_closed:
                    yield Cut(chunk.next, segment.far or segment.html.far or following.far)
                    segment = _Segment(self._md)
            chunk = following

    def is_fence(self, source: str) -> bool:
        """Whether a segment is one fence and nothing else."""
        if _FENCE.match(source) is None:
            return False
        *lines, last = source.rstrip("\n").split("\n")
        self._fences.start()
        for line in lines:
            self._fences.read(line.expandtabs(4))
            if not self._fences.is_open:
                return False
        self._fences.read(last.expandtabs(4))
        return self._fences.has_closed

    def _chunk(self, text: str, start: int, whole: bool) -> _Chunk:
        gap = _GAP.search(text, start)
        end, after = (gap.start(), gap.end()) if gap else (len(text), len(text))
        if _FENCE.search(text, start, end) is None:
            return _Chunk(text[start:end], after)
        chunk = self._chunk_with_fences(text, start, len(text))
        if chunk.open_from is None or not whole:
            return chunk
        # A fence that is never closed is none, and no line after it begins one.
        if _FENCE.search(text, text.find("\n", chunk.open_from) + 1 or len(text)):
            return _Chunk(text[start:], len(text))
        chunk = self._chunk_with_fences(text, start, chunk.open_from)
        return _Chunk(chunk.text, chunk.next, far=True)

    def _chunk_with_fences(self, text: str, start: int, until: int) -> _Chunk:
        """The chunk from ``start``, fences that begin before ``until`` included in it."""
        self._fences.start()
        lines: list[str] = []
        fenced: list[str] = []
        at, opened = start, start
        while at < len(text):
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            line = text[at:end]
            if not self._fences.is_open and not line.strip(" \t"):
                gap = _GAP.match(text, at - 1)
                return _Chunk("\n".join(lines), gap.end() if gap else len(text))
            opened = opened if self._fences.is_open else at
            if at < until:
                self._fences.read(line.expandtabs(4))
            fenced.append(line)
            if not self._fences.is_open:
                lines += [_in_place_of(fenced)] if self._fences.has_closed else fenced
                fenced = []
            at = end + 1
        return _Chunk("\n".join(lines), len(text), opened if self._fences.is_open else None)


def _in_place_of(fenced: list[str]) -> str:
    """What a fence becomes before blocks are looked for: one word, indented and quoted as it."""
    return fenced[0][: len(fenced[0]) - len(fenced[0].lstrip(" \t>"))] + "x"


def _has_fancy_lists(md: Markdown) -> bool:
    return isinstance(md.parser.blockprocessors["olist"], FancyOListProcessor)


class _Segment:
    """What has been read of the segment that is being cut off."""

    def __init__(self, md: Markdown) -> None:
        self.far = False
        self._md = md
        self._has_list = self._has_quote = self._has_defined = False
        self._is_blank = True
        self._list = _FANCY_LIST if _has_fancy_lists(md) else _LIST
        self._spans = spans(md)
        self.html = _OpenHtml(md)

    def add(self, chunk: _Chunk, lines: str) -> None:
        """Read a chunk, and its lines as they are."""
        text = chunk.text
        for span in self._spans:
            span.read(lines)
        self.far = self.far or chunk.far
        self._is_blank = self._is_blank and not text.strip()
        self._has_list = self._has_list or self._list.search(text) is not None
        self._has_quote = self._has_quote or _QUOTE.search(text) is not None
        self._has_defined = self._has_defined or _DEFINED.search(text) is not None
        self.html.add(text)

    def may_end_before(self, following: str) -> bool:
        """Whether, raw HTML aside, the segment is independent of what begins with the chunk."""
        return not (
            self._is_blank
            or any(span.is_open for span in self._spans)
            or not following.strip()
            or _INDENT.match(following)
            or _JOINS.search(following)
            or (self._has_list and self._list.search(following))
            or (self._has_quote and _QUOTE.search(following))
            # A paragraph may turn out to be a term, and join the definitions before it.
            or (self._has_defined and not following.startswith("#"))
        )


class _OpenHtml:
    """The chunks since raw HTML was last surely closed.

    ``far``: that they end hangs on what a tag that is left open passes over.
    """

    def __init__(self, md: Markdown) -> None:
        self.far = False
        self._md = md
        self._chunks: list[str] = []
        self._length = 0
        self._looks = 0
        self._looked_at = 0

    def add(self, text: str) -> None:
        """Read a chunk."""
        if self._chunks or may_hold(text):
            self._chunks.append(text)
            self._length += len(text)

    def is_closed(self, text: str, following: int, whole: bool) -> bool | None:
        """Whether no raw HTML goes on in what follows; None: only more text can tell.

        Looks less often the longer it does.
        """
        if not self._chunks:
            return True
        last = self._chunks[-1]
        if self._looks and "<" not in last and ">" not in last and not self.far:
            return False
        if self._looks > _PATIENCE and self._length < 1.2 * self._looked_at:
            return False
        self._looks += 1
        self._looked_at = self._length
        rest = rest_after(self._md, "\n\n".join(self._chunks))
        if rest is Rest.IN_A_TAG:
            self.far = True
            return is_passed_over(text, following, whole)
        if rest is Rest.YES:
            self._chunks, self._length, self._looks = [], 0, 0
        return rest is Rest.YES
