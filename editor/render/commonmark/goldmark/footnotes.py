"""Footnotes: where they are defined, and how goldmark shows them."""

from __future__ import annotations

from html import escape

from markdown_it.rules_block import StateBlock

from editor.render.commonmark.dialect import NoteStyle, Use
from editor.render.commonmark.goldmark.containers import read_inside
from editor.render.commonmark.goldmark.links import closing

_INDENT = 4


def read_footnote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The block rule of ``[^label]: text``."""
    if state.is_code_block(start):
        return False
    at = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("[^", at):
        return False
    line = state.src[at : state.eMarks[start]]
    bracket = closing(line, 2, "[", "]")
    if bracket < 0 or not line.startswith(":", bracket + 1) or not line[2:bracket].strip():
        return False
    if silent:
        return True
    label = line[2:bracket]
    state.env["footnotes"]["refs"][":" + label] = -1
    opening = state.push("footnote_reference_open", "", 1)
    opening.meta = {"label": label}
    read_inside(state, start, end, at + bracket + 2, _INDENT, "footnote")
    opening.map = [start, state.line]
    state.push("footnote_reference_close", "", -1)
    return True


def note_style(back_link: str) -> NoteStyle:
    """Footnotes with ``back_link`` as the HTML of the links back."""

    def links(uses: list[Use]) -> str:
        return "".join(
            f'&#160;<a href="#{_anchor(use)}" class="footnote-backref" role="doc-backlink">'
            f"{back_link}</a>"
            for use in uses
        )

    return NoteStyle(_reference, links, _item, _section, together=True, first_counts=True)


def _anchor(use: Use) -> str:
    return f"fnref{use.again or ''}:{use.place}"


def _reference(use: Use) -> str:
    link = f'<a href="#fn:{use.place}" class="footnote-ref" role="doc-noteref">{use.place}</a>'
    return f'<sup id="{escape(_anchor(use))}">{link}</sup>'


def _item(use: Use, html: str) -> str:
    return f'<li id="fn:{use.place}">\n{html}</li>\n'


def _section(items: str) -> str:
    return f'<div class="footnotes" role="doc-endnotes">\n<hr>\n<ol>\n{items}</ol>\n</div>'
