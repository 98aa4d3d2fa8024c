"""Footnotes as cmark-gfm shows them."""

from __future__ import annotations

from html import escape

from editor.render.commonmark.dialect import NoteStyle, Use
from editor.render.commonmark.github.signs import encoded


def _name(use: Use) -> str:
    return escape(encoded(use.label))


def _again(use: Use) -> str:
    return f"-{use.again + 1}" if use.again else ""


def _reference(use: Use) -> str:
    link = f'href="#fn-{_name(use)}" id="fnref-{_name(use)}{_again(use)}" data-footnote-ref=""'
    return f'<sup class="footnote-ref"><a {link}>{use.place}</a></sup>'


def _links(uses: list[Use]) -> str:
    return "".join(
        f' <a href="#fnref-{_name(use)}{_again(use)}" class="footnote-backref" '
        f'data-footnote-backref="" data-footnote-backref-idx="{use.place}{_again(use)}" '
        f'aria-label="Back to reference {use.place}{_again(use)}">↩'
        + (f'<sup class="footnote-ref">{use.again + 1}</sup></a>' if use.again else "</a>")
        for use in uses
    )


def _item(use: Use, html: str) -> str:
    return f'<li id="fn-{_name(use)}">\n{html}\n</li>\n'


def _section(items: str) -> str:
    return f'<section class="footnotes" data-footnotes="">\n<ol>\n{items}</ol>\n</section>'


STYLE = NoteStyle(_reference, _links, _item, _section)
