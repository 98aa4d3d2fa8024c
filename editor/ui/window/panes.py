"""The panes, and what goes from one to another: only here do they meet."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from editor.article.article import Part
from editor.article.change import Change
from editor.render.flavours.table import NO_SETTINGS, flavours
from editor.render.python_markdown.sites import left_out
from editor.settings import Memory
from editor.site.kind import PLAIN
from editor.site.profile import Profile
from editor.site.site import Site, find_site
from editor.ui.desk import Desk, OpenArticle
from editor.ui.form.form_pane import FormPane
from editor.ui.library.library_pane import LibraryPane
from editor.ui.preview.preview_pane import PreviewPane
from editor.ui.source.source_pane import USUAL_SIZE, SourcePane
from editor.ui.theme import Theme
from editor.ui.window.pane_splitter import PaneSplitter
from editor.ui.window.profiles import Profiles
from editor.ui.window.welcome_pane import WelcomePane

NAMES = ("library", "form", "source", "preview")
"""The panes that the author can hide."""
_WITH_ARTICLE = frozenset(NAMES)
_WITHOUT = frozenset({"library", "welcome"})


UNNAMED = "untitled.md"
"""What an article is taken to be called that has no name yet."""


class Panes(QObject):
    """All panes, showing the same article."""

    flavour_shown = Signal(str, str, str, tuple)
    """The preview shows this flavour; the kind of site the folder is, and that one's flavour; what
    of the site's extensions of Markdown is not done."""
    site_shown = Signal()
    """The preview shows an article of another site, maybe."""

    def __init__(self, desk: Desk, memory: Memory, theme: Theme) -> None:
        super().__init__(desk)
        self._memory = memory
        self._shown: OpenArticle | None = None
        self._path: Path | None = None
        self._is_switching = False
        self.library = LibraryPane(desk, theme)
        self.form = FormPane()
        self.source = SourcePane()
        self.preview = PreviewPane()
        self.welcome = WelcomePane()
        self.splitter = PaneSplitter(
            {
                "library": self.library,
                "form": self.form,
                "source": self.source,
                "preview": self.preview,
                "welcome": self.welcome,
            }
        )
        self.profiles = Profiles(self)
        self.profiles.learned.connect(self._on_learned)
        self.source.size_changed.connect(self._on_text_size)
        self.source.scrolled.connect(self._on_source_scrolled)
        self.source.cursor_moved.connect(self._on_cursor_moved)
        self.preview.line_scrolled.connect(self._on_preview_scrolled)
        self.preview.sync.last_screenful = lambda: self.source.editor.last_screenful
        desk.closed.connect(self._forget)

    def set_theme(self, theme: Theme) -> None:
        """Show all of them in this theme."""
        for pane in (self.library, self.form, self.source, self.preview):
            pane.set_theme(theme)

    def restore_text_size(self) -> None:
        """Show text as large as the author chose."""
        points = self._memory.settings.text_size
        self.source.set_size(points)
        self.preview.set_zoom(points / USUAL_SIZE)

    def show(self, opened: OpenArticle | None) -> None:
        """Show this article everywhere; None: the welcome."""
        self._shown = opened
        document = opened.document if opened else None
        # First, as it is rendered elsewhere while the text is laid out here.
        self._show_preview()
        self._show_form()
        self._is_switching = True
        self.source.show_document(document)
        self._is_switching = False
        self._mark()
        self.splitter.use(_WITH_ARTICLE if opened else _WITHOUT)
        if opened:
            self.source.editor.setFocus()

    def choose_flavour(self, name: str) -> None:
        """Preview the article in front as this flavour, whatever its folder is."""
        if self._shown is not None:
            site = find_site(self.folder)
            self._memory.choose("flavours", self._chosen_for(site), name)
            self._show_preview()

    def reveal(self, change: Change) -> str:
        """Show where the text was changed; the name of the pane that does."""
        if change.part is Part.BODY:
            self.source.reveal(change)
            return "source"
        self.form.reveal(change)
        return "form"

    def learn(self) -> None:
        """An article was saved: look what the site's articles are like now."""
        if self._shown is not None:
            self.profiles.learn(self.folder)
            if self._shown.path != self._path:
                self._show_preview()

    def close(self) -> None:
        """End what runs beside the window; must come before the application ends."""
        self.profiles.stop()
        self.preview.close_page()

    @property
    def profile(self) -> Profile:
        """What is known of the site of the article in front."""
        return self.profiles.of(self.folder)

    @property
    def folder(self) -> Path:
        """The folder of the article in front."""
        opened = self._shown
        return opened.folder if opened and opened.folder else Path.home()

    def _on_learned(self, folder: Path) -> None:
        if self._shown is not None and folder == self.folder:
            self._show_form()

    def _show_form(self) -> None:
        if self._shown is None:
            self.form.show_document(None)
            return
        folder = self.folder
        path = self._shown.path or folder / (self._shown.proposed_name or UNNAMED)
        self.form.show_document(self._shown.document, path, self.profiles.of(folder))

    def _show_preview(self) -> None:
        opened = self._shown
        folder = opened.folder if opened else None
        site = find_site(self.folder)
        chosen = self._memory.settings.flavours.get(str(self._chosen_for(site)))
        flavour = chosen if chosen and chosen in flavours() else site.flavour
        settings = site.markdown if flavour == site.flavour else NO_SETTINGS
        document = opened.document if opened else None
        self._path = opened.path if opened else None
        root = self.library.folder or site.root
        self.preview.show_document(document, folder, flavour, root, settings, self._path)
        undone = left_out(flavour, settings)
        self.flavour_shown.emit(flavour, site.title, site.flavour, undone)
        self.site_shown.emit()

    def _chosen_for(self, site: Site) -> Path:
        """What a choice of flavour is kept for: the site, or the article that is in none."""
        path = self._shown.path if self._shown else None
        return path.absolute() if path and site.name == PLAIN else site.root

    def _forget(self, opened: OpenArticle) -> None:
        for pane in (self.form, self.source, self.preview):
            pane.forget(opened.document)

    def _on_text_size(self, points: float) -> None:
        self.preview.set_zoom(points / USUAL_SIZE)
        self._memory.change(text_size=points)

    def _on_source_scrolled(self, line: float) -> None:
        if self._memory.settings.scroll_together and not self._is_switching:
            self.preview.scroll_to_line(line)

    def _on_cursor_moved(self, line: int, _column: int) -> None:
        if self._is_switching:
            return
        if self._memory.settings.scroll_together:
            self.preview.reveal_line(line)
        else:
            self.preview.mark_line(line)

    def _mark(self) -> None:
        """Mark what the cursor is in, in an article that is shown anew."""
        if self._shown is not None:
            self.preview.mark_line(self.source.editor.textCursor().blockNumber() + 1)

    def _on_preview_scrolled(self, line: float) -> None:
        if self._memory.settings.scroll_together:
            self.source.scroll_to_line(line)
