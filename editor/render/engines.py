"""The engines by name. The only module that knows them all."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from editor.render.commonmark.engine import CommonMark
from editor.render.engine import Renderer
from editor.render.flavours import Flavour
from editor.render.python_markdown.engine import PythonMarkdown

_ENGINES: Mapping[str, Callable[[Mapping[str, object]], Renderer]] = {
    "markdown-it": CommonMark,
    "python-markdown": PythonMarkdown,
}


def engine(flavour: Flavour) -> Renderer:
    """A new renderer of ``flavour``. Making one takes some milliseconds: keep it."""
    return _ENGINES[flavour.engine](flavour.options)
