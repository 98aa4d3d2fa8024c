"""Formulas in arithmatex' syntax, shown as MathML."""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.util import AtomicString
from pymdownx.arithmatex import (  # type: ignore[import-untyped]
    ArithmatexExtension,
    BlockArithmatexProcessor,
    InlineArithmatexPattern,
)

from editor.render.formulas import formula
from editor.render.python_markdown.run import Run

_INLINE, _BLOCK = "arithmatex-inline", "arithmatex-block"


class Formulas(ArithmatexExtension):  # type: ignore[misc]
    """Arithmatex with every formula already made what a script makes of it on the site."""

    def __init__(self, run: Run, **config: Any) -> None:
        super().__init__()
        self.setConfigs(config)

    def extendMarkdown(self, md: Markdown) -> None:
        super().extendMarkdown(md)
        config = self.getConfigs()
        if _INLINE in md.inlinePatterns:
            pattern: Any = md.inlinePatterns[_INLINE]
            md.inlinePatterns.register(InlineFormula(pattern.pattern, config, md), _INLINE, 189.9)
        if _BLOCK in md.parser.blockprocessors:
            block: Any = md.parser.blockprocessors[_BLOCK]
            formulas = BlockFormula(block.pattern.pattern, config, md)
            md.parser.blockprocessors.register(formulas, _BLOCK, 79.9)


class InlineFormula(InlineArithmatexPattern):  # type: ignore[misc]
    r"""``$…$`` and ``\(…\)``."""

    def __init__(self, pattern: str, config: dict[str, Any], md: Markdown) -> None:
        super().__init__(pattern, {**config, "generic": True, "tex_inline_wrap": ["", ""]})
        self.md = md

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Any, int, int]:
        found, start, end = super().handleMatch(m, data)
        if isinstance(found, Element):
            shown = formula(found.text or "", display=False)
            found.text = AtomicString(self.md.htmlStash.store(shown))
        return found, start, end


class BlockFormula(BlockArithmatexProcessor):  # type: ignore[misc]
    r"""``$$…$$``, ``\[…\]`` and ``\begin{…}``."""

    def __init__(self, pattern: str, config: dict[str, Any], md: Markdown) -> None:
        super().__init__(pattern, {**config, "generic": True}, md)

    def generic_output(self, parent: Element, math: str) -> None:
        """Add the formula to ``parent``."""
        element = SubElement(parent, self.block_tag, {"class": "arithmatex"})
        shown = formula(math, display=True)
        element.text = AtomicString(self.parser.md.htmlStash.store(shown))
