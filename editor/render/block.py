"""What rendering gives: blocks of HTML, and splices that turn one list of blocks into another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from editor.render.noted import Noted


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the article that renders independently of its neighbours.

    ``html`` is sanitised and may be empty (a block of definitions). ``lines`` is how many source
    lines the block spans, 0 for what the engine adds at the end (the list of footnotes); over all
    blocks they sum to the number of lines of the article. ``notes``: the footnotes that the block
    defines, by their labels, each with its first line in the block and how many lines it has; of
    the list of footnotes, those that it shows, each with its place in it (from 0).
    """

    html: str
    lines: int
    kind: str = "block"
    notes: tuple[Noted, ...] = ()


@dataclass(frozen=True, slots=True)
class Splice:
    """Replaces ``blocks[at : at + remove]`` by ``insert``."""

    at: int
    remove: int
    insert: tuple[Block, ...]


def apply(splices: Sequence[Splice], blocks: list[Block]) -> None:
    """Apply ``splices`` to ``blocks`` in place, one after the other."""
    for splice in splices:
        blocks[splice.at : splice.at + splice.remove] = splice.insert


def joined(blocks: Sequence[Block]) -> str:
    """The HTML of the whole article."""
    return "\n".join(block.html for block in blocks if block.html)
