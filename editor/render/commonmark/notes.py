"""Footnotes as markdown-it's plugin shows them."""

from __future__ import annotations

from editor.render.commonmark.dialect import NoteStyle, Use


def _anchor(use: Use) -> str:
    return f"{use.place}:{use.again}" if use.again else str(use.place)


def _reference(use: Use) -> str:
    anchor = _anchor(use)
    number = f'<a href="#fn{use.place}" id="fnref{anchor}">[{anchor}]</a>'
    return f'<sup class="footnote-ref">{number}</sup>'


def _links(uses: list[Use]) -> str:
    return "".join(
        f' <a href="#fnref{_anchor(use)}" class="footnote-backref">↩\ufe0e</a>' for use in uses
    )


def _item(use: Use, html: str) -> str:
    return f'<li id="fn{use.place}" class="footnote-item">{html}</li>\n'


def _section(items: str) -> str:
    return (
        '<hr class="footnotes-sep">\n<section class="footnotes">\n<ol class="footnotes-list">\n'
        f"{items}</ol>\n</section>"
    )


MARKDOWN_IT = NoteStyle(_reference, _links, _item, _section)
