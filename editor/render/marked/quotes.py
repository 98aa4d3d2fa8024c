"""Quotes, with the lines that belong to them without a mark."""

from __future__ import annotations

import re

from editor.render.marked import lists, patterns
from editor.render.marked.token import BlockReader, Token

_BEGINS = re.compile(" {0,3}>")
# An underline below the mark's end is text: it must not make a heading of the line before.
_UNDERLINE = re.compile(r"\n {0,3}((?:=+|-+) *)(?=\n|\Z)")
_MARK = re.compile(r"^ {0,3}>[ \t]?", re.MULTILINE)


def quote(blocks: BlockReader, text: str, position: int) -> Token | None:
    """The quote at a position, or None."""
    end = _end(text, position)
    if end < 0:
        return None
    lines = text[position:end].rstrip("\n").split("\n")
    raws: list[str] = []
    tokens: list[Token] = []
    while lines:
        count = _marked(lines)
        current = "\n".join(lines[:count])
        lines = lines[count:]
        raws.append(current)
        is_top, blocks.is_top = blocks.is_top, True
        blocks.read(_MARK.sub("", _UNDERLINE.sub(r"\n    \1", current)), tokens, joins=True)
        blocks.is_top = is_top
        last = tokens[-1] if tokens else None
        if not lines or last is None or last.kind not in ("code", "quote", "list"):
            continue
        if last.kind == "code":
            break
        # Lines without a mark may go on with what stands in the quote.
        longer = last.raw + "\n" + "\n".join(lines)
        read = quote if last.kind == "quote" else lists.read_list
        again = read(blocks, longer, 0) or last
        tokens[-1] = again
        raw = "\n".join(raws)
        raws = [raw[: len(raw) - len(last.raw)] + again.raw]
        if last.kind == "quote":
            break
        lines = longer[len(again.raw) :].split("\n")
    return Token("quote", "\n".join(raws), tokens=tokens)


def paragraph_end(text: str, position: int, stop: re.Pattern[str]) -> int:
    """Where the paragraph that begins there ends, without the line break."""
    end = text.find("\n", position)
    while 0 <= end < len(text) - 1 and text[end + 1] != "\n" and not stop.match(text, end + 1):
        end = text.find("\n", end + 1)
    return end if end >= 0 else len(text)


def _end(text: str, position: int) -> int:
    """Where the lines that may belong to the quote end, -1 if there is none.

    A table's lines do not end a paragraph here, though they do anywhere else.
    """
    found = -1
    while position < len(text):
        mark = patterns.QUOTE.match(text, position)
        if mark is None:
            break
        at = mark.end()
        end = at
        if at < len(text) and text[at] != "\n":
            end = paragraph_end(text, at, patterns.PLAIN_PARAGRAPH_STOP)
        position = found = min(end + 1, len(text))
    return found


def _marked(lines: list[str]) -> int:
    """How many lines there are until one without a mark follows one with it."""
    is_inside = False
    for count, line in enumerate(lines):
        if _BEGINS.match(line):
            is_inside = True
        elif is_inside:
            return count
    return len(lines)
