"""Code in a line of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_RUN = re.compile("`+")
_SPACE = " \t\r\n\f\v"


@dataclass(frozen=True, slots=True)
class CodeSpan:
    """Code, and where the text goes on after it."""

    code: str
    end: int


def code_span(text: str, at: int, start: int = 0) -> tuple[str, CodeSpan | None]:
    """The backticks at ``at`` and the code that they begin, None if they do not.

    ``start`` is where the text begins in which ``at`` stands.
    """
    run = _RUN.match(text, at)
    sign = run[0] if run else ""
    end = at + len(sign)
    is_single = len(sign) == 1
    if (
        is_single
        and (at == start or text[at - 1] in _SPACE)
        and text[end : end + 1] in tuple(_SPACE)
    ):
        return sign, None
    closing = text.find(sign, end)
    if closing < 0:
        return sign, None
    code = text[end:closing]
    if not is_single:
        code = code.removeprefix(" ")
        code = code.removesuffix(" ")
    return sign, CodeSpan(code, closing + len(sign))


def code_and_text(text: str) -> Iterator[tuple[bool, str]]:
    """The text in pieces, with whether each is code."""
    done = at = 0
    while (at := text.find("`", at)) >= 0:
        sign, span = code_span(text, at)
        if span is None:
            at += len(sign)
            continue
        if done < at:
            yield False, text[done:at]
        yield True, span.code
        done = at = span.end
    if done < len(text):
        yield False, text[done:]
