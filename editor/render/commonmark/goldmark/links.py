"""The parts of a link and of a reference's definition: labels, destinations, titles."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from editor.render.commonmark.goldmark.characters import ASCII_PUNCTUATION, BLANKS

_SPACES = re.compile(r"[ \t\n\v\f\r]+")
_BLANKS = re.compile(r"[ \t\n\v\f\r]*")
_POINTED = re.compile(rf"<((?:\\[{ASCII_PUNCTUATION}]?|[^>\n\\])*+)>")
_STEP = re.compile(rf"\\[{ASCII_PUNCTUATION}]|[() \t\n\v\f\r]")
_CLOSERS: Mapping[str, str] = {'"': '"', "'": "'", "(": ")"}
# No address has so many brackets open; a text without end has.
_DEEPEST = 100
LONGEST_LABEL = 999
"""Characters; a longer one names nothing."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads. Both texts are as written; ``end`` is where the link itself ends."""

    destination: str
    title: str | None
    end: int


@dataclass(frozen=True, slots=True)
class Reference:
    """``[label]: destination "title"``, up to ``end``."""

    label: str
    target: Target


def reference_name(label: str) -> str:
    """What a label is known by, whatever its case and white space."""
    return _SPACES.sub(" ", label.strip(BLANKS)).casefold()


def closing(text: str, at: int, opener: str, closer: str) -> int:
    """Where ``closer`` stands from ``at`` on before another ``opener``; -1 if it does not."""
    while at < len(text):
        character = text[at]
        if character == closer:
            return at
        if character == opener:
            return -1
        at += 2 if character == "\\" and _is_escape(text, at) else 1
    return -1


def target(text: str, at: int) -> Target | None:
    """The ``(destination "title")`` that opens at ``at``."""
    at = _skipped(text, at + 1)
    if text.startswith(")", at):
        return Target("", None, at + 1)
    found = _destination(text, at)
    if found is None:
        return None
    destination, at = found
    at = _skipped(text, at)
    title = None
    if not text.startswith(")", at):
        end = _title_end(text, at)
        if end < 0:
            return None
        title, at = text[at + 1 : end], _skipped(text, end + 1)
        if not text.startswith(")", at):
            return None
    return Target(destination, title, at + 1)


def label(text: str, at: int) -> tuple[str, int] | None:
    """The label whose bracket opens at ``at``, and where it ends."""
    end = closing(text, at + 1, "[", "]")
    return (text[at + 1 : end], end + 1) if end >= 0 else None


def reference(text: str, at: int) -> Reference | None:
    """The definition of a reference that begins at ``at``; it ends at the end of a line."""
    found = label(text, at) if text.startswith("[", at) else None
    if found is None or not found[0].strip(BLANKS) or not text.startswith(":", found[1]):
        return None
    if len(found[0]) > LONGEST_LABEL:
        return None
    name = reference_name(found[0])
    led = _destination(text, _skipped(text, found[1] + 1))
    if led is None:
        return None
    destination, at = led
    line_end = _blank_until_line_end(text, at)
    begins = _skipped(text, at)
    if begins > at and text[begins : begins + 1] in _CLOSERS:
        end = _title_end(text, begins)
        after = _blank_until_line_end(text, end + 1) if end >= 0 else -1
        if after >= 0:
            return Reference(name, Target(destination, text[begins + 1 : end], after))
    return Reference(name, Target(destination, None, line_end)) if line_end >= 0 else None


def _is_escape(text: str, at: int) -> bool:
    following = text[at + 1 : at + 2]
    return following.isascii() and following.isprintable() and not following.isalnum()


def _skipped(text: str, at: int) -> int:
    blanks = _BLANKS.match(text, at)
    return blanks.end() if blanks else at


def _destination(text: str, at: int) -> tuple[str, int] | None:
    if text.startswith("<", at):
        pointed = _POINTED.match(text, at)
        return (pointed[1], pointed.end()) if pointed else None
    depth, end = 0, len(text)
    for step in _STEP.finditer(text, at):
        character = step[0]
        if len(character) == 2:
            continue
        depth += (character == "(") - (character == ")")
        if depth > _DEEPEST:
            return None
        if depth < 0 or character not in "()":
            end = step.start()
            break
    return (text[at:end], end) if end > at else None


def _title_end(text: str, at: int) -> int:
    opener = text[at : at + 1]
    return closing(text, at + 1, opener, _CLOSERS[opener]) if opener in _CLOSERS else -1


def _blank_until_line_end(text: str, at: int) -> int:
    """Where the next line begins if there is nothing but blanks before it, else -1."""
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    return min(end + 1, len(text)) if not text[at:end].strip(" \t") else -1
