"""How far a list item or a definition reaches: what its first line says of the lines after it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from editor.render.kramdown import patterns as p
from editor.render.kramdown.attributes import Attributes

_GIVEN = re.compile(rf"{p.S}*\{{:(?!(?:{p.ID_NAME})?:|/)({p.ANY}{{1,{p.LONGEST_LIST}}})\}}{p.S}*")
_ONLY_GIVEN = re.compile(rf"(?:{_GIVEN.pattern})?{p.S}*\n")
_TABS = re.compile(r"\A( *)(\t+)")
_LEADING_TABS = re.compile(r"\A\t+")


@dataclass(frozen=True, slots=True)
class Reach:
    """Which lines belong to an item whose text begins at column ``indent``.

    ``next``: where the item after it may begin. ``content``: its lines; ``lazy``: lines that need
    no indent while no empty line has come.
    """

    indent: int
    content: re.Pattern[str]
    lazy: re.Pattern[str]

    def shift(self, line: str) -> tuple[str, bool]:
        """A line without the indent, and whether it had it."""
        if line.startswith("\t"):
            line = _LEADING_TABS.sub(lambda tabs: "    " * len(tabs[0]), line)
        has_indent = line.startswith(" " * self.indent)
        return (line[self.indent :] if has_indent else line), has_indent


@lru_cache(maxsize=256)
def _reach(indent: int) -> Reach:
    tabs, rest = divmod(indent, 4)
    return Reach(
        indent,
        re.compile(
            rf"(?:{p.INDENT}{{{tabs}}} {{{rest}}}|{p.INDENT}{{{tabs + 1}}})"
            r"[^\n]*[^ \t\r\n\f\v][^\n]*\n"
        ),
        re.compile(
            rf"(?! {{0,{min(indent, 3)}}}(?:{p.IAL}|{_bare(p.HTML_ENDS)}|{_bare(p.HTML_BEGINS)}))"
            r"[^\n]*[^ \t\r\n\f\v][^\n]*\n"
        ),
    )


def _bare(pattern: str) -> str:
    return pattern.removeprefix(p.UP_TO_3)


def first_line(mark: str, line: str) -> tuple[str, Reach, Attributes | None]:
    """The first line's text, how far the item reaches, and the attributes given to it.

    ``mark`` is what stands before the ``line``: the bullet, with the blanks before it.
    """
    indent = len(mark)
    if _ONLY_GIVEN.match(line):
        indent = 4
    else:
        while tabs := _TABS.match(line):
            column = len(tabs[1]) + indent
            blanks = " " * (4 - column % 4 + (len(tabs[2]) - 1) * 4)
            line = tabs[1] + blanks + line[tabs.end() :]
        indent += len(line) - len(line.lstrip(" "))
    text, given = own_attributes(line.lstrip(" \t\n\v\f\r"))
    return text, _reach(indent), given


def own_attributes(line: str) -> tuple[str, Attributes | None]:
    """A line without the attribute list at its beginning, and that."""
    given = _GIVEN.match(line)
    if given is None:
        return line, None
    attributes = Attributes()
    attributes.read(given[1])
    return line[given.end() :], attributes


@lru_cache(maxsize=32)
def beginning(mark: str, indent: int) -> re.Pattern[str]:
    """Where the next item of the same list begins; ``mark`` is a pattern for the bullet."""
    return re.compile(rf"( {{0,{min(indent - 1, 3)}}}{mark})({p.TAIL})")
