"""The cases that do not agree, each with its reason: article, then flavour ("*" is all)."""

from __future__ import annotations

from collections.abc import Mapping

_LEFT_OPEN = (
    "HTML that is left open reaches over the rest of the page; Galley closes it with its block, "
    "so that what is typed later cannot change what stands before it on the page"
)
_NO_CHARACTERS = "references to characters that do not exist: Ruby writes bytes that are no text"
_WIDE_BLANKS = "wide blanks at the edges of a table's cell are taken off (markdown-it-py)"
_LAZY_QUOTE = "a line four columns in that goes on in a quote loses its > (markdown-it-py)"
_BYTE_ORDER_MARK = "a byte order mark in the middle of an article is kept"
_NOTE_IN_LINK = "a footnote in a link's text: the link is kept, not the footnote's reference"
_LAZY_TAG = "a tag alone on a line that lazily goes on in an item"

REASONS: Mapping[str, Mapping[str, str]] = {
    "shared/unclosed-html": {"*": _LEFT_OPEN},
    "shared/svg-and-entities": {"jekyll": _NO_CHARACTERS},
    "shared/weird-but-valid": {
        "jekyll": _NO_CHARACTERS,
        "gfm": "cmark-gfm reads longer references to characters than CommonMark allows",
    },
    "shared/history-notes": {"*": _WIDE_BLANKS},
    "shared/nested-quotes": {"*": _LAZY_QUOTE},
    "shared/headings": {"vitepress": _BYTE_ORDER_MARK},
    "shared/footnotes": {"gfm": _NOTE_IN_LINK, "astro": _NOTE_IN_LINK},
    "shared/sloppy-post": {"*": _LAZY_TAG},
    "shared/markdown-torture": {"gfm": "cmark-gfm loses count of many backticks in a paragraph"},
    "shared/tables": {"astro": "backslashes before a pipe in a table's cell"},
}
