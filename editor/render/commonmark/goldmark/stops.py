"""At what the reader of a line stops: signs that may mean something on a site."""

from __future__ import annotations

import re
from collections.abc import Iterable

from editor.render.commonmark.goldmark.characters import ASCII_PUNCTUATION
from editor.render.commonmark.goldmark.linkify import START
from editor.render.commonmark.goldmark.options import Options

EMOJI = re.compile(r":[a-zA-Z0-9_+-]+:")
"""A name of an emoji, known or not."""

_ALWAYS = rf"\n|\\(?:[{ASCII_PUNCTUATION}])?|`|!\[|\[|\]|<|\*+|_+"
_TYPOGRAPHY = r"\.(?=\.\.)|-(?=-)|>(?=>)|['\"]"
_LINK = rf"[ (](?={START})"


def stops(options: Options, passed: str, runs: Iterable[str]) -> re.Pattern[str]:
    """A pattern of them: ``passed`` begins what is passed through, ``runs`` open elements."""
    asked = (
        (bool(passed), passed),
        (True, _ALWAYS),
        *((True, f"{re.escape(character)}+") for character in sorted(runs)),
        (bool(options.marks), _TYPOGRAPHY),
        (options.emoji, EMOJI.pattern),
        (options.linkify, _LINK),
    )
    return re.compile("|".join(pattern for is_asked, pattern in asked if is_asked))
