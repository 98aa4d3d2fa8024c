"""Curly quotes, dashes and ellipses as remark-smartypants makes them.

What a quote becomes hangs on the words and signs beside it, as parse-latin sees them: all text of
a block in a row, code as letters, nothing where a line breaks or a tag stands.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from markdown_it.token import Token

from editor.render.commonmark.remark.smart_runs import runs

_NEEDED = re.compile(r"[\"']")
_CHANGED = re.compile(r"[\"'.\-`]")
_OPEN, _CLOSE = {'"': "“", "'": "‘"}, {'"': "”", "'": "’"}
_INNER = re.compile(r"[&'\-.:=?@\u00ad\u00b7\u2010\u2011\u2019\u2027]|_+")
"""What joins two words to one."""
_TERMINAL = re.compile(r"[!.?\u2026\u203d]+")
_SPACE = re.compile(r"[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_DECADE = re.compile(r"\d\ds", re.ASCII)
_WORD, _BLANK, _SIGN = "word", "blank", "sign"


@dataclass(frozen=True)
class Smart:
    """What is made of quotes (of nothing: they stay) and of other signs."""

    opening: Mapping[str, str]
    closing: Mapping[str, str]
    runs: Callable[[str], str]


def chosen(options: Mapping[str, Any]) -> Smart:
    """As remark-smartypants's options say."""
    if options.get("quotes") is False:
        return Smart({}, {}, runs(options))
    opening, closing = _signs(options.get("openingQuotes")), _signs(options.get("closingQuotes"))
    return Smart(opening or _OPEN, closing or _CLOSE, runs(options))


def _signs(given: Any) -> dict[str, str]:
    if not isinstance(given, Mapping):
        return {}
    return {'"': str(given.get("double", "")), "'": str(given.get("single", ""))}


def smart(tokens: Sequence[Token], how: Smart) -> None:
    """Change the text of ``tokens``, the inline tokens of one block."""
    texts = [each for each in tokens if each.type == "text" and _CHANGED.search(each.content)]
    if how.opening and any(_NEEDED.search(token.content) for token in texts):
        shown = [
            token.content if token.type == "text" else "A" * len(token.content)
            for token in tokens
            if token.type in ("text", "code_inline")
        ]
        turned, at = _with_quotes(" " + "".join(shown), how), 1
        for token in tokens:
            if token.type == "text":
                token.content = turned[at : at + len(token.content)]
            if token.type in ("text", "code_inline"):
                at += len(token.content)
    for token in texts:
        token.content = how.runs(token.content)


@dataclass(slots=True)
class _Part:
    """A word, a blank, or a run of one sign.

    ``inner``: a sign within a word; ``whole``: all of the word that begins here.
    """

    kind: str
    text: str
    inner: bool = False
    whole: str = ""


def _with_quotes(text: str, how: Smart) -> str:
    parts = _parts(text)
    _join_words(parts)
    nothing = _Part(_BLANK, "")
    for at, part in enumerate(parts):
        if part.text in _OPEN:
            before = parts[at - 1] if at else nothing
            after, second = [*parts[at + 1 : at + 3], nothing, nothing][:2]
            word_before = at > 1 and parts[at - 2].kind == _WORD
            opens = (
                _opens_inside(before, after, part.text)
                if part.inner
                else _opens(part.text, before, after, second, word_before)
            )
            if after.text in _OPEN and opens is None:
                after.text, opens = how.opening[after.text], True
            part.text = (how.opening if opens else how.closing)[part.text]
    return "".join(part.text for part in parts)


def _opens(
    quote: str, before: _Part, after: _Part, second: _Part, word_before: bool
) -> bool | None:
    """Whether a quote opens; None: it and the quote after it do."""
    if _TERMINAL.fullmatch(before.text):
        # What follows is mostly the next sentence, and what ends one closes.
        is_joined = before.text == "." and word_before
        return after.kind == _WORD and _goes_on(after) and not is_joined
    if after.kind == _SIGN:
        ends = _TERMINAL.fullmatch(after.text) and not _goes_on(second)
        if second.kind != _WORD or ends:
            return False
        if after.text in _OPEN:
            return None
    if after.kind == _WORD and _DECADE.fullmatch(after.whole or after.text):
        return False
    if before.kind != _WORD and after.kind == _WORD:
        return True
    if before.kind == _WORD:
        return False
    return after.kind != _BLANK


def _opens_inside(before: _Part, after: _Part, quote: str) -> bool:
    """The same for an apostrophe within a word."""
    return not (after.kind == _SIGN or before.kind == _WORD or after.text == "s")


def _goes_on(part: _Part) -> bool:
    """Whether a sentence goes on with this word."""
    return part.kind == _WORD and bool(part.text[:1].islower() or re.match("[0-9]", part.text))


def _parts(text: str) -> list[_Part]:
    parts = list[_Part]()
    for sign in text:
        kind = _kind(sign)
        if parts and parts[-1].kind == kind and (kind != _SIGN or parts[-1].text[-1] == sign):
            parts[-1].text += sign
        else:
            parts.append(_Part(kind, sign))
    return parts


@lru_cache(maxsize=4096)
def _kind(sign: str) -> str:
    if _SPACE.match(sign):
        return _BLANK
    # What UTF-16 needs two units for is no letter to parse-latin.
    is_word = unicodedata.category(sign)[0] in "LNM" and ord(sign) < 0x10000
    return _WORD if is_word else _SIGN


def _join_words(parts: list[_Part]) -> None:
    """Mark the signs within words; ``&`` before a word and ``-`` after one belong to it."""
    for at, part in enumerate(parts):
        before = parts[at - 1].kind if at else _BLANK
        after = parts[at + 1].kind if at + 1 < len(parts) else _BLANK
        if (part.text == "&" and before != _WORD and after == _WORD) or (
            part.text == "-" and before == _WORD and after != _WORD
        ):
            part.kind = _WORD
    first = 0
    for at, part in enumerate(parts):
        if part.kind != _WORD:
            continue
        if not (at and parts[at - 1].inner):
            first, part.whole = at, part.text
        end = at + 1
        while end < len(parts) and parts[end].kind == _SIGN and _INNER.fullmatch(parts[end].text):
            end += 1
        if end > at + 1 and end < len(parts) and parts[end].kind == _WORD:
            for sign in parts[at + 1 : end]:
                sign.inner = True
            parts[first].whole += "".join(each.text for each in parts[at + 1 : end + 1])
    _join_slashes(parts)


def _join_slashes(parts: list[_Part]) -> None:
    """A slash between short words, or after one, belongs to them."""
    whole = ""
    for at, part in enumerate(parts):
        whole = part.whole or whole
        if part.text == "/" and at and parts[at - 1].kind == _WORD and len(whole) < 3:
            after = parts[at + 1] if at + 1 < len(parts) else part
            if after.kind != _WORD or len(after.whole) < 3:
                part.kind = _WORD
