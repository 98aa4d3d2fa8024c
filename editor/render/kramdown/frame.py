"""What a function that reads a block is given: the element it goes into, the text, the reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from editor.render.engine import Definition, Name
from editor.render.kramdown.attributes import Attributes
from editor.render.kramdown.options import Options
from editor.render.kramdown.source import Patience, Source
from editor.render.kramdown.tree import Node


class BlockReader(Protocol):
    """What reads blocks, as those see it whose blocks hold others."""

    options: Options
    patience: Patience
    defined: list[Definition]
    notes: dict[str, Node]

    def inside(self, node: Node, text: str) -> None:
        """Read all of ``text`` into ``node``."""

    def go_on(self, frame: Frame) -> None:
        """Read into the frame's element until the text ends or the element is closed."""


@dataclass(slots=True, eq=False)
class Frame:
    """``waiting``: an attribute list for the next block. ``is_closed``: an end tag was read."""

    reader: BlockReader
    node: Node
    source: Source
    waiting: Attributes | None = None
    is_closed: bool = False

    def new(self, kind: str, value: str = "", **details: Any) -> Node:
        """A block with the attributes that wait for it, not yet put anywhere."""
        node = Node(kind, value, **details)
        node.given, self.waiting = self.waiting, None
        return node

    def add(self, kind: str, value: str = "", **details: Any) -> Node:
        """A block with the attributes that wait for it, as the last child."""
        node = self.new(kind, value, **details)
        self.node.children.append(node)
        return node

    def define(self, kind: str, name: str, value: Any) -> None:
        """Note what the text defines."""
        self.reader.defined.append(Definition(Name(kind, name), value))

    @property
    def is_after_boundary(self) -> bool:
        """Whether what stands before cannot be a paragraph that goes on here."""
        last = self.node.last
        return (
            last is None
            or last.kind == "blank"
            or (last.kind == "end" and not last.value)
            or self.waiting is not None
        )
