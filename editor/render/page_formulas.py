r"""Formulas that the site's pages set themselves, as MathJax and KaTeX do: found in the text.

What Markdown leaves of ``$…$``, ``$$…$$``, ``\(…\)`` and ``\[…\]`` is set wherever such a
script finds it: in text without other elements than line breaks, outside of code.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from editor.render.around import Around
from editor.render.engine import Context, Piece, Renderer
from editor.render.formulas import formula
from editor.render.sanitise import Sanitiser
from editor.render.template import Template

_STEPS = re.compile(
    r"<(?P<kept>pre|code|kbd|samp|math|textarea)\b[^>]*>.*?</(?P=kept)\s*>"
    r"|(?P<text>(?:[^<]|<br\s*/?>)+)|<",
    re.DOTALL | re.IGNORECASE,
)
# One dollar: as pandoc and KaTeX have it, so that prices stay prices.
_FORMULA = re.compile(
    r"\$\$(?P<dollars>.+?)\$\$|\\\[(?P<brackets>.+?)\\\]|\\\((?P<parentheses>.+?)\\\)"
    r"|(?<![\\$\w])\$(?P<dollar>[^\s$](?:[^$]*?[^\s$\\])?)\$(?![\d$])",
    re.DOTALL,
)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_DISPLAYED = ("dollars", "brackets")


class WithFormulas(Around):
    """A Renderer whose pages set formulas."""

    def __init__(self, inner: Renderer) -> None:
        super().__init__(inner)
        self._clean = Sanitiser().clean

    def render(self, source: str, context: Context) -> Piece:
        """See Renderer."""
        piece = super().render(source, context)
        if "$" not in source and "\\" not in source:
            return piece
        notes = tuple((label, self._set(note)) for label, note in piece.notes)
        return replace(piece, body=self._set(piece.body), notes=notes)

    def _set(self, template: Template) -> Template:
        return replace(
            template, parts=tuple(_STEPS.sub(self._step, each) for each in template.parts)
        )

    def _step(self, step: re.Match[str]) -> str:
        return _FORMULA.sub(self._formula, step[0]) if step["text"] else step[0]

    def _formula(self, found: re.Match[str]) -> str:
        kind = str(found.lastgroup)
        tex = unescape(_BREAK.sub("\n", found[kind]))
        return self._clean(formula(tex, display=kind in _DISPLAYED))
