"""Links' addresses as another engine writes them, for flavours of markdown-it-py.

The parser's hooks for them are methods that are meant to be replaced on the parser itself, as
markdown-it's documentation does (MarkdownIt.validateLink, .normalizeLink, .normalizeLinkText); the
types do not know that, which is all that is passed over here.
"""

from __future__ import annotations

from collections.abc import Callable

from markdown_it import MarkdownIt


def write_addresses(md: MarkdownIt, encoded: Callable[[str], str]) -> None:
    """Let ``encoded`` make addresses of what was written; any is taken, and shown as it is.

    What is unsafe the sanitiser takes out later, whatever engine it came through.
    """
    # markdown-it-py asks the parser itself for these, and has no option in their place.
    md.normalizeLink = encoded  # type: ignore[method-assign,assignment]
    md.normalizeLinkText = str  # type: ignore[method-assign,assignment]
    md.validateLink = lambda url: True  # type: ignore[method-assign]
