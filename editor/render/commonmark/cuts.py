"""Where an article may be cut so that markdown-it-py renders the halves independently.

CommonMark blocks at the top level do not depend on what stands before them, so a cut may be made
wherever markdown-it-py begins one. Raw HTML is kept together with what it encloses.
What was read on the way is not thrown away: `kept`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from markdown_it import MarkdownIt
from markdown_it.token import Token

from editor.render.commonmark.kept import Kept
from editor.render.commonmark.names import Run, may_define
from editor.render.engine import Cut
from editor.render.open_html import OpenHtml

# So many characters are parsed at a time; more when that is not enough for one cut.
_WINDOW = 8_000
# That a block begins on a line may be seen only from the line after it (a table's rule).
_LINES_AHEAD = 2


class Cutter:
    """Finds cuts as ``md`` would have them; what it read goes to ``kept``."""

    def __init__(self, md: MarkdownIt, kept: Kept) -> None:
        self._md = md
        self._kept = kept

    def cuts(self, text: str, start: int, whole: bool) -> Iterator[Cut]:
        """See Renderer.cuts."""
        size = _WINDOW
        while True:
            end = text.find("\n", start + size) + 1 or len(text)
            last = start
            for cut in self._window(text, start, end, whole):
                yield cut
                last = cut.end
            if end == len(text):
                return
            size = _WINDOW if last > start else 2 * size
            start = last

    def _window(self, text: str, start: int, end: int, whole: bool) -> Iterator[Cut]:
        """The certain cuts in a part of the text."""
        is_end = whole and end == len(text)
        part = text[start:end]
        tokens: list[Token] = []
        self._md.block.parse(part, self._md, Run({}).environment(), tokens)
        offsets = [0, *accumulate(len(line) + 1 for line in part.split("\n"))]
        known = len(offsets) - 2 - (0 if is_end else _LINES_AHEAD)
        html = OpenHtml(text, whole)
        begun = _Begun()
        blocks = [at for at, each in enumerate(tokens) if not each.level and each.map is not None]
        before = ""
        for first in blocks:
            token = tokens[first]
            lines = token.map or [0, 0]
            # A paragraph after a definition list is the next term if a definition follows.
            is_open = before == "dl_open" and first == blocks[-1] and not is_end
            if lines[0] > known or is_open:
                return
            before = token.type
            at = offsets[lines[0]]
            is_new = first > 0 and at > begun.at
            if is_new and not html.is_open and _is_certain(part, begun.at, at):
                self._keep(part[begun.at : at], tokens[begun.token : first], begun.line)
                yield Cut(start + at, html.is_far)
                begun, html = _Begun(at, lines[0], first), OpenHtml(text, whole)
            if token.type == "html_block" and not token.hidden:
                html.read(token.content, min(start + offsets[lines[1]], end))
        if is_end:
            self._keep(part[begun.at :], tokens[begun.token :], begun.line)
            yield Cut(end, html.is_far)

    def _keep(self, source: str, tokens: Sequence[Token], line: int) -> None:
        # What may define something is read again for that, on its own.
        if not may_define(source):
            self._kept.keep(source, tokens, line)


@dataclass(frozen=True, slots=True)
class _Begun:
    """Where a segment begins: the offset, line and token of what was read at once."""

    at: int = 0
    line: int = 0
    token: int = 0


def _is_certain(part: str, begun: int, at: int) -> bool:
    """Whether what begins at ``at`` does so whatever follows.

    ``$$`` is a formula only if it is closed before the next blank line, so what follows it may
    turn out to be in the formula.
    """
    return part.endswith("\n\n", 0, at) or "$$" not in part[begun:at]
