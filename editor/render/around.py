"""A Renderer around another: what it does not do in its own way, the inner one does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set

from editor.render.engine import Context, Cut, Definition, Name, Numbered, Piece, Renderer


class Around:
    """Does as ``inner`` does."""

    def __init__(self, inner: Renderer) -> None:
        self._inner = inner

    def cuts(self, text: str, start: int, whole: bool) -> Iterator[Cut]:
        """See Renderer."""
        return self._inner.cuts(text, start, whole)

    def definitions(self, source: str) -> tuple[Definition, ...]:
        """See Renderer."""
        return self._inner.definitions(source)

    def context(self, definitions: Iterable[Definition]) -> Context:
        """See Renderer."""
        return self._inner.context(definitions)

    def render(self, source: str, context: Context) -> Piece:
        """See Renderer."""
        return self._inner.render(source, context)

    def hangs_on(self, source: str, piece: Piece, names: Set[Name]) -> bool:
        """See Renderer."""
        return self._inner.hangs_on(source, piece, names)

    def number(self, pieces: Sequence[Piece], context: Context) -> Numbered:
        """See Renderer."""
        return self._inner.number(pieces, context)
