"""Code in a line as the markdown-it of VitePress reads it.

While it looks ahead for the end of brackets it may find that marks of a length close no code; from
then on it takes such marks for text, those before them included.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_MARKS = re.compile(r"`+")


def backticks_plugin(md: MarkdownIt) -> None:
    """Read code so."""
    md.inline.ruler.at("backticks", _code)


def _code(state: StateInline, silent: bool) -> bool:
    opening = _MARKS.match(state.src, state.pos, state.posMax)
    if opening is None:
        return False
    size = len(opening[0])
    if not state.backticksScanned or state.backticks.get(size, 0) > opening.start():
        for closing in _MARKS.finditer(state.src, opening.end()):
            if len(closing[0]) == size:
                if not silent:
                    _push(state, opening[0], state.src[opening.end() : closing.start()])
                state.pos = closing.end()
                return True
            state.backticks[len(closing[0])] = closing.start()
        state.backticksScanned = True
    if not silent:
        state.pending += opening[0]
    state.pos = opening.end()
    return True


def _push(state: StateInline, marks: str, code: str) -> None:
    token = state.push("code_inline", "code", 0)
    token.markup = marks
    code = code.replace("\n", " ")
    is_spaced = len(code) > 2 and code[0] == code[-1] == " "
    token.content = code[1:-1] if is_spaced else code
