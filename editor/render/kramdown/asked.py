"""What a segment asks of the whole article while its spans are read, and that it did."""

from __future__ import annotations

from typing import Any

from editor.render.engine import Context, Name
from editor.render.kramdown.attributes import Attributes


class Asked:
    """Answers from ``context``; ``names`` are those that were asked for."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.names: set[Name] = set()

    def get(self, kind: str, name: str) -> Any:
        """What is defined, or None."""
        self.names.add(Name(kind, name))
        return self.context.get(kind, {}).get(name)


class NamedLists(dict[str, Attributes]):
    """The attribute lists with a name, as a mapping that notes down what is looked up."""

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        self._asked = asked

    def __contains__(self, name: object) -> bool:
        return self._asked.get("attributes", str(name)) is not None

    def __getitem__(self, name: str) -> Attributes:
        found: Attributes = self._asked.get("attributes", name)
        return found
