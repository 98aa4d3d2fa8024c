"""Whether a fence is open: superfences' own reading of the lines, one at a time."""

from __future__ import annotations

from typing import Any

from markdown import Markdown
from pymdownx.superfences import (  # type: ignore[import-untyped]
    SuperFencesBlockPreprocessor,
)


class FenceReader(SuperFencesBlockPreprocessor):  # type: ignore[misc]
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
