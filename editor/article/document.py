"""The article being edited: one text, one undo timeline, any number of views.

Knows nothing of files or windows. A view applies a Change and hears of everybody's changes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from editor.article.article import Article, Part
from editor.article.change import Change, Origin, difference
from editor.article.split import reread_head
from editor.article.timeline import Timeline

Subscriber = Callable[[Change], None]


class Document:
    """An Article that changes, can undo and redo, and tells its subscribers."""

    def __init__(self, article: Article, *, timeline: Timeline | None = None) -> None:
        self._article = article
        self._saved = article
        self._timeline = timeline or Timeline()
        self._subscribers: list[Subscriber] = []
        self.revision = 0

    @property
    def article(self) -> Article:
        """The article as it is now."""
        return self._article

    @property
    def saved(self) -> Article:
        """The article as it was last saved, or opened."""
        return self._saved

    @property
    def head(self) -> str:
        """The front matter with its fences."""
        return self._article.head

    @property
    def body(self) -> str:
        """The Markdown text."""
        return self._article.body

    def text_of(self, part: Part) -> str:
        """The text of one part, in which a Change's positions count."""
        return self.body if part is Part.BODY else self.head

    @property
    def modified(self) -> bool:
        """Whether the text differs from what was last saved (not: whether it was ever edited)."""
        return self.body != self._saved.body or self.head != self._saved.head

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self._timeline.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to make again."""
        return self._timeline.can_redo

    def subscribe(self, subscriber: Subscriber) -> Callable[[], None]:
        """Have ``subscriber`` called after every change; returns what ends that."""
        self._subscribers.append(subscriber)

        def unsubscribe() -> None:
            if subscriber in self._subscribers:
                self._subscribers.remove(subscriber)

        return unsubscribe

    def apply(self, change: Change) -> None:
        """Make a change and record it for undo. Raises ValueError if it does not fit the text."""
        if change.is_empty:
            return
        self._make(change)
        self._timeline.record(change)
        self._tell(change)

    def edit_head(self, head: str, origin: Origin) -> Change:
        """Make the head read ``head``, by the smallest change, which is returned."""
        change = difference(Part.HEAD, self.head, head, origin)
        self.apply(change)
        return change

    def replace(self, article: Article) -> None:
        """Take over another text (the file as it is now), as one step that undo takes back."""
        self._timeline.end_step()
        with self._timeline.one_step():
            self.apply(difference(Part.HEAD, self.head, article.head, "file"))
            self.apply(difference(Part.BODY, self.body, article.body, "file"))

    def undo(self) -> Change | None:
        """Take the last step back; returns its first change (where the eye should go), if any."""
        return self._travel(self._timeline.undo(), "undo")

    def redo(self) -> Change | None:
        """Make the last undone step again; returns its last change, if any."""
        return self._travel(self._timeline.redo(), "redo")

    def end_step(self) -> None:
        """What is typed from here on is an undo step of its own."""
        self._timeline.end_step()

    def mark_saved(self, article: Article) -> None:
        """``article`` is what the file now holds (it may be older than the text by now)."""
        self._saved = article
        self._timeline.end_step()

    def _travel(self, changes: tuple[Change, ...], origin: Origin) -> Change | None:
        made = None
        for change in changes:
            made = replace(change, origin=origin)
            self._make(made)
            self._tell(made)
        return made

    def _make(self, change: Change) -> None:
        text = change.apply_to(self.text_of(change.part))
        if change.part is Part.BODY:
            self._article = replace(self._article, body=text)
        else:
            self._article = reread_head(self._article, text)
        self.revision += 1

    def _tell(self, change: Change) -> None:
        for subscriber in tuple(self._subscribers):
            subscriber(change)
