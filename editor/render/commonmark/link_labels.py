"""Text of links in which a footnote may be referred to.

markdown-it takes whatever begins with a bracket there for a link, which no link may hold.
"""

from __future__ import annotations

from types import SimpleNamespace

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkDestination, parseLinkTitle
from markdown_it.rules_inline import StateInline


def link_labels_plugin(md: MarkdownIt) -> None:
    """Read links' texts so."""
    # The library takes its own module for this; any object with these three functions will do.
    md.helpers = SimpleNamespace(  # type: ignore[assignment]
        parseLinkDestination=parseLinkDestination,
        parseLinkTitle=parseLinkTitle,
        parseLinkLabel=_label_end,
    )


def _label_end(state: StateInline, start: int, disableNested: bool = False) -> int:
    """Where the bracket that opens at ``start`` closes; -1 if nowhere. The name is markdown-it's.

    ``disableNested``: a link within makes this none.
    """
    before = state.pos
    state.pos, level = start + 1, 1
    found = -1
    while state.pos < state.posMax:
        at = state.pos
        sign = state.src[at]
        level -= sign == "]"
        if not level:
            found = at
            break
        state.md.inline.skipToken(state)
        if sign == "[" and state.pos == at + 1:
            level += 1
        elif sign == "[" and disableNested and state.src[at + 1] != "^":
            break
    state.pos = before
    return found
