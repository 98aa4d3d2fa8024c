"""Asking an engine so that a segment it fails on costs only itself."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from editor.render.engine import Context, Cut, Definition, Piece, Renderer, TookTooLong
from editor.render.template import Template

# So much of the source is shown in the place of a block that cannot be.
_SHOWN = 500


def rendered(engine: Renderer, source: str, context: Context) -> Piece:
    """The segment, or a quiet note with the beginning of its source when rendering it fails."""
    try:
        return engine.render(source, context)
    except RecursionError:
        return _problem(source, "This part is nested too deep to be shown.")
    except TookTooLong:
        return _problem(source, "This part takes too long to render.")
    except MemoryError:
        return _problem(source, "There is not enough memory to show this part.")
    except Exception as error:  # noqa: BLE001 - one bad block must not take the others with it
        return _problem(source, f"This part cannot be shown ({type(error).__name__}).")


def defined(engine: Renderer, source: str) -> tuple[Definition, ...]:
    """What the segment defines; nothing when the engine fails on it."""
    try:
        return engine.definitions(source)
    except Exception:  # noqa: BLE001 - rendering it will fail too, and say so
        return ()


def cuts(engine: Renderer, text: str, start: int, whole: bool) -> Iterator[Cut]:
    """The engine's cuts; where it fails, all that follows is one segment."""
    try:
        yield from engine.cuts(text, start, whole)
    except Exception:  # noqa: BLE001 - rendering it will fail too, and say so
        if whole:
            yield Cut(len(text))


def _problem(source: str, reason: str) -> Piece:
    start = escape(source[:_SHOWN].strip())
    dots = "…" if len(source) > _SHOWN else ""
    html = f'<div class="render-problem"><p>{reason}</p><pre>{start}{dots}</pre></div>'
    return Piece(Template((html,)))
