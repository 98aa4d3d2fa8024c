"""What the end of a line within a paragraph becomes.

Where East Asian lines are joined, that hangs on what follows, which is known only later: of all
breaks, only one between text and text is kept then.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from editor.render.commonmark.goldmark.characters import is_plain_punctuation
from editor.render.commonmark.goldmark.delimiters import Node, Sign

_EAST_ASIAN_LETTER = re.compile(
    "[\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9d"  # kana
    "\u2e80-\u2fd5\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufad9"
    "\U00020000-\U000323af"  # Han
    "\u1100-\u11ff\u3131-\u318e\ua960-\ua97c\uac00-\ud7a3\ud7b0-\ud7fb\uffa0-\uffdc]"  # Hangul
)
# What CSS Text calls characters that discard space, by its blocks.
_DISCARDING = re.compile(
    "[\u200b\u2e80-\u2fdf\u2ff0-\u312f\u3190-\u4dbf\u4e00-\ua4cf\uf900-\ufaff\ufe10-\ufe1f"
    "\ufe30-\ufe4f\uff00-\uffef\U0001b000-\U0001b2ff\U0001f200-\U0001f2ff"
    "\U00020000-\U0003ffff]"
)
_HANGUL = re.compile(
    "[\u1100-\u11ff\u302e\u302f\u3131-\u318e\u3200-\u321e\u3260-\u327e\ua960-\ua97c"
    "\uac00-\ud7a3\ud7b0-\ud7fb\uffa0-\uffdc]"
)


@dataclass(slots=True, eq=False)
class _Joint(Node):
    """A break after text; ``joins``: it is dropped when text follows, too."""

    joins: bool = False


def settle(nodes: Sequence[Node]) -> None:
    """Drop the breaks that are not kept; all delimiters are matched by now."""
    for node, following in zip_longest(nodes, nodes[1:]):
        if isinstance(node, _Joint) and (node.joins or not _is_text(following)):
            node.html = ""


def _is_text(node: Node | None) -> bool:
    if node is None or isinstance(node, Sign):
        return False
    return bool(node.html) and not node.html.startswith("<")


class LineBreaks:
    """``hard``: every one breaks. ``style``: the way in which East Asian lines are joined."""

    def __init__(self, hard: bool, style: str) -> None:
        self._hard = hard
        self._style = style

    def node(self, text: str, at: int, is_hard: bool, has_text: bool) -> Node:
        """What shows the line feed at ``at``; ``has_text``: text stands right before it."""
        if is_hard or self._hard:
            return Node("<br>\n", "\n")
        before, after = text[max(0, at - 1) : at], text[at + 1 : at + 2]
        # A blank at the end of the line is a text of its own, of which nothing is left.
        if not self._style or not has_text or before in " \t":
            return Node("\n", "\n")
        return _Joint("\n", "\n", self._joins(before, after))

    def _joins(self, before: str, after: str) -> bool:
        if not before or not after:
            return False
        if self._style == "css3draft":
            is_hangul = _HANGUL.match(before) or _HANGUL.match(after)
            return not is_hangul and (_discards(before) or _discards(after))
        both = _EAST_ASIAN_LETTER.match(before) and _EAST_ASIAN_LETTER.match(after)
        return both is not None


def _discards(character: str) -> bool:
    return _DISCARDING.match(character) is not None or is_plain_punctuation(character)
