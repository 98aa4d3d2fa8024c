"""Footnotes as remark-rehype shows them: with GitHub's attributes and a heading for readers."""

from __future__ import annotations

from html import escape

from editor.render.commonmark.dialect import NoteStyle, Use
from editor.render.commonmark.remark.signs import encoded


def _identifier(use: Use) -> str:
    return escape(encoded(use.label.lower()))


def _again(use: Use) -> str:
    return f"-{use.again + 1}" if use.again else ""


def _reference(use: Use) -> str:
    name = _identifier(use)
    return (
        f'<sup><a href="#user-content-fn-{name}" id="user-content-fnref-{name}{_again(use)}" '
        f'data-footnote-ref="" aria-describedby="footnote-label">{use.place}</a></sup>'
    )


def _links(uses: list[Use]) -> str:
    return "".join(
        f' <a href="#user-content-fnref-{_identifier(use)}{_again(use)}" data-footnote-backref="" '
        f'aria-label="Back to reference {use.place}{_again(use)}" '
        f'class="data-footnote-backref">↩{f"<sup>{use.again + 1}</sup>" if use.again else ""}</a>'
        for use in uses
    )


def _item(use: Use, html: str) -> str:
    return f'<li id="user-content-fn-{_identifier(use)}">\n{html}\n</li>\n'


def _section(items: str) -> str:
    return (
        '<section data-footnotes="" class="footnotes">'
        '<h2 class="sr-only" id="footnote-label">Footnotes</h2>\n'
        f"<ol>\n{items}</ol>\n</section>"
    )


STYLE = NoteStyle(_reference, _links, _item, _section, first_counts=True, read_last=True)
