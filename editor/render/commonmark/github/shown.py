"""The HTML of tables, tasks, footnotes and raw HTML as cmark-gfm writes it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from editor.render.commonmark.dialect import NoteStyle, Use
from editor.render.commonmark.github.signs import encoded

_FILTERED = re.compile(
    r"<(?=/?(?:title|textarea|style|xmp|iframe|noembed|noframes|script|plaintext)(?:[\s>/]|$))",
    re.IGNORECASE,
)
_ALIGNMENT = re.compile(r"text-align:(\w+)")
_TASK = re.compile(r"\s*(?:[-+*]|\d+.)\s+\[[ xX]\]\s")
_BOX = re.compile(r"\[([ xX])\](?:\s+|$)", re.M)


def shown_plugin(md: MarkdownIt) -> None:
    """Render as cmark-gfm does."""
    for cell in ("th_open", "td_open"):
        md.add_render_rule(cell, _cell)
    for name in ("html_block", "html_inline"):
        md.add_render_rule(name, _raw_html)
    md.add_render_rule("list_item_open", _item_open)
    md.core.ruler.before("inline", "task_lines", _check_tasks)
    md.core.ruler.push("strong_once", _strong_once)


def _cell(renderer: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    token = tokens[index]
    alignment = _ALIGNMENT.search(str(token.attrGet("style") or ""))
    return f'<{token.tag} align="{alignment[1]}">' if alignment else f"<{token.tag}>"


def _raw_html(renderer: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    """Raw HTML, of which some tags are shown as text (GFM, "Disallowed Raw HTML")."""
    html = _FILTERED.sub("&lt;", tokens[index].content)
    return "\n" + html if index and tokens[index - 1].hidden else html


def _check_tasks(state: StateCore) -> None:
    """Make tasks of the boxes in lines which begin with the item's mark, as cmark-gfm does.

    Whatever follows a box is text.
    """
    lines = state.src.split("\n") if _BOX.search(state.src) else []
    for at, token in enumerate(state.tokens if lines else ()):
        if token.type != "list_item_open" or token.map is None:
            continue
        inline = state.tokens[min(at + 2, len(state.tokens) - 1)]
        box = _BOX.match(inline.content)
        if box and inline.type == "inline" and _TASK.match(lines[token.map[0]]):
            token.meta["checked"] = box[1] != " "
            inline.content = inline.content[box.end() :]
            if not inline.content:
                state.tokens[at + 1].hidden = state.tokens[at + 3].hidden = True


def _item_open(renderer: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    """An item, with its box; cmark-gfm takes a mark anywhere in the first line for the box's."""
    meta = tokens[index].meta
    if "checked" not in meta:
        return "<li>"
    line = next((each.content for each in tokens[index:] if each.type == "inline"), "")
    line = line.split("\n", 1)[0]
    checked = meta["checked"] or "[x]" in line or "[X]" in line
    return f'<li><input type="checkbox"{" checked" * checked} disabled> '


def _strong_once(state: StateCore) -> None:
    """Take away strong text right within strong text."""
    for token in state.tokens:
        if not token.children:
            continue
        around: list[str] = []
        for child in token.children:
            if child.nesting > 0:
                child.hidden = child.tag == "strong" and around[-1:] == ["strong"]
                around.append(child.tag)
            elif child.nesting < 0 and around:
                closed = around.pop()
                child.hidden = closed == "strong" and around[-1:] == ["strong"]


def _anchor(use: Use) -> str:
    again = f"-{use.again + 1}" if use.again else ""
    return f"fnref-{_named(use)}{again}"


def _named(use: Use) -> str:
    return escape(encoded(use.label))


def _reference(use: Use) -> str:
    target = f'href="#fn-{_named(use)}" id="{_anchor(use)}"'
    return f'<sup class="footnote-ref"><a {target} data-footnote-ref>{use.place}</a></sup>'


def _links(uses: list[Use]) -> str:
    return "".join(_link(use) for use in uses)


def _link(use: Use) -> str:
    number = f"{use.place}-{use.again + 1}" if use.again else str(use.place)
    again = f'<sup class="footnote-ref">{use.again + 1}</sup>' if use.again else ""
    return (
        f' <a href="#{_anchor(use)}" class="footnote-backref" data-footnote-backref'
        f' data-footnote-backref-idx="{number}" aria-label="Back to reference {number}">'
        f"↩{again}</a>"
    )


def _item(use: Use, html: str) -> str:
    return f'<li id="fn-{_named(use)}">\n{html}</li>\n'


def _section(items: str) -> str:
    return f'<section class="footnotes" data-footnotes>\n<ol>\n{items}</ol>\n</section>'


CMARK = NoteStyle(_reference, _links, _item, _section, first_counts=True)
