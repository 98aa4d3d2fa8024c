"""Paragraphs, and what goldmark makes of them at their end.

Lines are gathered until something else begins. Then definitions of references are taken off the
top, and the rest is a heading if it is underlined, the terms of a definition list if a definition
follows, a table if one of its lines is a table's rule.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.rules_block import StateBlock

from editor.render.commonmark.goldmark.blocks import indent_of, interrupts
from editor.render.commonmark.goldmark.characters import BLANKS
from editor.render.commonmark.goldmark.definition_lists import (
    definition_indent,
    push_definition_list,
)
from editor.render.commonmark.goldmark.headings import push_heading, with_heading_attributes
from editor.render.commonmark.goldmark.links import reference
from editor.render.commonmark.goldmark.options import Options
from editor.render.commonmark.goldmark.summary import DIVIDER
from editor.render.commonmark.goldmark.tables import Table, table

_INDENTATION = re.compile(r"[ \t]*")


@dataclass(frozen=True, slots=True)
class _Gathered:
    """The lines of a paragraph, ``end`` behind the last; ``underline`` is a heading's level."""

    lines: Sequence[str]
    indents: Sequence[int]
    end: int
    underline: int = 0


class Paragraphs:
    """The last block rule: what no other wants is a paragraph."""

    def __init__(self, options: Options) -> None:
        self._options = options

    def read(self, state: StateBlock, start: int, end: int, silent: bool) -> bool:
        """See markdown-it's block rules; always true."""
        before = state.parentType
        state.parentType = "paragraph"
        gathered = self._gathered(state, start)
        state.parentType = before
        lines, taken = _without_references(state, gathered.lines, start)
        state.line = gathered.end
        if taken and state.level:
            state.push("definitions", "", 0).map = [start, start + taken]
        if not lines:
            return True
        found = table(lines, gathered.indents[taken:]) if self._options.table else None
        if gathered.underline and found is None:
            self._push_underlined(state, lines, start, gathered)
        elif found is not None:
            self._push_with_table(state, lines, found, (start, taken))
        elif not self._push_terms(state, lines, start, gathered.end, end):
            _push_paragraph(state, lines, start, gathered.end)
        return True

    def _gathered(self, state: StateBlock, start: int) -> _Gathered:
        """The paragraph that begins at ``start``."""
        lines, indents = [_line(state, start)], [0]
        line = start + 1
        while line < state.lineMax and not state.isEmpty(line):
            indent = state.sCount[line] - state.blkIndent
            if 0 <= indent <= 3:
                level = _underline(state, line)
                if level and not _is_all_references(state, lines):
                    return _Gathered(lines, indents, line, level)
                if self._options.definitionList and definition_indent(state, line):
                    break
            if indent <= 3 and interrupts(state, line):
                break
            lines.append(_line(state, line))
            indents.append(indent_of(state, line))
            line += 1
        return _Gathered(lines, indents, line)

    def _push_underlined(
        self,
        state: StateBlock,
        lines: Sequence[str],
        first: int,
        gathered: _Gathered,
    ) -> None:
        state.line = gathered.end + 1
        *above, last = lines
        last, given = with_heading_attributes(last.rstrip(BLANKS), self._options.attribute_title)
        title = "\n".join([*above, last]).rstrip(BLANKS)
        push_heading(state, gathered.underline, title, given, (first, state.line))

    def _push_with_table(
        self, state: StateBlock, lines: Sequence[str], found: Table, lead: tuple[int, int]
    ) -> None:
        """``lead``: the first line, and how many lines of definitions stand before the text."""
        first, taken = lead
        if found.header:
            _push_paragraph(state, lines[: found.header], first, first + taken + found.header)
        push_table(state, found, None if found.header else [first, state.line])

    def _push_terms(
        self, state: StateBlock, lines: Sequence[str], first: int, line: int, end: int
    ) -> bool:
        """Push a definition list if a definition follows."""
        if not self._options.definitionList:
            return False
        following = state.skipEmptyLines(line)
        if following >= end or not definition_indent(state, following):
            return False
        terms = [each.rstrip(BLANKS) for each in lines]
        push_definition_list(state, terms, first, following, end)
        return True


def push_table(state: StateBlock, found: Table, lines: list[int] | None) -> None:
    """The tokens of a table; ``lines`` (first, end) unless it is the end of a paragraph."""
    state.push("table_open", "table", 1).map = lines
    state.push("thead_open", "thead", 1)
    _push_row(state, "th", found.head, found.alignments)
    state.push("thead_close", "thead", -1)
    state.push("tbody_open", "tbody", 1)
    for row in found.rows:
        _push_row(state, "td", row, found.alignments)
    state.push("tbody_close", "tbody", -1)
    state.push("table_close", "table", -1)


def _push_row(
    state: StateBlock, tag: str, cells: Sequence[str | None], alignments: Sequence[str]
) -> None:
    state.push("tr_open", "tr", 1)
    for cell, alignment in zip(cells, alignments, strict=False):
        opening = state.push(f"{tag}_open", tag, 1)
        if alignment and cell is not None:
            opening.attrs = {"style": f"text-align: {alignment}"}
        inline = state.push("inline", "", 0)
        inline.content = cell or ""
        inline.children = []
        state.push(f"{tag}_close", tag, -1)
    state.push("tr_close", "tr", -1)


def _push_paragraph(state: StateBlock, lines: Sequence[str], first: int, end: int) -> None:
    """The tokens of a paragraph, or of those before and after the end of the summary."""
    texts = ["\n".join(lines)]
    if not state.level and DIVIDER in texts[0]:
        texts = [text.strip(BLANKS) for text in texts[0].split(DIVIDER) if text.strip(BLANKS)]
    place: list[int] | None = [first, end]
    for text in texts:
        state.push("paragraph_open", "p", 1).map = place
        inline = state.push("inline", "", 0)
        inline.content = text.rstrip(" \t\v\f")
        inline.map = place
        inline.children = []
        state.push("paragraph_close", "p", -1)
        place = None


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _underline(state: StateBlock, line: int) -> int:
    """The level of the heading that this line makes of the paragraph above it; 0 if none."""
    text = _line(state, line).rstrip(" \t")
    if not text.strip("="):
        return 1
    return 2 if not text.strip("-") else 0


def _is_all_references(state: StateBlock, lines: Sequence[str]) -> bool:
    """Whether a paragraph would leave nothing behind."""
    return lines[0].startswith("[") and not _references_end(state, lines, lines, False)[0]


def _without_references(
    state: StateBlock, lines: Sequence[str], start: int
) -> tuple[Sequence[str], int]:
    """The lines without the definitions at their top, which are noted, and how many those are."""
    if not lines[0].startswith("["):
        return lines, 0
    further = range(start + 1, start + len(lines))
    raw = (state.getLines(line, line + 1, state.blkIndent, False) for line in further)
    return _references_end(state, lines, [lines[0], *raw], True)


def _after_blanks(text: str, at: int) -> int:
    blanks = _INDENTATION.match(text, at)
    return blanks.end() if blanks else at


def _references_end(
    state: StateBlock, lines: Sequence[str], raw: Sequence[str], noted: bool
) -> tuple[Sequence[str], int]:
    """``raw``: the lines with their indentation, which belongs to a title that goes on there."""
    text, at = "\n".join(raw), 0
    while found := reference(text, _after_blanks(text, at)):
        known = state.env["references"]
        if noted and found.label not in known:
            known[found.label] = {
                "href": found.target.destination,
                "title": found.target.title,
            }
        at = found.target.end
    if at >= len(text):
        return (), len(lines)
    taken = text.count("\n", 0, at)
    return lines[taken:], taken
