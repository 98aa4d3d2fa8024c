"""Whether raw HTML ends within a text: asked of Python-Markdown's own reader of HTML.

Python-Markdown takes HTML out of the article before it looks for blocks, across blank lines and
fences' ends alike. A segment may end only where that reader is at rest and nothing it has seen
could still be completed by what follows.
"""

from __future__ import annotations

import re
from typing import Any

from markdown import Markdown
from markdown.extensions.md_in_html import HTMLExtractorExtra

_OPENING = re.compile(r"<[A-Za-z/!?]")

# What surely is one complete thing, wherever it stands and whatever follows.
_COMPLETE = re.compile(
    r"""
      <[A-Za-z][^`\s/>]*`                               # a name cut off by a backtick: text
    | <[A-Za-z][^<>"'`]*>                               # a tag, or <https://…>, without quotes
    | <[A-Za-z][\w:.-]*                                 # a tag with quoted attributes
        (?:\s+[\w:@.-]+(?:=(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*/?>
    | </[A-Za-z][^<>"'`]*>
    | </(?![A-Za-z])
    | <!--(?!-?>)(?:(?!--)[\s\S])*-->
    | <![A-Za-z][^<>"']*>
    | <\?(?:(?!\?>|<)[\s\S])*\?>
    """,
    re.VERBOSE,
)
_RAW_TEXT = re.compile(r"<(script|style)\b[^<>\"'`]*>(?:(?!</\1)[\s\S])*</\1\s*>", re.IGNORECASE)


def may_hold(text: str) -> bool:
    """Whether ``text`` has anything the reader of HTML looks at."""
    return _OPENING.search(text) is not None


def is_at_rest(md: Markdown, text: str) -> bool:
    """Whether the reader, fed with ``text`` and a blank line, surely is as it was before it."""
    at = 0
    while found := _OPENING.search(text, at):
        start = found.start()
        at_line_start = text[:start].rpartition("\n")[2].strip(" ") == ""
        complete = (_RAW_TEXT.match(text, start) if at_line_start else None) or (
            _COMPLETE.match(text, start)
        )
        if complete is None:
            return False
        at = complete.end()
    md.htmlStash.reset()
    reader: Any = HTMLExtractorExtra(md)
    reader.feed(text + "\n\n")
    under_way = (reader.inraw, reader.mdstack, reader._cache, reader.cdata_elem, reader.rawdata)
    return not any(under_way)
