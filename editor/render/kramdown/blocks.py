"""Reads text into blocks: at each place the first kind of block that begins there.

A kind is a pattern that must match and a function that reads the block, or says that it is none.
What the text defines for others is collected on the way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from editor.render.engine import Definition
from editor.render.kramdown import (
    definitions,
    extensions,
    html_blocks,
    leaves,
    lists,
    tables,
    terms,
)
from editor.render.kramdown.frame import Frame
from editor.render.kramdown.options import Options
from editor.render.kramdown.source import Patience, Source
from editor.render.kramdown.tree import Node

Kind = tuple[re.Pattern[str], Callable[[Frame], bool]]

_SPACE_FIRST: Sequence[Kind] = (
    (leaves.BLANK_LINES, leaves.blank_lines),
    (leaves.INDENTED, leaves.indented_code),
)
# With the characters (after up to three spaces) that such a block may begin with; "" for any.
_KINDS: Sequence[tuple[str, str, re.Pattern[str], Callable[[Frame], bool]]] = (
    ("fence", "~", leaves.KRAMDOWN_FENCE, leaves.kramdown_fence),
    ("gfm fence", "~`", leaves.GFM_FENCE, leaves.gfm_fence),
    ("quote", ">", leaves.QUOTED, leaves.quote),
    ("atx", "#", leaves.ATX, leaves.atx_heading),
    ("gfm atx", "#", leaves.GFM_ATX, leaves.gfm_atx_heading),
    ("quirk atx", "#", leaves.GFM_ATX, leaves.quirk_atx_heading),
    ("rule", "*-_", leaves.RULED, leaves.rule),
    ("list", "*+-0123456789", lists.ITEM_BEGINS, lists.items),
    ("terms", ":", terms.BEGINS, terms.definition_list),
    ("html", "<", html_blocks.BEGINS, html_blocks.html),
    ("setext", "", leaves.SETEXT, leaves.setext_heading),
    ("math", "\\$", leaves.FORMULA, leaves.formula),
    ("table", "", tables.BEGINS, tables.table),
    ("note", "[", definitions.NOTE, definitions.note),
    ("link", "[", definitions.LINK, definitions.link),
    ("abbreviation", "*", definitions.ABBREVIATION, definitions.abbreviation),
    ("extension", "{", extensions.BEGINS, extensions.extension),
    ("end", "^", leaves.END, leaves.end_of_block),
    ("paragraph", "", leaves.PARAGRAPH, leaves.paragraph),
)
_WITHOUT_GFM = frozenset({"gfm fence", "gfm atx", "quirk atx"})
_ENDS_BLANK = re.compile(r"(?:\A|\n)[ \t\r\f\v]*\n\Z")
_MARK = re.compile(" {0,3}([^ ])")


class Reader:
    """Reads one text with ``options``, which the text may change; ``defined`` in order.

    ``is_shallow``: what quotes and items hold is not read, as long as where they end does not
    hang on it.
    """

    def __init__(self, options: Options, patience: Patience, *, is_shallow: bool = False) -> None:
        self.options = options
        self._is_shallow = is_shallow
        self.patience = patience
        self.defined: list[Definition] = []
        self.notes: dict[str, Node] = {}
        self._kinds = _kinds(options.is_gfm, options.ends_paragraphs)

    def whole(self, text: str) -> Node:
        """The root of the tree of an article or a segment of one."""
        root = Node("root")
        self.inside(root, text if text.endswith("\n") else text + "\n")
        return root

    def inside(self, node: Node, text: str) -> None:
        """Read all of ``text`` into ``node``."""
        if self._is_shallow and "<" not in text:
            if text.strip():
                node.children.append(Node("p"))
            if _ENDS_BLANK.search(text):
                node.children.append(Node("blank"))
            return
        frame = Frame(self, node, Source(text, self.patience))
        self.go_on(frame)

    def go_on(self, frame: Frame) -> None:
        """Read until the text ends, or the end tag of the element that the frame is about."""
        source = frame.source
        while not source.is_at_end and not frame.is_closed:
            self.block(frame)

    def block(self, frame: Frame) -> None:
        """Read one block."""
        source = frame.source
        source.patience.go_on()
        text, at = source.text, source.at
        first = text[at]
        if first == " ":
            mark = _MARK.match(text, at)
            first = mark[1] if mark else " "
        kinds = self._kinds.get(first) or self._kinds[""]
        for pattern, read in kinds:
            if pattern.match(text, at) and read(frame):
                return
        end = source.line_end(at)
        frame.node.add_text(text[at:end], "raw")
        source.at = end


@lru_cache(maxsize=16)
def _kinds(is_gfm: bool, ends_paragraphs: bool) -> Mapping[str, Sequence[Kind]]:
    """The kinds that may begin with a character; those of others under ""."""
    left_out = set(_WITHOUT_GFM)
    if is_gfm:
        heading = "quirk atx" if ends_paragraphs else "gfm atx"
        left_out = {"fence", "atx"} | (_WITHOUT_GFM - {"gfm fence", heading})
    known = [each for each in _KINDS if each[0] not in left_out]
    firsts = {first for _, firsts, *_ in known for first in firsts} | {""}
    made: dict[str, Sequence[Kind]] = {
        first: [
            (pattern, read) for _, firsts, pattern, read in known if first in firsts or not firsts
        ]
        for first in firsts - {""}
    }
    made[""] = [(pattern, read) for _, firsts, pattern, read in known if not firsts]
    for space in " \t\n\r\f\v":
        made[space] = [*_SPACE_FIRST, *made[""]]
    return made
