"""The desk: the articles that are open, and which of them is in front.

Knows nothing of widgets; panes and dialogs are told through signals.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from editor.article.article import Article, Part
from editor.article.change import Change
from editor.article.document import Document
from editor.exchange.pictures import Wanted
from editor.files.facts import FileFacts, with_encoding
from editor.files.read import read_article
from editor.files.write import write_article


class OpenArticle:
    """One open article: its text, and where that lies on disk (nowhere yet, if it is new)."""

    def __init__(
        self, article: Article, facts: FileFacts, folder: Path | None = None, name: str = ""
    ) -> None:
        self.document = Document(article)
        self.proposed_name = name
        self.facts = facts
        self.folder = facts.path.parent if facts.path else folder
        self.outside_known = False
        self.gone = False
        """Whether the file is no longer there, so that the text is here only."""
        self.images: Wanted | None = None
        """What its first save brings along, if it was imported."""

    @property
    def path(self) -> Path | None:
        """The file, or None for an article that was never saved."""
        return self.facts.path

    @property
    def unsaved(self) -> bool:
        """Whether closing it would lose something."""
        return self.document.modified or self.gone

    def save(self, path: Path | None = None, *, overwrite: bool = False) -> None:
        """Write it to its file, or to ``path``, which then is its file.

        Raises ChangedOutside, AlreadyExists (both unless ``overwrite``), CannotEncode,
        FileProblem; nothing was written then.
        """
        article = self.document.article
        self.outside_known = False
        self.facts = write_article(article, self.facts, path=path, overwrite=overwrite)
        self.folder = self.facts.path.parent if self.facts.path else self.folder
        self.gone = False
        self.document.mark_saved(article)

    def reload(self) -> None:
        """Take over the file as it is now, as a step that undo takes back. Raises FileProblem."""
        assert self.path is not None
        article, self.facts = read_article(self.path)
        self.outside_known = False
        self.document.replace(article)
        self.document.mark_saved(article)

    def save_as_utf8_from_now_on(self) -> None:
        """Change the encoding in which the next save writes."""
        self.facts = with_encoding(self.facts, "utf-8")


class Desk(QObject):
    """The open articles in the order they were opened."""

    current_changed = Signal()
    """Another article (or none) is in front."""
    articles_changed = Signal()
    """An article was opened, closed, saved, renamed, or began or ceased to differ from its file."""
    closed = Signal(object)
    """An OpenArticle has left the desk."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._articles: list[OpenArticle] = []
        self._current: OpenArticle | None = None

    @property
    def articles(self) -> tuple[OpenArticle, ...]:
        """All open articles."""
        return tuple(self._articles)

    @property
    def current(self) -> OpenArticle | None:
        """The article in front, if any is open."""
        return self._current

    @property
    def unsaved(self) -> tuple[OpenArticle, ...]:
        """The open articles whose text differs from their files."""
        return tuple(each for each in self._articles if each.unsaved)

    def find(self, path: Path) -> OpenArticle | None:
        """The open article that lies at ``path``, however the path is spelled."""
        return next((each for each in self._articles if _same_file(each.path, path)), None)

    def open(self, path: Path) -> OpenArticle:
        """Bring the article at ``path`` to the front, reading it if needed. Raises FileProblem."""
        path = path.absolute()
        opened = self.find(path)
        if opened is None:
            opened = self.add(OpenArticle(*read_article(path)))
        self.bring_to_front(opened)
        return opened

    def add(self, opened: OpenArticle) -> OpenArticle:
        """Lay one more article on the desk."""
        self._articles.append(opened)
        was_unsaved = opened.unsaved

        def notice(change: Change) -> None:
            nonlocal was_unsaved
            if change.part is Part.HEAD or was_unsaved != opened.unsaved:
                was_unsaved = opened.unsaved
                self.articles_changed.emit()

        opened.document.subscribe(notice)
        self.articles_changed.emit()
        return opened

    def bring_to_front(self, opened: OpenArticle) -> None:
        """Show this article."""
        if opened is self._current:
            return
        if self._current is not None:
            self._current.document.end_step()
        self._current = opened
        self.current_changed.emit()

    def step(self, by: int) -> None:
        """Show the next (1) or previous (-1) open article, round in a circle."""
        if self._current is not None:
            place = self._articles.index(self._current) + by
            self.bring_to_front(self._articles[place % len(self._articles)])

    def close(self, opened: OpenArticle) -> None:
        """Take an article off the desk; what is unsaved in it is gone."""
        place = self._articles.index(opened)
        self._articles.remove(opened)
        if opened is self._current:
            self._current = self._articles[max(0, place - 1)] if self._articles else None
            self.current_changed.emit()
        self.closed.emit(opened)
        self.articles_changed.emit()


def _same_file(left: Path | None, right: Path) -> bool:
    if left is None:
        return False
    try:
        return left == right or left.samefile(right)
    except OSError:
        return left.absolute() == right.absolute()
