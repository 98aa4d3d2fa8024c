"""Emphasis and strikethrough: runs of a character, opened and closed by one another.

A run that is matched gets the tags that stand at its ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from editor.render.commonmark.goldmark.characters import is_punctuation, is_space
from editor.render.commonmark.pairing import close

TAGS: Mapping[str, Sequence[str]] = MappingProxyType(
    {"*": ("em", "strong"), "_": ("em", "strong"), "~": ("del", "del")}
)
"""By character: the element for one of them, and for two."""

EXTRAS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "delete": {"~~": "del"},
        "insert": {"++": "ins"},
        "mark": {"==": "mark"},
        "subscript": {"~": "sub"},
        "superscript": {"^": "sup"},
    }
)
"""Hugo's extra elements as its settings name them: the run that stands at either end of each."""


@dataclass(slots=True, eq=False)
class Node:
    """A part of a line: its HTML, the text of it that counts in a heading's id."""

    html: str
    text: str


class Sign(Node):
    """One that a printer sets in place of what is written."""

    __slots__ = ()


@dataclass(slots=True, eq=False)
class Delimiter(Node):
    """A run of ``length`` equal characters that may open or close an element."""

    character: str = ""
    length: int = 0
    can_open: bool = False
    can_close: bool = False
    tags: Sequence[str] = ()
    left: int = 0
    closing: list[str] = field(default_factory=list)
    opening: list[str] = field(default_factory=list)


def flanks(before: str, after: str) -> tuple[bool, bool]:
    """Whether a run between these characters is left-flanking, and whether right-flanking."""
    space_before, space_after = is_space(before), is_space(after)
    mark_before, mark_after = is_punctuation(before), is_punctuation(after)
    left = not space_after and (not mark_after or space_before or mark_before)
    right = not space_before and (not mark_before or space_after or mark_after)
    return left, right


def delimiter(run: str, before: str, after: str, tags: Sequence[str]) -> Delimiter:
    """The run of characters that stands between these two."""
    left, right = flanks(before, after)
    can_open, can_close = left, right
    if run[0] == "_":
        can_open = left and (not right or is_punctuation(before))
        can_close = right and (not left or is_punctuation(after))
    return Delimiter(run, run, run[0], len(run), can_open, can_close, tags, len(run))


def exact_delimiter(run: str, before: str, after: str, tag: str) -> Delimiter:
    """The same of a run that opens and closes only as a whole."""
    can_open, can_close = flanks(before, after)
    return Delimiter(run, run, run, 1, can_open, can_close, (tag, tag), 1)


def match(nodes: Iterable[Node]) -> None:
    """Find which delimiters open and close elements, and write their tags."""
    opened: list[Delimiter] = []
    fruitless: dict[tuple[str, bool, int], int] = {}
    for node in nodes:
        if not isinstance(node, Delimiter):
            continue
        if node.can_close:
            kind = (node.character, node.can_open, node.length % 3)
            close(node, opened, fruitless, kind, _join)
        if node.left and node.can_open:
            opened.append(node)


def _join(opener: Delimiter, closer: Delimiter) -> None:
    used = 2 if opener.left >= 2 and closer.left >= 2 else 1
    tag = closer.tags[used - 1]
    opener.opening.append(f"<{tag}>")
    closer.closing.append(f"</{tag}>")
    _use(opener, used)
    _use(closer, used)


def _use(run: Delimiter, used: int) -> None:
    run.left -= used
    rest = run.character * run.left
    run.html = "".join(run.closing) + rest + "".join(reversed(run.opening))
    run.text = rest


def plain(nodes: Sequence[Node], *, is_element: bool = False) -> str:
    """The text of the nodes as Hugo reads it for a heading's id.

    Of an element (which they are inside of if ``is_element``) it takes the first part only: of
    ``**a `b` c**`` just "a ". Delimiters that delimit nothing belong to the text before them.
    """
    parts, depth = list[str](), int(is_element)
    is_first = is_read = True
    for node in nodes:
        if isinstance(node, Delimiter):
            depth -= len(node.closing)
            is_unused = not node.closing and not node.opening
            is_read = not depth or is_first or (is_unused and is_read)
            if is_read:
                parts.append(node.text)
            is_first = bool(node.opening) and (is_first or not depth)
            depth += len(node.opening)
            continue
        is_read = not depth or is_first or (is_read and node.text == "\n")
        if is_read:
            parts.append(node.text)
        is_first = False
    return "".join(parts)
