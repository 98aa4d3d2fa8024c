"""How long an article is: characters, words, minutes. Markdown's own marks do not count.

Works on UTF-8 bytes, where counting by the kind of character costs one pass of ``translate``:
a megabyte takes some milliseconds, so that the status bar can follow typing.
"""

from __future__ import annotations

import math
import re
from typing import NamedTuple

WORDS_A_MINUTE = 220
"""Words of letters read in a minute; of Chinese or Japanese characters it is HAN_A_MINUTE."""
HAN_A_MINUTE = 400


class Counts(NamedTuple):
    """``characters``: all that is seen, without blanks. ``words``: words of letters (Korean ones
    too) and each Chinese or Japanese character. ``minutes``: reading time, rounded up.
    """

    characters: int
    words: int
    minutes: int


def count(body: str) -> Counts:
    """The counts of a Markdown text."""
    data = _without_markdown(body.encode("utf-8", "replace"))
    characters = len(data.translate(None, _UNSEEN)) - data.count(_WIDE_BLANK)
    han = len(data) - len(data.translate(None, _HAN_LEADS)) + _kana_and_rare_han(data)
    words = len(data.replace("’".encode(), b"").translate(_TO_WORDS, _INSIDE_WORDS).split())
    return Counts(characters, han + words, math.ceil(han / HAN_A_MINUTE + words / WORDS_A_MINUTE))


_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_TAG = re.compile(rb"</?[A-Za-z][^<>\n]*>")
_TARGET = re.compile(rb"\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)")
# Each begins with the line feed before it: a literal first byte makes the search fast.
_MARKED_LINE = re.compile(
    rb"\n(?:[ \t]*(?:```|~~~)[^\n]*"  # the fences of code
    rb"|[ \t|:*_=+-]+(?=\n|$)"  # rules, underlines of headings, the second row of a table
    rb"|[ ]{0,3}\[[^\]\n]+\]:[^\n]*"  # link targets
    rb"|[ \t>]*(?:#{1,6}|[-*+](?:[ ]\[[ xX]\])?|\d{1,9}[.)])(?=[ \t]))"  # headings, list items
)


def _without_markdown(data: bytes) -> bytes:
    if b"<" in data:
        data = _TAG.sub(b"", _COMMENT.sub(b"", data) if b"<!--" in data else data)
    if b"](" in data:
        data = _TARGET.sub(b"]", data)
    return _MARKED_LINE.sub(b"\n", b"\n" + data)


def _kana_and_rare_han(data: bytes) -> int:
    """Kana and the Chinese characters that the leading byte alone does not tell."""
    kana = data.count(b"\xe3") - data.count(b"\xe3\x80")
    return kana + (len(_RARE_HAN.findall(data)) if b"\xf0" in data else 0)


_RARE_HAN = re.compile(rb"\xf0[\xa0-\xb3]")
_WIDE_BLANK = "\u3000".encode()
_CONTINUATION = bytes(range(0x80, 0xC0))
_UNSEEN = _CONTINUATION + bytes(range(0x21)) + b"*_`#>|~[]\\\x7f"
_HAN_LEADS = bytes(range(0xE4, 0xEA))
_INSIDE_WORDS = _CONTINUATION + b"'-_.*`"
"""What neither makes nor ends a word: with it gone, "well-known" and **bo**ld are one each."""


def _letter_or_blank(byte: int) -> int:
    """Leading bytes of letters (Latin to Thai, Korean) count as letters, all others as blanks."""
    foreign = 0xC3 <= byte <= 0xE1 or 0xEA <= byte <= 0xED
    return ord("a") if foreign or (chr(byte).isascii() and chr(byte).isalnum()) else ord(" ")


_TO_WORDS = bytes(map(_letter_or_blank, range(256)))
