"""Bare addresses that become links."""

from __future__ import annotations

import re
from dataclasses import dataclass

_HOST = r"[-a-zA-Z0-9@:%._+~#=]{1,256}\.[a-z]+"
_URL = re.compile(
    rf"(?:https?|ftp)://{_HOST}(?::\d+)?(?:[/#?][-a-zA-Z0-9@:%_+.~#$!?&/=();,'\">^{{}}\[\]`]*)?"
)
_WWW = re.compile(rf"www\.{_HOST}(?:[/#?][-a-zA-Z0-9@:%_+.~#!?&/=();,'\">^{{}}\[\]`]*)?")
_LABEL = r"[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
_EMAIL = re.compile(rf"[a-zA-Z0-9.!#$%&'*+/=?^_`{{|}}~-]+@({_LABEL}(?:\.{_LABEL})*)")
_REFERENCE = re.compile(r"&[a-zA-Z0-9]+;$")
_TRAILING = "?!.,:*_~"

START = r"(?:https?://|ftp://|www\.|[a-zA-Z0-9][a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]{0,100}@)"
"""What a bare address begins with, as a regular expression."""


@dataclass(frozen=True, slots=True)
class Bare:
    """An address in the text: where it ends, and what it leads to."""

    end: int
    target: str


def bare_address(text: str, at: int, protocol: str) -> Bare | None:
    """The address that begins at ``at``; ``protocol`` is for those that name none."""
    for pattern, prefix in ((_URL, ""), (_WWW, protocol + "://")):
        found = pattern.match(text, at)
        if found:
            end = _end(text, at, found.end())
            return Bare(end, prefix + text[at:end])
    found = _EMAIL.match(text, at)
    if not found or not text[at].isalnum():
        return None
    end = found.end()
    domain = found[1]
    if "." not in domain[:-1] or text[end : end + 1] in ("-", "_"):
        return None
    end = _without_trailing(text, at, end)
    return Bare(end, "mailto:" + text[at:end])


def _end(text: str, at: int, end: int) -> int:
    """Where an address ends that seems to end at ``end``: without what belongs to the text."""
    before = 0
    while end != before:
        before = end
        end = _without_trailing(text, at, end)
        if text[end - 1] == ")":
            end -= max(0, text.count(")", at, end) - text.count("(", at, end))
        elif text[end - 1] == ";":
            reference = _REFERENCE.search(text[at:end])
            end -= len(reference[0]) if reference else 0
    return end


def _without_trailing(text: str, at: int, end: int) -> int:
    while end - 1 > at and text[end - 1] in _TRAILING:
        end -= 1
    return end
