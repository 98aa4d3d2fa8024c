"""Python-Markdown's way from a text to HTML, without the steps that cannot concern the text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown, treeprocessors

from editor.render.python_markdown.inline import InlineProcessor
from editor.render.python_markdown.raw_html import RawHtml
from editor.render.python_markdown.run import Run
from editor.render.python_markdown.steps import (
    BLOCK_PROCESSORS,
    PREPROCESSORS,
    TREE_PROCESSORS,
    Steps,
)

_INLINE = (("inline", 20), ("smart-symbols", 6.1), ("smarty", 6))
"""The processors that apply patterns, and their priorities."""


class Pipeline:
    """Converts as ``md``, all of whose extensions are made, would.

    ``run`` is asked whether to go on before each step whose cost grows with the text.
    """

    def __init__(self, md: Markdown, run: Run) -> None:
        self._md = md
        self._go_on = run.go_on
        # The library has no hook around its steps: those of this one Markdown are replaced.
        for pattern in md.inlinePatterns:
            pattern.handleMatch = self._watched(pattern.handleMatch)  # type: ignore[method-assign]
        for name, priority in _INLINE:
            if name in md.treeprocessors:
                original = md.treeprocessors[name]
                assert isinstance(original, treeprocessors.InlineProcessor)
                md.treeprocessors.register(InlineProcessor(md, original), name, priority)
        md.preprocessors.register(RawHtml(md, run.go_on), "html_block", 20)
        md.parser.parseBlocks = self._parse_blocks  # type: ignore[method-assign]
        self._preprocessors = Steps(md.preprocessors, PREPROCESSORS)
        self._block_processors = Steps(md.parser.blockprocessors, BLOCK_PROCESSORS)
        self._tree_processors = Steps(md.treeprocessors, TREE_PROCESSORS)
        self._postprocessors = tuple(md.postprocessors)

    def convert(self, source: str) -> str:
        """The HTML of ``source``, as Markdown.convert gives it."""
        if not source.strip():
            return ""
        html = self.html(self.parse(source), source)
        tag = self._md.doc_tag
        return html[html.index(f"<{tag}>") + len(tag) + 2 : html.rindex(f"</{tag}>")].strip()

    def parse(self, source: str) -> Element:
        """The tree of ``source``'s blocks."""
        lines = source.split("\n")
        for preprocessor in self._preprocessors.of(source):
            lines = preprocessor.run(lines)
        root: Element = self._md.parser.parseDocument(lines).getroot()  # type: ignore[assignment]
        return root

    def html(self, root: Element, source: str) -> str:
        """The HTML of a tree of blocks that was made of ``source``."""
        for processor in self._tree_processors.of(source):
            changed = processor.run(root)
            root = changed if changed is not None else root
        return self.serialised(root)

    def serialised(self, root: Element) -> str:
        """The HTML of a tree that is done."""
        html = self._md.serializer(root)
        for postprocessor in self._postprocessors:
            html = postprocessor.run(html)
        return html

    def _parse_blocks(self, parent: Element, blocks: list[str]) -> None:
        """See BlockParser.parseBlocks."""
        processors = self._block_processors.all
        while blocks:
            self._go_on()
            block = blocks[0]
            after = self._block_processors.after(block)
            index = after[0]
            while index < len(processors):
                processor = processors[index]
                if processor.test(parent, blocks[0]) and processor.run(parent, blocks) is not False:
                    break
                if blocks[0] is not block:
                    # What is left of it, or what it was before a fence was taken out of it.
                    block = blocks[0]
                    after = self._block_processors.after(block)
                index = after[index + 1]

    def _watched(self, step: Callable[..., Any]) -> Callable[..., Any]:
        def watched(*arguments: Any) -> Any:
            self._go_on()
            return step(*arguments)

        return watched
