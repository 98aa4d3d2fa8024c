"""What an article is read into: blocks with blocks or spans in them. Knows nothing of HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from editor.render.kramdown.attributes import Attributes


@dataclass(slots=True, eq=False)
class Node:
    """An element of the tree; ``kind`` says which, and which of the fields mean something.

    ``value``: its text, code, formula, tag or name. ``given``: the author's attribute lists, of
    which ``attributes`` are made. ``unparsed`` text has spans still to be read: kind ``raw``.
    ``model``: how the content of an HTML element is read (``block``, ``span``, ``raw``).
    ``is_span``: of kinds that may be either, whether it stands in a line of text.
    ``plain``: a paragraph shown without ``<p>``. ``title``: a heading's text for its id.
    """

    kind: str
    value: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)
    given: Attributes | None = None
    model: str = ""
    is_span: bool = False
    is_closed: bool = False
    plain: bool = False
    level: int = 0
    language: str = ""
    title: str = ""
    columns: Sequence[str] = ()

    @property
    def last(self) -> Node | None:
        """The last child."""
        return self.children[-1] if self.children else None

    def add_text(self, text: str, kind: str) -> None:
        """Append text, to the last child if that is of this kind of text."""
        children = self.children
        if children and children[-1].kind == kind:
            children[-1].value += text
        elif text:
            children.append(Node(kind, text))

    def all(self) -> Iterator[Node]:
        """The node and everything in it."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += reversed(node.children)


BLOCKS = frozenset("blank p header blockquote codeblock ul ol li dl dt dd table td hr".split())
"""Kinds that are blocks wherever they stand."""
