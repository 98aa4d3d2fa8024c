"""New, open, save, close: what the File menu does, with the questions that go with it.

Nothing here overwrites or drops text without having asked.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from editor.article.article import Article
from editor.article.split import split
from editor.errors import GalleyError
from editor.files.facts import new_facts
from editor.library.listing import SUFFIXES
from editor.library.profile import profile_for
from editor.resources import resource
from editor.settings import Memory
from editor.site.new import new_article
from editor.site.site import Site
from editor.ui import dialogs
from editor.ui.desk import Desk, OpenArticle
from editor.ui.samples import samples, welcome
from editor.ui.saving import Saving
from editor.ui.titles import title_of


class FileCommands(QObject):
    """The File menu's actions."""

    folder_opened = Signal(object)
    """The Path of the folder to list."""
    failed = Signal(str)
    """Something went wrong; the sentence for the author."""
    wants_quit = Signal()

    def __init__(self, window: QWidget, desk: Desk, memory: Memory) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._memory = memory
        self.folder: Path | None = None
        self.saving = Saving(window, desk, memory)
        self.saving.failed.connect(self.failed)
        self.saving.saved.connect(self._on_saved)

    def new(self) -> None:
        """Lay an empty article on the desk, with the fields that the folder's site wants."""
        profile = profile_for(self.place())
        opened = OpenArticle(new_article("", profile), new_facts(), _posts_of(profile.site))
        self._desk.bring_to_front(self._desk.add(opened))

    def lay_new(self, article: Article, name: str, site: Site) -> OpenArticle:
        """Lay a new, unsaved article on the desk that would like to be called ``name``."""
        opened = OpenArticle(article, new_facts(), _posts_of(site), name)
        # Nothing of it is on disk yet: closing it must ask.
        opened.document.mark_saved(split(""))
        self._desk.bring_to_front(self._desk.add(opened))
        return opened

    def stamp_changes(self, on: bool) -> None:
        """Whether saving puts the moment into the field for the last change."""
        self._memory.change(stamp_changes=on)

    def open_file(self) -> None:
        """Ask for a file and open it."""
        if path := dialogs.ask_file_to_open(self._window, self.place()):
            self.open_path(path)

    def open_folder(self) -> None:
        """Ask for a folder and list it."""
        if path := dialogs.ask_folder_to_open(self._window, self.place()):
            self.open_path(path)

    def open_sample(self) -> None:
        """Show the articles that come with Galley, as copies that one may write in."""
        with contextlib.suppress(OSError):
            self.show_folder(samples(self._memory.folder))
            self.open_path(welcome(self.folder or resource("sample")))

    def open_path(self, path: Path) -> bool:
        """Open a file or list a folder; False, and a message, if that cannot be."""
        if path.is_dir():
            self.show_folder(path)
            self._memory.remember_recent(path)
            return True
        if not self._carried_out(lambda: self._desk.open(path)):
            return False
        self._memory.remember_recent(path)
        if self.folder is None:
            self.show_folder(path.absolute().parent)
        return True

    def open_chosen(self, chosen: OpenArticle | Path) -> None:
        """Bring an open article to the front, or open a file."""
        if isinstance(chosen, OpenArticle):
            self._desk.bring_to_front(chosen)
        else:
            self.open_path(chosen)

    def follow(self, address: str) -> None:
        """Another article opens here, everything else where the system opens it."""
        url = QUrl(address)
        path = Path(url.toLocalFile()) if url.isLocalFile() else None
        if path is not None and path.suffix.casefold() in SUFFIXES:
            self.open_path(path)
        else:
            QDesktopServices.openUrl(url)

    def show_folder(self, folder: Path) -> None:
        """List this folder's articles."""
        self.folder = folder.absolute()
        self.folder_opened.emit(self.folder)

    def save(self) -> bool:
        """Save the article in front; False if it was not, after all."""
        return self._desk.current is not None and self.saving.save(self._desk.current)

    def save_as(self) -> bool:
        """Ask for a file and save the article in front there."""
        return self._desk.current is not None and self.saving.save_as(self._desk.current)

    def save_all(self) -> bool:
        """Save all that is unsaved; stops at the first that cannot be saved."""
        return all(self.saving.save(each) for each in self._desk.unsaved)

    def reload(self) -> None:
        """Take over the file's text; undo brings the old one back."""
        if self._desk.current is not None:
            self.saving.take_over(self._desk.current)

    def close(self) -> None:
        """Close the article in front, asking about unsaved changes."""
        opened = self._desk.current
        if opened is not None and self.may_close([opened] if opened.unsaved else []):
            self._desk.close(opened)

    def quit(self) -> None:
        """Close the window, which asks about unsaved changes."""
        self.wants_quit.emit()

    def may_close(self, unsaved: Sequence[OpenArticle]) -> bool:
        """Ask about the unsaved ones; True if they were saved, or may be dropped."""
        if not unsaved:
            return True
        answer = dialogs.ask_closing(self._window, [title_of(each) for each in unsaved])
        if answer is dialogs.Closing.SAVE:
            return all(self.saving.save(each) for each in unsaved)
        return answer is dialogs.Closing.DISCARD

    def _on_saved(self, opened: OpenArticle) -> None:
        """Its name may be new; where no folder was shown, its folder is."""
        assert opened.path is not None
        self._memory.remember_recent(opened.path)
        if self.folder is None:
            self.show_folder(opened.path.absolute().parent)

    def _carried_out(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except GalleyError as error:
            self.failed.emit(dialogs.error_text(error))
            return False
        return True

    def place(self) -> Path:
        """The folder that the author is at."""
        current = self._desk.current
        if current is not None and current.folder is not None:
            return current.folder
        return self.folder or Path.home()


def _posts_of(site: Site) -> Path:
    """Where a site's articles go, if it has that folder already."""
    return site.posts if site.posts.is_dir() else site.root
