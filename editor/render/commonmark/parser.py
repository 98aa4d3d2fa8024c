"""markdown-it-py set up as a flavour says, its plugins by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.anchors import anchors_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.gfm import gfm_plugin

from editor.render.formulas import formula
from editor.render.highlight import code_block

_PLUGINS: Mapping[str, Callable[..., None]] = {
    "anchors": anchors_plugin,
    "footnote": footnote_plugin,
    "gfm": gfm_plugin,
    "math": dollarmath_plugin,
}


def parser(options: Mapping[str, Any], slug: Callable[[str], str]) -> MarkdownIt:
    """A parser; ``slug`` makes a heading's id from its text.

    Options: ``preset``; ``options`` of markdown-it; ``enable``, rules; ``plugins``, their
    arguments by their name.
    """
    md = MarkdownIt(options["preset"], options.get("options", {}))
    md.enable(list(options.get("enable", ())))
    for name, arguments in options["plugins"].items():
        extra: dict[str, Any] = {}
        if name == "anchors":
            extra["slug_func"] = slug
        if name == "math":
            extra["renderer"] = _formula
        md.use(_PLUGINS[name], **arguments, **extra)
    md.add_render_rule("fence", _fence)
    return md


def _formula(tex: str, how: Mapping[str, Any]) -> str:
    return formula(tex, display=bool(how["display_mode"]))


def _fence(renderer: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    token = tokens[index]
    language = token.info.split(maxsplit=1)[0] if token.info.strip() else ""
    if language == "math":
        return (
            f'<div class="math block">\n{_formula(token.content, {"display_mode": True})}\n</div>\n'
        )
    return code_block(token.content, language) + "\n"
