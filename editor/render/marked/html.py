"""Blocks as HTML, as marked's renderer with Hexo's changes writes them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from editor.render.marked import slug
from editor.render.marked.escape import escaped, escaped_once
from editor.render.marked.inline import Inline
from editor.render.marked.token import Token

_FIRST_WORD = re.compile(r"\S*")
_DESCRIPTION = re.compile(r"(^|\s)(\S.+)<br>:\s+(\S.+)")
_TO_ITSELF = re.compile(
    r"<a(?:\s+?|\s+?[^<>]+\s+?)?href=[\"'](?:#)([^<>\"']+)[\"'][^<>]*>", re.IGNORECASE
)

NewId = Callable[[str], str]
"""Gives what stands for a heading's id until all headings are known."""


class Html:
    """Writes the blocks of one segment; ``new_id`` is called once for each heading."""

    def __init__(self, inline: Inline, new_id: NewId) -> None:
        self._inline = inline
        self._new_id = new_id

    def blocks(self, tokens: Sequence[Token], lines_are_paragraphs: bool = True) -> str:
        """The blocks one after the other. Raises TookTooLong."""
        out: list[str] = []
        lines: list[str] = []
        for token in tokens:
            if token.kind == "text":
                lines.append(self._inline.html(token.text))
                continue
            if lines:
                out.append(self._lines(lines, lines_are_paragraphs))
                lines = []
            out.append(self._block(token))
        if lines:
            out.append(self._lines(lines, lines_are_paragraphs))
        return "".join(out)

    def _block(self, token: Token) -> str:
        if token.kind == "paragraph":
            return self._paragraph(self._inline.html(token.text))
        if token.kind == "html":
            return token.text
        write = _WRITERS.get(token.kind)
        return write(self, token) if write is not None else ""

    def _lines(self, lines: list[str], are_paragraph: bool) -> str:
        text = "\n".join(lines)
        return self._paragraph(text) if are_paragraph else text

    def _paragraph(self, html: str) -> str:
        if self._inline.options.descriptionLists and "<br>:" in html:
            listed = _DESCRIPTION.sub(r"<dl><dt>\2</dt><dd>\3</dd></dl>", html, count=1)
            if listed != html:
                return listed
        return f"<p>{html}</p>\n"

    def heading(self, token: Token) -> str:
        """A heading with its id and the link to it."""
        html, options = self._inline.html(token.text), self._inline.options
        level = token.number
        if not options.headerIds:
            return f"<h{level}>{html}</h{level}>"
        given = _TO_ITSELF.search(html) if options.anchorAlias else None
        is_named = given is not None and html.startswith('<a href="#')
        named = given[1] if given is not None and is_named else html
        identifier = self._new_id(slug.anchor(named, options.modifyAnchors))
        title = slug.without_tags(html)
        if given is not None and is_named:
            alias = given[0].replace(given[1], identifier, 1)
            html = html.replace(given[0], alias, 1)
        link = f'<a href="#{identifier}" class="headerlink" title="{title}"></a>'
        return f'<h{level} id="{identifier}">{link}{html}</h{level}>'

    def code(self, token: Token) -> str:
        """Code that Hexo has not taken out of the text before."""
        language = _FIRST_WORD.match(token.info)
        named = f' class="language-{escaped_once(language[0])}"' if language and language[0] else ""
        return f"<pre><code{named}>{escaped(token.text.removesuffix(chr(10)))}\n</code></pre>\n"

    def rule(self, token: Token) -> str:
        """A thematic break."""
        return "<hr>\n"

    def quote(self, token: Token) -> str:
        """A quote."""
        return f"<blockquote>\n{self.blocks(token.tokens)}</blockquote>\n"

    def list(self, token: Token) -> str:
        """A list; ``start`` only where it does not begin with 1."""
        name = "ul" if token.number is None else "ol"
        start = f' start="{token.number}"' if token.number not in (None, 1) else ""
        items = "".join(self._item(item, token.is_loose) for item in token.tokens)
        return f"<{name}{start}>\n{items}</{name}>\n"

    def _item(self, item: Token, is_loose: bool) -> str:
        if item.is_checked is None:
            return f"<li>{self.blocks(item.tokens, is_loose)}</li>\n"
        checked = 'checked="" ' if item.is_checked else ""
        box = f'<input {checked}disabled="" type="checkbox"> '
        if not is_loose:
            return f"<li>{box}{self.blocks(item.tokens, False)}</li>\n"
        # The box is a line before the item's own.
        first, *more = item.tokens or [Token("blank", "")]
        lines = [box, self._inline.html(first.text)] if first.kind == "text" else [box]
        rest = more if first.kind == "text" else item.tokens
        while rest and rest[0].kind == "text":
            lines.append(self._inline.html(rest[0].text))
            rest = rest[1:]
        return f"<li>{self._lines(lines, True)}{self.blocks(rest)}</li>\n"

    def table(self, token: Token) -> str:
        """A table."""
        head, *body = (self._row(row, token, at == 0) for at, row in enumerate(token.rows))
        rows = f"<tbody>{''.join(body)}</tbody>" if body else ""
        return f"<table>\n<thead>\n{head}</thead>\n{rows}</table>\n"

    def _row(self, row: Sequence[str], table: Token, is_head: bool) -> str:
        name = "th" if is_head else "td"
        cells = (
            f"<{name}{_aligned(align)}>{self._inline.html(cell)}</{name}>\n"
            for cell, align in zip(row, table.align, strict=True)
        )
        return f"<tr>\n{''.join(cells)}</tr>\n"


def _aligned(align: str) -> str:
    return f' align="{align}"' if align else ""


_WRITERS: dict[str, Callable[[Html, Token], str]] = {
    "code": Html.code,
    "heading": Html.heading,
    "list": Html.list,
    "quote": Html.quote,
    "rule": Html.rule,
    "table": Html.table,
}
