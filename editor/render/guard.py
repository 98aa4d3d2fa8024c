"""Rendering a segment so that one that cannot be rendered costs only itself."""

from __future__ import annotations

from html import escape

from editor.render.engine import Context, Piece, Renderer
from editor.render.template import Template

# So much of the source is shown in the place of a block that cannot be.
_SHOWN = 500


def rendered(engine: Renderer, source: str, context: Context) -> Piece:
    """The segment, or a quiet note with the beginning of its source when rendering it fails."""
    try:
        return engine.render(source, context)
    except RecursionError:
        return _problem(source, "This part is nested too deep to be shown.")
    except MemoryError:
        return _problem(source, "There is not enough memory to show this part.")
    except Exception as error:  # noqa: BLE001 - one bad block must not take the others with it
        return _problem(source, f"This part cannot be shown ({type(error).__name__}).")


def _problem(source: str, reason: str) -> Piece:
    start = escape(source[:_SHOWN].strip())
    dots = "…" if len(source) > _SHOWN else ""
    html = f'<div class="render-problem"><p>{reason}</p><pre>{start}{dots}</pre></div>'
    return Piece(Template((html,)))
