"""Import: text from elsewhere is read, reviewed, and laid on the desk as a new article.

Nothing is written to disk here; a new article asks for its file when it is first saved.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from editor.errors import GalleyError
from editor.exchange.assemble import Choices, assemble, proposed_name
from editor.exchange.found import Material, Recognition
from editor.exchange.pictures import Wanted
from editor.exchange.sources import from_html, from_text, read_source
from editor.site.profile import Profile
from editor.site.site import Site
from editor.ui.dialogs import error_text
from editor.ui.file_commands import FileCommands
from editor.ui.importing.address_dialog import AddressDialog
from editor.ui.importing.clipboard import pasted
from editor.ui.importing.dropped import is_address
from editor.ui.importing.image_news import ImageNews
from editor.ui.importing.images import Images
from editor.ui.importing.reading import Finds, Reading, Source
from editor.ui.importing.review_dialog import Accepted, MakePanes, ReviewDialog
from editor.ui.message_bar import MessageBar
from editor.ui.theme import Theme

SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".docx", ".txt"})
"""Files that are imported, not opened, when they are dropped."""
PATTERNS = "*.txt *.md *.markdown *.html *.htm *.xhtml *.docx"
PATIENCE = 400
"""Milliseconds of reading until the author is told that it is going on."""
_OFFERED = 10
"""Addresses dropped at once that are asked about."""
_LISTED = 8
"""Problems that are spelled out; of more than these only the number is told."""


class Importing(QObject):
    """The File menu's imports. One review is open at a time; the others wait."""

    def __init__(
        self, window: QWidget, files: FileCommands, messages: MessageBar, make_panes: MakePanes
    ) -> None:
        super().__init__(window)
        self._make_panes = make_panes
        self._window = window
        self._files = files
        self._messages = messages
        self._theme: Theme | None = None
        self.images = Images(self, files.saving)
        self.images.failed.connect(files.failed)
        self._news = ImageNews(window, self.images, messages)
        self._reading = Reading(self)
        self._reading.done.connect(self._on_read)
        self._slow = QTimer(self, singleShot=True, interval=PATIENCE)
        self._slow.timeout.connect(self._tell_reading)
        self._telling = ""
        self._waiting: list[tuple[Recognition, Profile]] = []
        self.review: ReviewDialog | None = None

    def set_theme(self, theme: Theme) -> None:
        """Show the next review in this theme."""
        self._theme = theme

    def may_close(self) -> bool:
        """Whether the window may close now; else it is closed once the images are there."""
        return self._news.may_close()

    def import_files(self) -> None:
        """Ask for files and import them."""
        words = self.tr("Text, pages and Word files ({patterns})").format(patterns=PATTERNS)
        chosen, _kind = QFileDialog.getOpenFileNames(
            self._window,
            self.tr("Import as new articles"),
            str(self._files.place()),
            f"{words};;{self.tr('All files (*)')}",
        )
        self.import_paths([Path(each) for each in chosen])

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Import these files."""
        self._read([(path.name, partial(read_source, path)) for path in paths])

    def import_clipboard(self) -> None:
        """Import what was copied."""
        html, text = pasted(QGuiApplication.clipboard().mimeData())
        if html:
            self._read([(self.tr("the clipboard"), partial(from_html, html))])
        elif text.strip():
            self._read([(self.tr("the clipboard"), partial(from_text, text))])
        else:
            self._files.failed.emit(self.tr("There is no text on the clipboard."))

    def import_address(self) -> None:
        """Ask for a web address and import the page there."""
        copied = QGuiApplication.clipboard().text().strip()
        self._ask_address(copied if is_address(copied) else "")

    def offer(self, addresses: Iterable[str]) -> None:
        """Ask whether to import the pages at these addresses; unasked nothing is fetched."""
        # The last dialog is the one on top.
        for address in reversed(list(addresses)[:_OFFERED]):
            self._ask_address(address)

    def _ask_address(self, proposed: str) -> None:
        dialog = AddressDialog(self._window, proposed)
        dialog.fetched.connect(self.import_material)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def import_material(self, material: Material) -> None:
        """Import what was read already."""
        self._read([(material.name, lambda: material)])

    def take(self, paths: Iterable[Path]) -> list[Path]:
        """Import those of ``paths`` that are no articles; returns the others."""
        every = list(paths)
        foreign = [path for path in every if path.suffix.casefold() in SUFFIXES and path.is_file()]
        self.import_paths(foreign)
        return [path for path in every if path not in foreign]

    # Reading

    def _read(self, sources: Sequence[Source]) -> None:
        if sources:
            self._slow.start()
            self._reading.start(sources, self._files.place())

    def _tell_reading(self) -> None:
        self._telling = self.tr("Reading what is to be imported…")
        self._messages.say(
            self._telling, kind="info", answers=[(self.tr("Cancel"), self._reading.cancel)]
        )

    def _on_read(self, finds: Finds) -> None:
        if not self._reading.is_busy:
            self._slow.stop()
            if self._telling and self._messages.text == self._telling:
                self._messages.clear()
        self._tell_problems(finds)
        self._waiting += [(each, finds.profile) for each in finds.recognised]
        if self.review is None:
            self._review_next()

    def _tell_problems(self, finds: Finds) -> None:
        if not finds.problems:
            return
        lines = [error_text(each) for each in finds.problems]
        if finds.recognised or len(lines) > 1:
            words = self.tr("Of {whole} sources {failed} could not be imported:")
            whole = len(finds.recognised) + len(lines)
            left = len(lines) - _LISTED
            more = [self.tr("… and {number} more").format(number=left)] if left > 0 else []
            head = words.format(whole=whole, failed=len(lines))
            lines = [head, *(f"•  {line}" for line in lines[:_LISTED]), *more]
        self._files.failed.emit("\n".join(lines))

    # Reviewing

    def _review_next(self) -> None:
        self.review = None
        if not self._waiting or self._theme is None:
            return
        recognition, profile = self._waiting.pop(0)
        self.review = ReviewDialog(
            self._window,
            recognition,
            profile,
            self._theme,
            self._make_panes,
            len(self._waiting),
        )
        self.review.accepted_one.connect(partial(self._open, profile.site))
        self.review.accepted_rest.connect(self._open_rest)
        self.review.rest_dropped.connect(self._waiting.clear)
        self.review.closed.connect(self._review_next)
        self.review.closed.connect(self.review.deleteLater)
        self.review.open()

    def _open_rest(self) -> None:
        """Those that wait, as they were recognised."""
        for recognition, profile in self._waiting:
            try:
                article = assemble(recognition, Choices(), profile)
            except GalleyError as error:
                self._files.failed.emit(error_text(error))
            else:
                name = proposed_name(recognition, Choices(), profile)
                self._open(profile.site, Accepted(recognition, article, name))
        self._waiting.clear()

    def _open(self, site: Site, accepted: Accepted) -> None:
        opened = self._files.lay_new(accepted.article, accepted.name, site)
        own = accepted.recognition.material.pictures
        if own or accepted.web_images:
            opened.images = Wanted(own, accepted.web_images)
