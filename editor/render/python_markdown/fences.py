"""Whether a fence is open: an extension's own reading of the lines, one at a time."""

from __future__ import annotations

import re
from typing import Any, Protocol

from markdown import Markdown
from markdown.extensions.attr_list import get_attrs_and_remainder
from markdown.extensions.fenced_code import FencedBlockPreprocessor
from pymdownx.superfences import (
    SuperFencesBlockPreprocessor,
)


class FenceReader(Protocol):
    """Reads lines; ``has_closed`` says whether a fence ended with the last one."""

    has_closed: bool

    @property
    def is_open(self) -> bool:
        """Whether the next line is inside a fence."""

    def start(self) -> None:
        """Begin a text."""

    def read(self, line: str) -> None:
        """The next line, tabs expanded."""


def reader(md: Markdown) -> FenceReader:
    """A reader of the fences that ``md`` has, if any."""
    if "fenced_code_block" not in md.preprocessors:
        return _NoFences()
    used = md.preprocessors["fenced_code_block"]
    if isinstance(used, SuperFencesBlockPreprocessor):
        return _SuperFences(md)
    return _Fences() if isinstance(used, FencedBlockPreprocessor) else _NoFences()


class _NoFences:
    """Nothing is a fence."""

    is_open = has_closed = False

    def start(self) -> None:
        """Nothing."""

    def read(self, line: str) -> None:
        """Nothing."""


class _Fences:
    """Python-Markdown's own: at the margin only, closed by exactly what opened them."""

    _OPENING = re.compile(
        r"(?P<fence>~{3,}|`{3,})[ ]*(?:\{(?P<attributes>.*)\}|(?:\.?[\w#.+-]*[ ]*)?"
        r"(?:hl_lines=(?P<quote>[\"'])(?:.*?)(?P=quote)[ ]*)?)"
    )

    def __init__(self) -> None:
        self.start()

    def start(self) -> None:
        """See FenceReader."""
        self.has_closed = False
        self._fence = ""

    @property
    def is_open(self) -> bool:
        """See FenceReader."""
        return bool(self._fence)

    def read(self, line: str) -> None:
        """See FenceReader."""
        self.has_closed = False
        if self._fence:
            self.has_closed = line.rstrip(" ") == self._fence
            self._fence = "" if self.has_closed else self._fence
            return
        opening = self._OPENING.fullmatch(line)
        attributes = opening["attributes"] if opening else None
        if opening and not (attributes and get_attrs_and_remainder(attributes)[1]):
            self._fence = opening["fence"]


class _SuperFences(SuperFencesBlockPreprocessor):  # type: ignore[misc]
    """Reads lines as the preprocessor of ``md`` does, without making anything of them."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        original: Any = md.preprocessors["fenced_code_block"]
        self.config = original.config
        self.extension = original.extension
        self.get_hl_settings()
        self.start()

    def start(self) -> None:
        """Begin a text."""
        self.stack: list[Any] = []
        self.has_closed = False
        self.clear()

    def process_nested_block(self, ws: str, content: str, start: int, end: int) -> None:
        """The fence is closed."""
        self.clear()
        self.has_closed = True

    @property
    def is_open(self) -> bool:
        """Whether the next line is inside a fence."""
        return self.fence is not None

    def read(self, line: str) -> None:
        """The next line, tabs expanded. ``has_closed`` says whether a fence ended with it."""
        self.has_closed = False
        if self.fence is None:
            self.search_nested([line])
            return
        ws, content = self.parse_fence_line(line)
        level = ws.count(">")
        if self.quote_level:
            self.eval_quoted(ws, content, level, 0, 1)
        elif level == 0:
            self.eval_fence(ws, content, 0, 1)
        else:
            self.clear()
