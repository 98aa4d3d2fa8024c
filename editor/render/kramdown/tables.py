"""Tables: lines with ``|`` in them, if nothing but such lines stands between two boundaries."""

from __future__ import annotations

import re

from editor.render.kramdown import patterns as p
from editor.render.kramdown.codespans import code_and_text
from editor.render.kramdown.frame import Frame
from editor.render.kramdown.leaves import is_before_boundary
from editor.render.kramdown.spans import pieces_with_code_and_html
from editor.render.kramdown.tree import Node

_PIPE = r"(?:\||[^\n]*[^\\\n]\|)"
_HAS_PIPE = re.compile(_PIPE)
_LINE = re.compile(rf"{_PIPE}[^\n]*\n")
BEGINS = re.compile(rf"{p.UP_TO_3}(?=[^ \t\r\n\f\v]){_PIPE}")
_SEPARATOR = re.compile(r"([+|: \t-]*-[+|: \t-]*)[ \t]*\n")
_FOOTER = re.compile(r"[+|: \t=]*=[+|: \t=]*[ \t]*\n")
_ALIGNMENT = re.compile(r"[ \t]?(:?)-+(:?)[ \t]?")
_CODE_ELEMENT = re.compile(r"(<code.*?>.*?</code>)")
_UNESCAPED_PIPE = re.compile(r"(?<!\\)\|")
_ALIGNMENTS = {("", ""): "", (":", ""): "left", ("", ":"): "right", (":", ":"): "center"}


def table(frame: Frame) -> bool:
    """A table with a body; head and foot as lines of ``-`` and ``=`` make them."""
    source, start = frame.source, frame.source.at
    if not frame.is_after_boundary:
        return False
    # As in kramdown, attributes that wait for a block are lost on what turns out to be no table.
    node = frame.new("table")
    parts = _Parts(node)
    line = _LINE.match(source.text, start)
    parts.has_leading_pipe = line is not None and line[0].lstrip().startswith("|")
    at = _read_lines(parts, source.text, start)
    if (
        not is_before_boundary(source, at)
        or not _is_split_by_pipes(source.text[start : at - 1], frame)
        or not parts.finish()
    ):
        return False
    source.at = at
    frame.node.children.append(node)
    return True


def _read_lines(parts: _Parts, text: str, at: int) -> int:
    """Read the table's lines; where they end."""
    first = _SEPARATOR.match(text, at)
    at = first.end() if first else at
    while line := _LINE.match(text, at):
        if separator := _SEPARATOR.match(text, at):
            parts.separate(separator[1])
        elif _FOOTER.match(text, at):
            parts.begin_footer()
        else:
            parts.add_row(line[0].rstrip("\n").rstrip(" \t"))
        at = line.end()
    return at


class _Parts:
    """Rows are collected until a line says what they are."""

    def __init__(self, node: Node) -> None:
        self.node = node
        self.has_leading_pipe = False
        self._rows: list[Node] = []
        self._has_footer = False
        self._width = 0

    def separate(self, line: str) -> None:
        """A line of ``-``: the first one ends the head."""
        if not self._rows:
            return
        if not self.node.columns and not self._has_footer:
            self._end("thead")
            found = _ALIGNMENT.findall(line)
            self.node.columns = [_ALIGNMENTS[left, right] for left, right in found]
        elif not self._has_footer:
            self._end("tbody")

    def begin_footer(self) -> None:
        """A line of ``=``."""
        if self._rows:
            self._end("tbody")
        self._has_footer = True

    def add_row(self, line: str) -> None:
        """A row of cells."""
        cells = _cells(line)
        if self.has_leading_pipe and not cells[0].strip(p.SPACES):
            del cells[0]
        if cells and not cells[-1].strip(p.SPACES):
            del cells[-1]
        row = Node("tr")
        for cell in cells:
            text = cell.strip(p.SPACES)
            row.children.append(Node("td", children=[Node("raw", text)]))
        self._width = max(self._width, len(cells))
        self._rows.append(row)

    def finish(self) -> bool:
        """Make all rows as wide as the widest; False if the table has no body."""
        if self._rows:
            self._end("tfoot" if self._has_footer else "tbody")
        if all(part.kind != "tbody" for part in self.node.children):
            return False
        for part in self.node.children:
            for row in part.children:
                row.children += [Node("td") for _ in range(self._width - len(row.children))]
        columns = list(self.node.columns[: self._width])
        self.node.columns = columns + [""] * (self._width - len(columns))
        return True

    def _end(self, kind: str) -> None:
        self.node.children.append(Node(kind, children=self._rows))
        self._rows = []


def _cells(line: str) -> list[str]:
    """A row split at pipes that do not stand in code."""
    if "`" not in line and "<" not in line:
        return _split(line)
    cells: list[str] = []
    for index, part in enumerate(_CODE_ELEMENT.split(line)):
        if index % 2:
            cells[-1:] = [(cells[-1] if cells else "") + part]
            continue
        for is_code, text in code_and_text(part):
            if is_code:
                runs = re.findall("`+", text)
                sign = max(runs, default="") + "`"
                blank = " " if len(sign) > 1 else ""
                first, others = f"{sign}{blank}{text}{blank}{sign}", []
            else:
                first, *others = _split(text)
            cells[-1:] = [(cells[-1] if cells else "") + first]
            cells += others
    return cells or [""]


def _split(text: str) -> list[str]:
    if "\\" not in text:
        return text.split("|")
    return [each.replace("\\|", "|") for each in _UNESCAPED_PIPE.split(text)]


def _is_split_by_pipes(text: str, frame: Frame) -> bool:
    """Whether the pipes of the last line are outside of code and of tags."""
    if "`" not in text and "<" not in text:
        return _HAS_PIPE.match(text, text.rfind("\n") + 1) is not None
    has_pipe = False
    for is_code, value in pieces_with_code_and_html(
        text, frame.reader.options, frame.reader.patience
    ):
        lines = value.rstrip("\n").split("\n") if value.strip("\n") else []
        if not lines:
            continue
        if is_code:
            if len(lines) > 2 or (len(lines) == 2 and not has_pipe):
                break
            has_pipe = has_pipe and len(lines) != 2
        else:
            if len(lines) > 1 and not has_pipe and not _HAS_PIPE.match(lines[0]):
                break
            has_pipe = (has_pipe and len(lines) == 1) or bool(_HAS_PIPE.match(lines[-1]))
    return has_pipe
