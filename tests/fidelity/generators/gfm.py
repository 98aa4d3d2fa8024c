"""GitHub's Markdown, by cmark-gfm itself (``pip install cmarkgfm``).

GitHub's pages add to it what cmark-gfm has not: ids and classes, which are left out of the
comparison, alerts and formulas: articles with any are refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import import_module, metadata, util

from editor.article.split import split

WITHOUT = frozenset({"id", "class"})
_NOT_IN_CMARK = re.compile(
    r"\[!\w+\]|\$\$|\$`|^ *```(?:math|mermaid)|\$(?=\S)[^$\n]*(?<=\S)\$(?!\d)", re.M
)
_EXTENSIONS = ["table", "strikethrough", "autolink", "tagfilter", "tasklist"]


def missing() -> str | None:
    """See the package."""
    return None if util.find_spec("cmarkgfm") else "pip install cmarkgfm"


def version() -> str:
    """See the package."""
    return f"cmarkgfm {metadata.version('cmarkgfm')}"


def build(articles: Mapping[str, str]) -> dict[str, str]:
    """See the package."""
    cmark = import_module("cmarkgfm")
    options = import_module("cmarkgfm.cmark").Options
    how = options.CMARK_OPT_FOOTNOTES | options.CMARK_OPT_UNSAFE
    return {
        name: cmark.markdown_to_html_with_extensions(split(text).body, how, _EXTENSIONS)
        for name, text in articles.items()
        if not _NOT_IN_CMARK.search(text)
    }
