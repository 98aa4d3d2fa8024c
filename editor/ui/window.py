"""The main window: lays out the panes, and shows the article in front in all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QActionGroup, QCloseEvent, QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar, QVBoxLayout, QWidget

from editor.article.article import Part
from editor.article.change import Change
from editor.render.flavours import flavours
from editor.settings import Memory
from editor.site.site import find_site
from editor.ui.actions import Actions
from editor.ui.desk import Desk, OpenArticle
from editor.ui.edit_commands import EditCommands
from editor.ui.file_commands import FileCommands
from editor.ui.form.form_pane import FormPane
from editor.ui.library.library_pane import LibraryPane
from editor.ui.message_bar import MessageBar
from editor.ui.outside_watch import OutsideWatch
from editor.ui.pane_splitter import PaneSplitter
from editor.ui.preview.preview_pane import PreviewPane
from editor.ui.source.source_pane import USUAL_SIZE, SourcePane
from editor.ui.status_bar import StatusBar
from editor.ui.theme import Theme
from editor.ui.titles import file_name_of, title_of
from editor.ui.view_commands import PaneSwitches, ViewCommands
from editor.ui.welcome_pane import WelcomePane
from editor.ui.window_memory import remember, restore_articles, restore_layout

PANES = ("library", "form", "source", "preview")
PANES_WITH_ARTICLE = frozenset(PANES)
PANES_WITHOUT = frozenset({"library", "welcome"})
ARTICLE_SUFFIXES = {".md", ".markdown", ".mdown", ".mkd", ".mdx"}


class Window(QMainWindow):
    """Galley's one window."""

    theme_wanted = Signal(str)
    """The author chose "system", "light" or "dark"."""

    def __init__(self, memory: Memory, theme: Theme) -> None:
        super().__init__()
        self._memory = memory
        self._theme = theme
        self._unsubscribe: Callable[[], None] = _nothing
        self._flavours: dict[OpenArticle, str] = {}
        self.desk = Desk(self)
        self._make_panes()
        self._make_commands()
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self._restore()
        self._show_current()

    # What it is made of

    def _make_panes(self) -> None:
        self.library = LibraryPane(self.desk, self._theme)
        self.form = FormPane()
        self.source = SourcePane()
        self.preview = PreviewPane()
        self.welcome = WelcomePane()
        self.panes = PaneSplitter(
            {
                "library": self.library,
                "form": self.form,
                "source": self.source,
                "preview": self.preview,
                "welcome": self.welcome,
            }
        )
        self.messages = MessageBar(self._theme)
        titles = {name: each.title for name, each in flavours().items()}
        self.status = StatusBar(titles)

    def _make_commands(self) -> None:
        self.files = FileCommands(self, self.desk, self._memory)
        self.edit = EditCommands(self, self.desk)
        self.view = ViewCommands(self, self.desk, self._memory)
        self._outside = OutsideWatch(self.desk, self.files.saving, self.messages)
        self._switches = PaneSwitches(self.panes)
        self.actions_by_name = Actions(
            self,
            {
                "files": partial(getattr, self.files),
                "edit": partial(getattr, self.edit),
                "view": partial(getattr, self.view),
                "panes": partial(getattr, self._switches),
                "find": partial(getattr, self.source.finder),
                "source": lambda name: partial(self.source.run, name),
            },
        )

    def _lay_out(self) -> None:
        self.setMinimumSize(720, 480)
        self.setAcceptDrops(True)
        self.setUnifiedTitleAndToolBarOnMac(True)
        toolbar = QToolBar(self.tr("Tools"))
        toolbar.setObjectName("tools")
        toolbar.setMovable(False)
        toolbar.setIconSize(QSize(18, 18))
        toolbar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.actions_by_name.fill_toolbar(toolbar)
        self.addToolBar(toolbar)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.messages)
        column.addWidget(self.panes, 1)
        middle = QWidget()
        middle.setLayout(column)
        self.setCentralWidget(middle)
        self.setStatusBar(self.status)

    def _connect(self) -> None:
        for signal, slot in (
            (self.desk.current_changed, self._show_current),
            (self.desk.articles_changed, self._show_state),
            (self.desk.closed, self._forget),
            (self.welcome.wanted, lambda name: self.actions_by_name[name].trigger()),
            (self.library.chosen, self._on_chosen),
            (self.library.wants_folder, self.files.open_folder),
            (self.files.folder_opened, self._on_folder),
            (self.files.failed, self._say_error),
            (self.files.saving.saved, lambda _opened: self.library.refresh()),
            (self.files.wants_quit, self.close),
            (self.edit.went_to, self._go_to),
            (self.view.theme_wanted, self.theme_wanted),
            (self.view.zoom_wanted, self.source.zoom),
            (self.source.size_changed, self._on_text_size),
            (self.source.scrolled, self._on_source_scrolled),
            (self.preview.line_scrolled, self._on_preview_scrolled),
            (self.view.raw_wanted, self._show_raw),
            (self.form.failed, self._say_error),
            (self.preview.link_clicked, self._follow),
            (self.source.cursor_moved, self.status.show_place),
            (self.status.flavour_chosen, self._choose_flavour),
            (self.panes.visibility_changed, self._show_switches),
        ):
            signal.connect(slot)
        submenus = self.actions_by_name.submenus
        submenus["recent"].aboutToShow.connect(self._fill_recent)
        self._fill_themes(submenus["theme"])

    def set_theme(self, theme: Theme) -> None:
        """Show everything in this theme."""
        self._theme = theme
        for part in (
            self.actions_by_name,
            self.library,
            self.form,
            self.source,
            self.preview,
            self.messages,
        ):
            part.set_theme(theme)

    # The article in front

    def _show_current(self) -> None:
        opened = self.desk.current
        document = opened.document if opened else None
        self._unsubscribe()
        self._unsubscribe = document.subscribe(self._on_change) if document else _nothing
        self.form.show_document(document)
        self.source.show_document(document)
        self._show_preview()
        self.status.show_article(opened)
        self.panes.use(PANES_WITH_ARTICLE if opened else PANES_WITHOUT)
        self.actions_by_name.enable({"article"} if opened else set())
        self._show_state()
        if opened:
            self.source.editor.setFocus()

    def _show_preview(self) -> None:
        opened = self.desk.current
        folder = opened.folder if opened else None
        site = find_site(folder or Path.home())
        flavour = self._flavours.get(opened, site.flavour) if opened else site.flavour
        document = opened.document if opened else None
        self.preview.show_document(document, folder, flavour, site.root)
        self.status.show_flavour(
            flavour, because=self.tr("Markdown flavour; the folder is: {0}").format(site.title)
        )

    def _show_state(self) -> None:
        opened = self.desk.current
        self.status.show_state()
        self.setWindowModified(opened is not None and opened.unsaved)
        self._show_undo()
        if opened is None:
            self.setWindowTitle(self.tr("Galley"))
            return
        title, name = title_of(opened), file_name_of(opened)
        words = title if title == name else f"{title} ({name})"
        self.setWindowTitle(self.tr("{article}[*] – Galley").format(article=words))

    def _show_undo(self) -> None:
        document = self.desk.current.document if self.desk.current else None
        self.actions_by_name["undo"].setEnabled(document is not None and document.can_undo)
        self.actions_by_name["redo"].setEnabled(document is not None and document.can_redo)

    def _on_change(self, _change: Change) -> None:
        self._show_undo()
        self.status.count_soon()

    def _go_to(self, change: Change) -> None:
        """Show where an undo or redo changed the text."""
        pane = self.source if change.part is Part.BODY else self.form
        self.actions_by_name["source" if change.part is Part.BODY else "form"].setChecked(True)
        pane.reveal(change)

    def _forget(self, opened: OpenArticle) -> None:
        self._flavours.pop(opened, None)
        for pane in (self.form, self.source, self.preview):
            pane.forget(opened.document)

    # What the author asks for

    def _on_chosen(self, chosen: OpenArticle | Path) -> None:
        if isinstance(chosen, OpenArticle):
            self.desk.bring_to_front(chosen)
        else:
            self.files.open_path(chosen)

    def _on_folder(self, folder: Path) -> None:
        self.library.open_folder(folder)
        self._memory.change(folder=str(folder))

    def _follow(self, address: str) -> None:
        """Another article opens here, everything else where the system opens it."""
        url = QUrl(address)
        path = Path(url.toLocalFile()) if url.isLocalFile() else None
        if path is not None and path.suffix.casefold() in ARTICLE_SUFFIXES:
            self.files.open_path(path)
        else:
            QDesktopServices.openUrl(url)

    def _choose_flavour(self, name: str) -> None:
        if self.desk.current is not None:
            self._flavours[self.desk.current] = name
            self._show_preview()

    def _say_error(self, text: str) -> None:
        self.messages.say(text, kind="error")

    def _show_raw(self) -> None:
        self.actions_by_name["form"].setChecked(True)
        self.form.toggle_raw()

    def _on_text_size(self, points: float) -> None:
        self.preview.set_zoom(points / USUAL_SIZE)
        self._memory.change(text_size=points)

    def _on_source_scrolled(self, line: float) -> None:
        if self._memory.settings.scroll_together:
            self.preview.scroll_to_line(line)

    def _on_preview_scrolled(self, line: float) -> None:
        if self._memory.settings.scroll_together:
            self.source.scroll_to_line(line)

    def _show_switches(self) -> None:
        for name in PANES:
            self.actions_by_name[name].setChecked(self.panes.wants(name))

    def _fill_recent(self) -> None:
        menu = self.actions_by_name.submenus["recent"]
        menu.clear()
        for path in self._memory.settings.recent:
            menu.addAction(path, partial(self.files.open_path, Path(path)))
        if menu.isEmpty():
            menu.addAction(self.tr("Nothing yet")).setEnabled(False)

    def _fill_themes(self, menu: QMenu) -> None:
        group = QActionGroup(menu)
        for name, text in (
            ("system", self.tr("As the &system")),
            ("light", self.tr("&Light")),
            ("dark", self.tr("&Dark")),
        ):
            action = menu.addAction(text, partial(self.theme_wanted.emit, name))
            action.setCheckable(True)
            action.setChecked(name == self._memory.settings.theme)
            group.addAction(action)

    # Coming and going

    def go_back_to(self, path: Path | None) -> None:
        """Open ``path``; None: the folder and the articles that were open last time."""
        if path is not None:
            self.files.open_path(path)
        else:
            restore_articles(self.desk, self.files, self._memory)

    def tell_recovered(self, recovered: Sequence[OpenArticle]) -> None:
        """Say that these articles were brought back after a crash."""
        words = self.tr("Galley did not end well last time. Unsaved text was brought back: {0}")
        names = ", ".join(title_of(each) for each in recovered)
        self.messages.say(words.format(names), kind="info")

    def changeEvent(self, event: QEvent) -> None:
        """Coming back to the window: look what happened outside."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._outside.look()
            self.library.refresh()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and folders may be dropped."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what is dropped."""
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.files.open_path(Path(url.toLocalFile()))
        event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved changes, and remember where everything was."""
        if not self.files.may_close(self.desk.unsaved):
            event.ignore()
            return
        remember(self, self.panes, self.desk, self._memory, PANES)
        self.preview.close_page()
        event.accept()

    def _restore(self) -> None:
        restore_layout(self, self.panes, self._memory)
        self._show_switches()
        settings = self._memory.settings
        self.actions_by_name["scroll_together"].setChecked(settings.scroll_together)
        self.source.set_size(settings.text_size)
        self.preview.set_zoom(settings.text_size / USUAL_SIZE)


def _nothing() -> None:
    """What unsubscribes from no document."""
