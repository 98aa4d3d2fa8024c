"""Which blocks of the article are left out of the preview, and the search for such blocks.

When the renderer is lost over a change, the block that was changed is to blame, or a huge one
beside it; when it is lost over a whole article, the block is searched for by opening parts of it.
Plain text and numbers; knows nothing of processes.
"""

from __future__ import annotations

from collections.abc import Sequence

from editor.article.change import Change
from editor.ui.preview import skip
from editor.ui.preview.search import Search
from editor.ui.preview.skip import Span

MOST = 4
"""With more blocks than this to leave out, the whole article is."""


class LeftOut:
    """The blocks of one article that are left out."""

    def __init__(self) -> None:
        self.spans: tuple[Span, ...] = ()
        self._search: Search | None = None

    def text_of(self, body: str) -> str:
        """``body`` as the renderer gets it: of the same length, blanks for what is left out."""
        hidden = (self._search.hidden,) if self._search else ()
        return skip.without(body, (*self.spans, *hidden))

    def follow(self, change: Change) -> bool:
        """Move along with a change. True if it takes another text than before to render now.

        A block that the author is at work on gets a new chance.
        """
        moved = [skip.moved(span, change) for span in self.spans]
        anew = self._search is not None or None in moved
        self._search = None
        self.spans = tuple(span for span in moved if span is not None)
        return anew

    def blame(self, body: str, changes: Sequence[Change]) -> None:
        """The renderer was lost over these changes (none: over the whole of ``body``)."""
        if changes:
            last = changes[-1]
            self._search = None
            self._add(body, skip.culprit_at(body, last.start + len(last.inserted)))
        elif self._search is None:
            self._go_on(body, Search.over(body))
        else:
            self._go_on(body, self._search.after(hung=True))

    def acquit(self, body: str) -> bool:
        """The renderer got through ``text_of(body)``. True if there is another text to try."""
        if self._search is None:
            return False
        self._go_on(body, self._search.after(hung=False))
        return True

    def _go_on(self, body: str, search: Search) -> None:
        self._search = search
        if search.found is not None:
            self._search = None
            self._add(body, search.found)

    def _add(self, body: str, span: Span) -> None:
        full = len(self.spans) >= MOST
        self.spans = (Span(0, len(body)),) if full else (*self.spans, span)
