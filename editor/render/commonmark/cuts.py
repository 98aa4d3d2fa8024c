"""Where an article may be cut so that markdown-it-py renders the halves independently.

CommonMark blocks at the top level do not depend on what stands before them, so a cut may be made
wherever markdown-it-py begins one. Raw HTML is kept together with what it encloses.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from markdown_it import MarkdownIt
from markdown_it.token import Token

from editor.render.commonmark.names import Run
from editor.render.engine import Cut
from editor.render.open_html import OpenHtml

# So many characters are parsed at a time; more when that is not enough for one cut.
_WINDOW = 8_000
# That a block begins on a line may be seen only from the line after it (a table's rule).
_LINES_AHEAD = 2


class Cutter:
    """Finds cuts as ``md`` would have them; holds no state between two calls."""

    def __init__(self, md: MarkdownIt) -> None:
        self._md = md

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
        begun, is_first = 0, True
        blocks = [(each, each.map) for each in tokens if not each.level and each.map is not None]
        before = ""
        for index, (token, lines) in enumerate(blocks):
            line = lines[0]
            # A paragraph after a definition list is the next term if a definition follows.
            is_open = before == "dl_open" and index + 1 == len(blocks) and not is_end
            if line > known or is_open:
                return
            before = token.type
            at = offsets[line]
            if not is_first and not html.is_open and _is_certain(part, begun, at):
                yield Cut(start + at, html.is_far)
                begun, html = at, OpenHtml(text, whole)
            is_first = False
            if token.type == "html_block" and not token.hidden:
                html.read(token.content, min(start + offsets[lines[1]], end))
        if is_end:
            yield Cut(end, html.is_far)


def _is_certain(part: str, begun: int, at: int) -> bool:
    """Whether what begins at ``at`` does so whatever follows.

    ``$$`` is a formula only if it is closed before the next blank line, so what follows it may
    turn out to be in the formula.
    """
    return part.endswith("\n\n", 0, at) or "$$" not in part[begun:at]
