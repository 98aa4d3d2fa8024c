"""An article as the site's page has it, also where its HTML is left open.

``<div>`` without an end reaches over all that follows it on the page, ``<b>`` makes all of it
bold. The preview ends both with their block, so that what is being typed does not turn the rest
of the page over. What is given out (``galley render``) is to be what the site has: there, all
that follows such HTML is read as one segment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from editor.render.around import Around
from editor.render.block import Block
from editor.render.embeds import without
from editor.render.engine import Cut, Renderer
from editor.render.render import blocks

# What a browser carries on into the next paragraph ("formatting elements", HTML 13.2.4.3).
_CARRIED_ON = re.compile(
    r"<(/?)(a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])[^<>]*>", re.IGNORECASE
)
# More than this many characters stay apart: as one segment they would take an engine too long.
_LONGEST = 100_000


def published(engine: Renderer, body: str) -> list[Block]:
    """The blocks of ``body``; one ``engine`` serves any number of articles."""
    found = blocks(_AsOneOnceLeftOpen(engine), body)
    return [replace(each, html=without(each.html)) for each in found]


class _AsOneOnceLeftOpen(Around):
    def cuts(self, text: str, start: int, whole: bool) -> Iterator[Cut]:
        for cut in super().cuts(text, start, whole):
            is_open = cut.far or _leaves_open(text[start : cut.end])
            if is_open and whole and len(text) - start <= _LONGEST:
                yield Cut(len(text))
                return
            yield cut
            start = cut.end


def _leaves_open(source: str) -> bool:
    """Whether it may leave a formatting element open (code counts: being wrong costs little)."""
    if "<" not in source:
        return False
    tags = _CARRIED_ON.findall(source)
    opened = sorted(name.lower() for end, name in tags if not end)
    return opened != sorted(name.lower() for end, name in tags if end)
