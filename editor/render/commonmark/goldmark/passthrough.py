"""What goes through Markdown as it is, between delimiters the site has chosen: formulas."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from editor.render.formulas import formula

BLOCK_START, BLOCK_END = "\x01", "\x02"
"""Stand around a formula that is a block of its own in the HTML of a line."""

_BLOCK = re.compile(rf"\s*{BLOCK_START}([^{BLOCK_END}]*){BLOCK_END}\s*")


@dataclass(frozen=True, slots=True)
class Passed:
    """The HTML of what goes through, and where it ends."""

    html: str
    end: int


class Passthrough:
    """Finds what goes through; ``pattern`` is what it begins with, nothing if nothing does."""

    def __init__(self, inline: Sequence[tuple[str, str]], block: Sequence[tuple[str, str]]) -> None:
        pairs = [(opener, closer, False) for opener, closer in inline]
        pairs += [(opener, closer, True) for opener, closer in block]
        self._pairs = sorted(pairs, key=lambda pair: -len(pair[0]))
        self.pattern = "|".join(re.escape(opener) for opener, _, _ in self._pairs)

    def at(self, text: str, at: int) -> Passed | None:
        """What goes through from ``at`` on."""
        for opener, closer, is_block in self._pairs:
            if text.startswith(opener, at):
                begins = at + len(opener)
                end = text.find(closer, begins)
                if end >= 0:
                    return Passed(_shown(text[begins:end], is_block), end + len(closer))
        return None


def split_blocks(html: str) -> list[tuple[bool, str]]:
    """A line's HTML as parts: whether each is a block of its own, and its HTML."""
    parts = _BLOCK.split(html)
    found = [(bool(index % 2), part) for index, part in enumerate(parts)]
    return [(is_block, part) for is_block, part in found if is_block or part.strip()]


def _shown(tex: str, is_block: bool) -> str:
    html = formula(tex, display=is_block)
    if is_block:
        return f'{BLOCK_START}<div class="math block">\n{html}\n</div>{BLOCK_END}'
    return f'<span class="math inline">{html}</span>'
