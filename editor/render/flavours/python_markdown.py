"""Python-Markdown with the extensions that a plain folder of articles may use."""

from __future__ import annotations

from collections.abc import Mapping

from editor.render.engine import Renderer
from editor.render.flavours.table import Settings
from editor.render.python_markdown.catalogue import selected
from editor.render.python_markdown.engine import PythonMarkdown

_EXTENSIONS: Mapping[str, Mapping[str, object]] = {
    "abbr": {},
    "admonition": {},
    "attr_list": {},
    "def_list": {},
    "footnotes": {},
    "md_in_html": {},
    "tables": {},
    "toc": {},
    "pymdownx.arithmatex": {},
    "pymdownx.highlight": {"name_language": True},
    "pymdownx.superfences": {},
    "pymdownx.tasklist": {},
    "pymdownx.tilde": {"subscript": False},
    "galley.alerts": {},
}


def renderer(settings: Settings) -> Renderer:
    """See `table.renderer`; a plain folder has no settings."""
    return PythonMarkdown(selected(_EXTENSIONS.items()).extensions)
