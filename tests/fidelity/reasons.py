"""The cases that do not agree, each with its reason: article, then flavour ("*" is all)."""

from __future__ import annotations

from collections.abc import Mapping

_LAZY_TAG = "a tag alone on a line that lazily goes on in an item"

REASONS: Mapping[str, Mapping[str, str]] = {
    "shared/nested-quotes": {
        "astro": "in a quote, an item with a list and a text after it is as loose as the next list"
    },
    "shared/sloppy-post": {"astro": _LAZY_TAG},
    "shared/markdown-torture": {"gfm": "cmark-gfm loses count of many backticks in a paragraph"},
}
