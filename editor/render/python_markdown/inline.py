"""Inline patterns, of which only those are tried that may match."""

from __future__ import annotations

from markdown import Markdown, treeprocessors
from markdown.util import AtomicString

from editor.render.python_markdown.steps import INLINE_PATTERNS, Steps


class InlineProcessor(treeprocessors.InlineProcessor):
    """Has the name of the class that it derives from because it overrides a private method."""

    def __init__(self, md: Markdown, original: treeprocessors.InlineProcessor) -> None:
        super().__init__(md)
        self._patterns = Steps(original.inlinePatterns, INLINE_PATTERNS)
        # A list where the library has its registry: both are gone through by index.
        self.inlinePatterns = self._patterns.all  # type: ignore[assignment]

    def __handleInline(self, data: str, patternIndex: int = 0) -> str:
        """``data`` with a placeholder for whatever a pattern from ``patternIndex`` on matches."""
        if isinstance(data, AtomicString):
            return data
        patterns = self._patterns.all
        after = self._patterns.after(data)
        index, start, has_changed = after[patternIndex], 0, False
        while index < len(patterns):
            # Private to the class above, whose name this one has.
            data, has_matched, start = self.__applyPattern(patterns[index], data, index, start)  # type: ignore[attr-defined]
            if has_matched:
                has_changed = True
                continue
            if has_changed:
                # What is left may concern fewer patterns, and a placeholder others.
                after, has_changed = self._patterns.after(data), False
            index = after[index + 1]
        return data
