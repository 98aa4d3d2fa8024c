"""The cases that do not agree, each with its reason: article, then flavour ("*" is all)."""

from __future__ import annotations

from collections.abc import Mapping

_NO_CHARACTERS = "references to characters that do not exist: Ruby writes bytes that are no text"
_LAZY_TAG = "a tag alone on a line that lazily goes on in an item"

REASONS: Mapping[str, Mapping[str, str]] = {
    "shared/svg-and-entities": {"jekyll": _NO_CHARACTERS},
    "shared/weird-but-valid": {
        "jekyll": _NO_CHARACTERS,
    },
    "shared/nested-quotes": {
        "astro": "in a quote, an item with a list and a text after it is as loose as the next list"
    },
    "shared/sloppy-post": {"astro": _LAZY_TAG},
    "shared/markdown-torture": {"gfm": "cmark-gfm loses count of many backticks in a paragraph"},
}
