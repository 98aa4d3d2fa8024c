"""What the render process is told of a document, and what to do when it is lost.

At most one request is under way; changes made meanwhile go out together with the next, so
the newest text wins and nothing piles up. When the process dies or hangs over a request, the
block to blame is left out and the document opened again in a new process.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from editor.article.article import Part
from editor.article.change import Change
from editor.article.document import Document
from editor.ui.preview import skip
from editor.ui.preview.process import Message, RenderProcess, render_command
from editor.ui.preview.search import Search
from editor.ui.preview.skip import Span

ANSWER_LIMIT = 2_000
"""Milliseconds after which a silent process is replaced."""
MORE_PER_CHARACTER = 0.01
"""Milliseconds more for each character beyond ROOM: a long article may need them honestly."""
ROOM = 100_000
MOST_FAILED_STARTS = 3
"""After so many processes lost before their first answer, no more are started."""
MOST_SKIPPED = 4
"""With more blocks than this to leave out, the whole article is."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Blocks for the page. ``whole``: they are all of the article, not a change to it."""

    text: str
    revision: int
    whole: bool


class Feed(QObject):
    """Keeps a render process in step with one document."""

    rendered = Signal(object)
    """An Answer, in the order in which they have to be shown."""
    restarted = Signal()
    """The process was lost and has been replaced."""
    skipping = Signal(object)
    """The blocks that are left out of the preview (tuple of Span; empty: none any more)."""
    failed = Signal(str)
    """The text cannot be rendered, or there is no process to do it: why, in plain words."""

    def __init__(self, parent: QObject | None = None, command: list[str] | None = None) -> None:
        super().__init__(parent)
        self.process = RenderProcess(command or render_command(), self)
        self.process.ready.connect(self._flush)
        self.process.answered.connect(self._on_answer)
        self.process.lost.connect(self._on_lost)
        self._document: Document | None = None
        self._flavour = ""
        self._name = 0
        self._opened = False
        self._waiting: list[Change] = []
        self._under_way: list[Change] | None = None
        self._revision = 0
        self._spans: tuple[Span, ...] = ()
        self._search: Search | None = None
        self._failed_starts = 0
        self._in_error = False
        self._unsubscribe: Callable[[], None] = _nothing

    @property
    def spans(self) -> tuple[Span, ...]:
        """The blocks that are left out."""
        return self._spans

    @property
    def is_idle(self) -> bool:
        """Whether the newest text has been rendered."""
        done = self._opened and not self._waiting and self._under_way is None
        return self._document is None or done

    def show(self, document: Document | None, flavour: str) -> None:
        """Render this document from now on (None: nothing)."""
        self._unsubscribe()
        self._unsubscribe = _nothing
        self._document, self._flavour = document, flavour
        self._search = None
        self._failed_starts = 0
        self._set_spans(())
        if document is not None:
            self._unsubscribe = document.subscribe(self._on_change)
        self.reopen()

    def reopen(self) -> None:
        """Have the whole document rendered anew."""
        self._opened = False
        self._waiting.clear()
        self._flush()

    def stop(self) -> None:
        """End the process and hear no more changes."""
        self._unsubscribe()
        self._document = None
        self.process.stop()

    def _on_change(self, change: Change) -> None:
        if change.part is not Part.BODY:
            return
        if self._search is not None or self._in_error:
            self._search = None
            self.reopen()
            return
        moved = [skip.moved(span, change) for span in self._spans]
        if None in moved:
            # The author is at work on the skipped block: it gets a new chance.
            self._set_spans(tuple(span for span in moved if span is not None))
            self.reopen()
            return
        self._spans = tuple(span for span in moved if span is not None)
        if self._opened:
            self._waiting.append(change)
        self._flush()

    def _flush(self) -> None:
        if self._document is None or self._under_way is not None:
            return
        if not self.process.is_up:
            if self._failed_starts < MOST_FAILED_STARTS:
                self.process.start()
            return
        if not self._opened:
            self._send([*self._close_message(), self._open_message(self._document)], [])
            self._opened = True
        elif self._waiting:
            self._send([self._change_message(change) for change in self._waiting], self._waiting)
        self._waiting = []

    def _send(self, messages: list[Message], changes: list[Change]) -> None:
        if self._document is None:
            return
        self._revision = self._document.revision
        self._under_way = changes
        beyond = max(0, len(self._document.body) - ROOM)
        self.process.send(messages, ANSWER_LIMIT + int(beyond * MORE_PER_CHARACTER))

    def _close_message(self) -> list[Message]:
        return [{"do": "close", "document": str(self._name)}] if self._name else []

    def _open_message(self, document: Document) -> Message:
        self._name += 1
        spans = self._spans
        if self._search is not None:
            spans = (*spans, self._search.hidden)
        return {
            "do": "open",
            "document": str(self._name),
            "revision": document.revision,
            "flavour": self._flavour,
            "body": skip.without(document.body, spans),
        }

    def _change_message(self, change: Change) -> Message:
        return {
            "do": "change",
            "document": str(self._name),
            "revision": self._document.revision if self._document else 0,
            "start": change.start,
            "removed": len(change.removed),
            "inserted": change.inserted,
        }

    def _on_answer(self, message: dict[str, object], text: str) -> None:
        changes, self._under_way = self._under_way, None
        self._failed_starts = 0
        current = message["document"] == str(self._name) and self._opened
        self._in_error = current and "error" in message
        if self._in_error:
            self.failed.emit(str(message["error"]))
        elif current and self._document is not None:
            self.rendered.emit(Answer(text, self._revision, whole=not changes))
            if self._search is not None:
                self._search_on(self._search.after(hung=False))
        self._flush()

    def _on_lost(self, reason: str) -> None:
        changes, self._under_way = self._under_way, None
        self._opened = False
        self._waiting = []
        if changes is None:
            self._failed_starts += 1
        elif self._document is not None:
            self._blame(self._document.body, changes)
        if self._failed_starts >= MOST_FAILED_STARTS:
            self.failed.emit(reason)
            return
        self.restarted.emit()
        self._flush()

    def _blame(self, body: str, changes: list[Change]) -> None:
        """Find out what the process was lost over, from what it was doing."""
        if changes:
            last = changes[-1]
            self._skip(skip.block_at(body, last.start + len(last.inserted)))
        elif self._search is None:
            self._search_on(Search.over(body))
        else:
            self._search_on(self._search.after(hung=True))

    def _search_on(self, search: Search) -> None:
        self._search = search
        self._opened = False
        if search.found is not None:
            self._search = None
            self._skip(search.found)

    def _skip(self, span: Span) -> None:
        if len(self._spans) < MOST_SKIPPED:
            self._set_spans((*self._spans, span))
        else:
            self._set_spans((Span(0, len(self._document.body) if self._document else 0),))

    def _set_spans(self, spans: tuple[Span, ...]) -> None:
        if spans != self._spans:
            self._spans = spans
            self.skipping.emit(spans)


def _nothing() -> None:
    """What ends no subscription."""
