"""Formulas in HTML by their TeX, however shown: MathML, KaTeX, delimiters for a script."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

FORMULA = re.compile(r"\\\((.+?)\\\)|\\\[(.+?)\\\]", re.DOTALL)
"""What MathJax and KaTeX look for in a page's text."""
_WRAPPERS = frozenset({"math", "arithmatex", "katex", "katex-display", "math-display", "mathjax"})


def tex_of(node: LexborNode) -> str | None:
    """The TeX of an element that is a formula and nothing else; None if it is not."""
    given = node.attributes
    if node.tag == "math" or "formula-error" in (given.get("class") or "").split():
        if given.get("data-tex") is not None:
            return given["data-tex"]
        annotation = node.css_first('annotation[encoding="application/x-tex"]')
        return annotation.text() if annotation is not None else given.get("alttext") or node.text()
    if not _WRAPPERS & set((given.get("class") or "").lower().split()):
        return None
    inner = node.css_first('math, .formula-error, annotation[encoding="application/x-tex"]')
    if inner is not None:
        return tex_of(inner) if inner.tag != "annotation" else inner.text()
    text = node.text(deep=True).strip()
    if found := FORMULA.fullmatch(text):
        return found[1] or found[2]
    for sign in ("$$", "$"):
        if text.startswith(sign) and text.endswith(sign) and len(text) > 2 * len(sign):
            return text[len(sign) : -len(sign)]
    return text if text and node.css_first("*") is not None else None


def split_formulas(text: str) -> Iterator[tuple[str, str | None]]:
    """Pieces of plain text, each with None, and between them formulas as ("", TeX)."""
    done = 0
    for found in FORMULA.finditer(text):
        yield text[done : found.start()], None
        yield "", found[1] or found[2]
        done = found.end()
    yield text[done:], None
