"""Code within a line: where cmark-gfm takes the backticks for those that close it.

It remembers where it last saw as many backticks. Once it has looked through all of the text in
vain, it looks no further when that place is behind it, although what it remembers may then be a
place before the last: so some code is not seen as code.
"""

from __future__ import annotations

import re
from weakref import WeakKeyDictionary

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_TICKS = re.compile("`+")
_MOST = 80


def code_spans_plugin(md: MarkdownIt) -> None:
    """Replace markdown-it's rule."""
    seen = WeakKeyDictionary[StateInline, _Seen]()

    def read(state: StateInline, silent: bool) -> bool:
        ticks = _TICKS.match(state.src, state.pos, state.posMax)
        if ticks is None:
            return False
        known = seen.get(state)
        if known is None:
            known = seen[state] = _Seen(state.src)
        end = known.closing(ticks.start(), ticks.end())
        if end is None or end > state.posMax:
            if not silent:
                state.pending += ticks[0]
            state.pos = ticks.end()
            return True
        if not silent:
            token = state.push("code_inline", "code", 0)
            token.markup = ticks[0]
            token.content = _content(state.src[ticks.end() : end - len(ticks[0])])
        state.pos = end
        return True

    md.inline.ruler.at("backticks", read)


class _Seen:
    """What has been seen of the backticks of one text.

    markdown-it reads the text of a link before it knows that it is one, and again after: what was
    found the first time holds.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._last: dict[int, int] = {}
        self._is_scanned = False
        self._found: dict[int, int | None] = {}

    def closing(self, start: int, inside: int) -> int | None:
        """Where the code ends whose backticks are at ``start`` and whose text at ``inside``."""
        if start not in self._found:
            self._found[start] = self._searched(inside, inside - start)
        return self._found[start]

    def _searched(self, at: int, count: int) -> int | None:
        if count > _MOST or (self._is_scanned and self._last.get(count, 0) <= at):
            return None
        for run in _TICKS.finditer(self._text, at):
            length = run.end() - run.start()
            self._last[length] = run.start()
            if length == count:
                return run.end()
        self._is_scanned = True
        return None


def _content(text: str) -> str:
    text = text.replace("\n", " ")
    is_padded = text.startswith(" ") and text.endswith(" ") and text.strip(" ")
    return text[1:-1] if is_padded else text
