"""Formulas in arithmatex' syntax, shown as MathML.

Until all else is done a formula is what arithmatex makes of it, which headings' ids are made of.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from pymdownx.arithmatex import (
    ArithmatexExtension,
    BlockArithmatexProcessor,
    InlineArithmatexPattern,
)

from editor.render.formulas import formula
from editor.render.python_markdown.run import Run

_INLINE, _BLOCK = "arithmatex-inline", "arithmatex-block"
# Attributes that only the tree has, never the HTML.
_TEX, _IS_DISPLAY = "galley-tex", "galley-display"


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
            md.inlinePatterns.register(InlineFormula(pattern.pattern, config), _INLINE, 189.9)
        if _BLOCK in md.parser.blockprocessors:
            block: Any = md.parser.blockprocessors[_BLOCK]
            formulas = BlockFormula(block.pattern.pattern, config, md)
            md.parser.blockprocessors.register(formulas, _BLOCK, 79.9)
        md.treeprocessors.register(Drawing(md), "galley-formulas", 2)


class InlineFormula(InlineArithmatexPattern):  # type: ignore[misc]
    r"""``$…$`` and ``\(…\)``."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Any, int, int]:
        found, start, end = super().handleMatch(m, data)
        if isinstance(found, Element):
            groups = m.groups()
            found.set(_TEX, groups[2] or groups[-1] or "")
        return found, start, end


class BlockFormula(BlockArithmatexProcessor):  # type: ignore[misc]
    r"""``$$…$$``, ``\[…\]`` and ``\begin{…}``."""

    def generic_output(self, parent: Element, math: str) -> None:
        """Add the formula to ``parent``."""
        super().generic_output(parent, math)
        parent[-1].attrib.update({_TEX: math, _IS_DISPLAY: ""})

    def mathjax_output(self, parent: Element, math: str) -> None:
        """Add the formula to ``parent``."""
        super().mathjax_output(parent, math)
        parent[-1].attrib.update({_TEX: math, _IS_DISPLAY: ""})


class Drawing(Treeprocessor):
    """Puts MathML in the place of the TeX."""

    def run(self, root: Element) -> None:
        """Draw the formulas in place."""
        for element in root.iter():
            tex = element.attrib.pop(_TEX, None)
            if tex is None:
                continue
            display = element.attrib.pop(_IS_DISPLAY, None) is not None
            for child in list(element):
                element.remove(child)
            element.text = AtomicString(self.md.htmlStash.store(formula(tex, display=display)))
