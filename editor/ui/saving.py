"""Saving an article, with the questions that a file's state asks for."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from editor.article.article import Article
from editor.article.fields import Value, read_fields
from editor.errors import (
    CannotEncode,
    ChangedOutside,
    FieldError,
    FrontMatterError,
    GalleyError,
)
from editor.library.profile import profile_for
from editor.settings import Memory
from editor.site.names import file_name_for, free_name
from editor.site.new import stamped
from editor.site.profile import bare_profile
from editor.site.site import find_site
from editor.ui import dialogs
from editor.ui.desk import Desk, OpenArticle
from editor.ui.titles import file_name_of, title_of


class Saving(QObject):
    """Writes articles to disk; never over anything without having asked."""

    failed = Signal(str)
    """It was not saved; why, for the author."""
    saved = Signal(object)
    """An OpenArticle was written to disk."""

    def __init__(self, window: QWidget, desk: Desk, memory: Memory) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._memory = memory

    def save(self, opened: OpenArticle, *, overwrite: bool = False) -> bool:
        """Save an article to its file, asking for one if it has none; False if it was not."""
        if opened.path is None:
            return self.save_as(opened)
        return self._written(opened, lambda: opened.save(overwrite=overwrite))

    def save_as(self, opened: OpenArticle) -> bool:
        """Ask for a file, which is the article's from then on; False if it was not saved."""
        path = dialogs.ask_where_to_save(self._window, _proposed_path(opened))
        if path is None:
            return False
        other = self._desk.find(path)
        if other is not None and other is not opened:
            words = self.tr("{name} is open here too. Close it first, or choose another name.")
            self.failed.emit(words.format(name=path.name))
            return False
        # The dialog has asked before an existing file was chosen.
        return self._written(opened, lambda: opened.save(path, overwrite=True))

    def take_over(self, opened: OpenArticle) -> None:
        """Show an article as its file is now; undo brings the old text back."""
        if opened.path is None:
            return
        try:
            opened.reload()
        except GalleyError as error:
            self.failed.emit(dialogs.error_text(error))
        self._desk.articles_changed.emit()

    def _written(self, opened: OpenArticle, write: Callable[[], object]) -> bool:
        """Write, and ask on where the file's state asks for it."""
        try:
            if self._memory.settings.stamp_changes:
                _stamp(opened)
            write()
        except ChangedOutside as error:
            return self._settle_conflict(opened, error)
        except CannotEncode as error:
            if dialogs.ask_unencodable(self._window, error) is dialogs.Unencodable.CANCEL:
                return False
            before = opened.facts
            opened.save_as_utf8_from_now_on()
            if self._written(opened, write):
                return True
            opened.facts = before
            return False
        except GalleyError as error:
            self.failed.emit(dialogs.error_text(error))
            return False
        self._desk.articles_changed.emit()
        self.saved.emit(opened)
        return True

    def _settle_conflict(self, opened: OpenArticle, error: ChangedOutside) -> bool:
        answer = dialogs.ask_conflict(self._window, error)
        if answer is dialogs.Conflict.OVERWRITE:
            return self.save(opened, overwrite=True)
        if answer is dialogs.Conflict.SAVE_AS:
            return self.save_as(opened)
        if answer is dialogs.Conflict.RELOAD:
            self.take_over(opened)
        return False


def _stamp(opened: OpenArticle) -> None:
    """Put this moment into the field for the last change, if it has one and something changed.

    What the author has put there since the last save stays.
    """
    document = opened.document
    site = find_site(opened.path or opened.folder or Path.home())
    keys = site.kind.updated
    if not document.modified or _values(document.article, keys) != _values(document.saved, keys):
        return
    now = datetime.now().astimezone()
    with contextlib.suppress(FieldError):
        article = stamped(document.article, bare_profile(site), now)
        document.end_step()
        document.edit_head(article.head, "form")
        document.end_step()


def _values(article: Article, keys: Collection[str]) -> dict[str, Value]:
    """What the article has in these fields; nothing if it cannot be read."""
    try:
        return {field.key: field.value for field in read_fields(article) if field.key in keys}
    except FrontMatterError:
        return {}


def _proposed_path(opened: OpenArticle) -> Path:
    """Where it lies; for a new article a free name made from its title."""
    if opened.path is not None:
        return opened.path
    folder = opened.folder or Path.home()
    if opened.proposed_name:
        return folder / free_name(folder, opened.proposed_name)
    title = title_of(opened)
    titled = "" if title == file_name_of(opened) else title
    return folder / free_name(folder, file_name_for(titled, profile_for(folder).names))
