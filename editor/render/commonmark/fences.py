"""Code fences and formulas as HTML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markdown_it.token import Token

from editor.render.formulas import formula
from editor.render.highlight import code_block


def shown_formula(tex: str, how: Mapping[str, Any]) -> str:
    """What the formula plugin shows."""
    return formula(tex, display=bool(how["display_mode"]))


def coloured_fence(
    renderer: Any, tokens: Sequence[Token], index: int, options: Any, env: Any
) -> str:
    """A fence's render rule: its code in colours, or the formula that it holds."""
    token = tokens[index]
    language = token.info.split(maxsplit=1)[0] if token.info.strip() else ""
    if language == "math":
        shown = shown_formula(token.content, {"display_mode": True})
        return f'<div class="math block">\n{shown}\n</div>\n'
    return code_block(token.content, language) + "\n"
