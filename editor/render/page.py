"""A rendered article as one HTML document of its own."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from editor.render.block import Block, joined


def page(blocks: Sequence[Block], title: str, css: str = "") -> str:
    """A whole HTML document; ``css``, which must be trusted, is its style sheet."""
    return (
        '<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(title)}</title>\n<style>\n{css}\n</style>\n</head>\n"
        f"<body>\n<main>\n{joined(blocks)}\n</main>\n</body>\n</html>\n"
    )
