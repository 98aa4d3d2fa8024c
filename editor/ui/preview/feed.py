"""What the render process is told of a document, and what to do when it is lost.

At most one request is under way; changes made meanwhile go out together with the next, so the
newest text wins and nothing piles up. A long article comes in parts, its beginning first. When
the process dies or hangs over a request, the block to blame is left out and the document opened
again in a new process.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from editor.article.article import Part
from editor.article.change import Change
from editor.article.document import Document
from editor.render.flavours.table import NO_SETTINGS
from editor.ui.preview.left_out import LeftOut
from editor.ui.preview.process import Message, RenderProcess, render_command
from editor.ui.preview.skip import Span

ANSWER_LIMIT = 1_400
"""Milliseconds after which a silent process is replaced; in two seconds another one is up."""
MORE_PER_CHARACTER = 0.001
"""Milliseconds more to open an article, for each character beyond ROOM: it may need them."""
ROOM = 100_000
AHEAD = 20_000
"""Characters of a long article that are sent first: no more than a pipe takes at once."""
MOST_FAILED_STARTS = 3
"""After so many processes lost before their first answer, no more are started."""


Numbered = tuple[int, Change]
"""A change with the revision of the document that it made."""


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
        self._settings: Mapping[str, Any] = {}
        self._name = 0
        self._opened = False
        self._waiting: list[Numbered] = []
        self._under_way: list[Numbered] | None = None
        self._is_asked = False
        self._has_begun = False
        self._revision = 0
        self._left_out = LeftOut()
        self._told: tuple[Span, ...] = ()
        self._failed_starts = 0
        self._in_error = False
        self._unsubscribe: Callable[[], None] = _nothing

    @property
    def spans(self) -> tuple[Span, ...]:
        """The blocks that are left out."""
        return self._left_out.spans

    @property
    def is_idle(self) -> bool:
        """Whether the newest text has been rendered."""
        done = self._opened and not self._waiting and self._under_way is None
        return self._document is None or done

    def show(
        self, document: Document | None, flavour: str, settings: Mapping[str, Any] = NO_SETTINGS
    ) -> None:
        """Render this document from now on (None: nothing) as a site with these settings does."""
        self._unsubscribe()
        self._unsubscribe = _nothing
        self._document, self._flavour, self._settings = document, flavour, settings
        self._failed_starts = 0
        self._left_out = LeftOut()
        self._tell_left_out()
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
        if change.part is not Part.BODY or self._document is None:
            return
        if self._left_out.follow(change) or self._in_error:
            self._tell_left_out()
            self.reopen()
            return
        if self._opened:
            self._waiting.append((self._document.revision, change))
        self._flush()

    def _flush(self) -> None:
        if self._document is None or self._is_asked:
            return
        if not self.process.is_up:
            if self._failed_starts < MOST_FAILED_STARTS:
                self.process.start()
            return
        if not self._opened:
            self._opened, self._has_begun = True, False
            self._revision = self._document.revision
            self._send([*self._close_message(), *self._open_messages(self._document)], [])
        elif self._waiting:
            self._revision = self._waiting[-1][0]
            self._send([self._change_message(*each) for each in self._waiting], self._waiting)
        self._waiting = []

    def _send(self, messages: list[Message], changes: list[Numbered]) -> None:
        self._under_way, self._is_asked = changes, True
        opened = self._document.body if self._document and not changes else ""
        beyond = max(0, len(opened) - ROOM)
        self.process.send(messages, ANSWER_LIMIT + int(beyond * MORE_PER_CHARACTER))

    def _close_message(self) -> list[Message]:
        return [{"do": "close", "document": str(self._name)}] if self._name else []

    def _open_messages(self, document: Document) -> list[Message]:
        self._name += 1
        body = self._left_out.text_of(document.body)
        rest = Change(Part.BODY, AHEAD, "", body[AHEAD:], "file")
        opening: Message = {
            "do": "open",
            "document": str(self._name),
            "revision": document.revision,
            "flavour": self._flavour,
            "settings": dict(self._settings),
            "body": body[:AHEAD],
            "batches": True,
            "goes_on": not rest.is_empty,
        }
        more = [] if rest.is_empty else [self._change_message(document.revision, rest)]
        return [opening, *more]

    def _change_message(self, revision: int, change: Change) -> Message:
        return {
            "do": "change",
            "document": str(self._name),
            "revision": revision,
            "start": change.start,
            "removed": len(change.removed),
            "inserted": change.inserted,
        }

    def _on_answer(self, message: dict[str, Any], text: str) -> None:
        if message["document"] != str(self._name):
            return  # It was on its way when that article was closed.
        self._is_asked = False
        self._failed_starts = 0
        if not self._opened:
            self._rest()
        elif "error" in message:
            self._rest()
            self._in_error = True
            self.failed.emit(str(message["error"]))
        else:
            self._in_error = False
            self._take(message, text)
        self._flush()

    def _take(self, message: dict[str, Any], text: str) -> None:
        whole, self._has_begun = not self._has_begun, True
        revision = message["revision"]
        # What was sent meanwhile is answered later.
        is_last = not message.get("more") and revision == self._revision
        if is_last:
            self._rest()
        self.rendered.emit(Answer(text, revision, whole))
        if is_last and self._document and self._left_out.acquit(self._document.body):
            self._opened = False
            self._tell_left_out()

    def _rest(self) -> None:
        self._under_way = None
        self.process.rest()

    def _on_lost(self, reason: str) -> None:
        changes, self._under_way = self._under_way, None
        self._is_asked = self._opened = False
        self._waiting = []
        if changes is None:
            self._failed_starts += 1
        elif self._document is not None:
            self._left_out.blame(self._document.body, [change for _, change in changes])
            self._tell_left_out()
        if self._failed_starts >= MOST_FAILED_STARTS:
            self.failed.emit(reason)
            return
        self.restarted.emit()
        self._flush()

    def _tell_left_out(self) -> None:
        if self._left_out.spans != self._told:
            self._told = self._left_out.spans
            self.skipping.emit(self._told)


def _nothing() -> None:
    """What ends no subscription."""
