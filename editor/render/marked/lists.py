"""Lists: items read line by line, then what is in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from editor.render.marked import patterns
from editor.render.marked.characters import SPACE, trim
from editor.render.marked.token import BlockReader, Token

_NOT_BLANK = re.compile("[^ ]")
_TABS = re.compile(r"\t+")
_BLANK_LINE = re.compile(r"[ \t]*")
_BLANK_END = re.compile(r"\n[ \t]*\n[ \t]*\Z")
_TASK = re.compile(r"\[[ xX]\] +")
_ANY_LINE = re.compile(r"\n.*\n")
_INNERMOST = 3


@dataclass(slots=True)
class _Item:
    """The lines of one item: all of them, and without the indentation."""

    raw: str
    text: str


@lru_cache(maxsize=64)
def _item_pattern(bullet: str) -> re.Pattern[str]:
    return re.compile(rf"( {{0,3}}{bullet})((?:[\t ][^\n]*)?(?:\n|\Z))")


@lru_cache(maxsize=8)
def _stops(indent: int) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What ends an item if less indented than it, and what of that may not go on lazily."""
    spaces = f" {{0,{min(_INNERMOST, indent - 1)}}}"
    rule = r"(?:(?:- *){3,}|(?:_ *){3,}|(?:\* *){3,})(?:\n+|\Z)"
    blocks = rf"{spaces}(?:```|~~~|#|{rule})"
    html = rf"{spaces}<(?:[a-zA-Z].*>|!--)"
    bullet = rf"{spaces}(?:[*+-]|[0-9]{{1,9}}[.)])(?:[ \t][^\n]*)?(?:\n|\Z)"
    return re.compile(f"{blocks}|{html}|{bullet}"), re.compile(blocks)


def read_list(blocks: BlockReader, text: str, position: int) -> Token | None:
    """The list at a position, or None."""
    first = patterns.LIST.match(text, position)
    if first is None:
        return None
    mark = first[1].strip()
    is_ordered = len(mark) > 1
    pattern = _item_pattern("[0-9]{1,9}" + re.escape(mark[-1]) if is_ordered else re.escape(mark))
    items, is_loose = _items(text, position, pattern)
    if not items:
        return None
    items[-1].raw = items[-1].raw.rstrip(SPACE)
    tokens = [_token(blocks, item) for item in items]
    tokens[-1].text = tokens[-1].text.rstrip(SPACE)
    for token in tokens:
        blocks.is_top = False
        blocks.read(token.text, token.tokens)
        is_loose = is_loose or _is_spaced(token.tokens)
    raw = "".join(item.raw for item in items)
    number = int(mark[:-1]) if is_ordered else None
    return Token("list", raw, number=number, is_loose=is_loose, tokens=tokens)


def _items(text: str, position: int, pattern: re.Pattern[str]) -> tuple[list[_Item], bool]:
    """The items, and whether there is a blank line between two of them."""
    items: list[_Item] = []
    is_loose = ends_blank = False
    while position < len(text):
        match = pattern.match(text, position)
        if match is None or patterns.RULE.match(text, position):
            break
        item, position = _item(text, match)
        items.append(item)
        is_loose = is_loose or ends_blank
        ends_blank = ends_blank or _BLANK_END.search(item.raw) is not None
    return items, is_loose


def _item(text: str, match: re.Match[str]) -> tuple[_Item, int]:
    """One item from its first line on, and where the text goes on."""
    position, width = match.end(), len(match[1])
    rest = match[2].split("\n", 1)[0]
    line = (
        _TABS.sub(lambda tabs: " " * 3 * len(tabs[0]), rest, count=1) if rest[:1] == "\t" else rest
    )
    is_blank = not trim(line)
    if is_blank:
        item, indent = _Item(match[0], ""), width + 1
    else:
        found = _NOT_BLANK.search(match[2])
        indent = found.start() if found is not None else 0
        indent = 1 if indent > 4 else indent
        item, indent = _Item(match[0], line[indent:]), indent + width
    following = _line(text, position)
    if is_blank and _BLANK_LINE.fullmatch(following):
        item.raw += following + "\n"
        return item, min(position + len(following) + 1, len(text))
    return item, _go_on(text, position, item, _Lines(line, is_blank, indent))


@dataclass(slots=True)
class _Lines:
    """What is known while an item's lines are read: the last one, whether one was blank."""

    line: str
    is_blank: bool
    indent: int


def _go_on(text: str, position: int, item: _Item, lines: _Lines) -> int:
    """Add the lines that belong to the item; where they end."""
    raws, texts = [item.raw], [item.text]
    stop, not_lazy = _stops(lines.indent)
    while position < len(text):
        raw = _line(text, position)
        if stop.match(raw):
            break
        wide = raw.replace("\t", "    ")
        is_blank = not trim(raw)
        if is_blank or _indent_of(wide) >= lines.indent:
            texts.append(wide[lines.indent :])
        elif (
            lines.is_blank
            or _indent_of(lines.line.replace("\t", "    ")) >= 4
            or not_lazy.match(lines.line)
        ):
            break
        else:
            texts.append(raw)
        lines.is_blank = lines.is_blank or is_blank
        raws.append(raw + "\n")
        position = min(position + len(raw) + 1, len(text))
        lines.line = wide[lines.indent :]
    item.raw, item.text = "".join(raws), "\n".join(texts)
    return position


def _token(blocks: BlockReader, item: _Item) -> Token:
    text, is_checked = item.text, None
    if blocks.gfm and (task := _TASK.match(text)) is not None:
        is_checked = text[1] != " "
        text = text[task.end() :]
    return Token("item", item.raw, text, is_checked=is_checked)


def _is_spaced(tokens: list[Token]) -> bool:
    return any(token.kind == "blank" and _ANY_LINE.search(token.raw) for token in tokens)


def _indent_of(line: str) -> int:
    """How many blanks a line begins with; -1 if it has nothing else."""
    found = _NOT_BLANK.search(line)
    return found.start() if found is not None else -1


def _line(text: str, position: int) -> str:
    end = text.find("\n", position)
    return text[position : end if end >= 0 else len(text)]
