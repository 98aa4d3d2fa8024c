"""The main window: lays out its parts, and connects them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QToolBar, QVBoxLayout, QWidget

from editor.article.change import Change
from editor.render.flavours.table import flavours
from editor.settings import Memory
from editor.ui.actions import Actions
from editor.ui.desk import Desk, OpenArticle
from editor.ui.edit_commands import EditCommands
from editor.ui.file_commands import FileCommands
from editor.ui.importing.dropped import addresses_in, files_in
from editor.ui.importing.importing import Importing
from editor.ui.message_bar import MessageBar
from editor.ui.theme import Theme
from editor.ui.titles import file_name_of, title_of
from editor.ui.window.finding import Finding
from editor.ui.window.memory import remember, restore_articles, restore_layout
from editor.ui.window.menus import follow_recent, offer_themes
from editor.ui.window.outside_watch import OutsideWatch
from editor.ui.window.panes import NAMES, Panes
from editor.ui.window.preview_commands import PreviewCommands
from editor.ui.window.review_panes import review_panes
from editor.ui.window.site_commands import SiteCommands
from editor.ui.window.status_bar import StatusBar
from editor.ui.window.view_commands import PaneSwitches, ViewCommands


class Window(QMainWindow):
    """Galley's one window."""

    theme_wanted = Signal(str)
    """The author chose "system", "light" or "dark"."""

    def __init__(self, memory: Memory, theme: Theme) -> None:
        super().__init__()
        self._memory = memory
        self._unsubscribe: Callable[[], None] = _nothing
        self.desk = Desk(self)
        self.panes = Panes(self.desk, memory, theme)
        self.messages = MessageBar(theme)
        self.status = StatusBar({name: each.title for name, each in flavours().items()})
        self._make_commands()
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        restore_layout(self, self.panes.splitter, memory)
        self.panes.restore_text_size()
        self._show_switches()
        for name in ("scroll_together", "remote_images", "stamp_changes"):
            self.actions_by_name[name].setChecked(getattr(memory.settings, name))
        self._show_current()

    # What it is made of

    def _make_commands(self) -> None:
        self.files = FileCommands(self, self.desk, self._memory)
        self.edit = EditCommands(self, self.desk)
        self.view = ViewCommands(self, self.desk, self._memory)
        self._outside = OutsideWatch(self.desk, self.files.saving, self.messages)
        self.importing = Importing(self, self.files, self.messages, review_panes)
        self._switches = PaneSwitches(self.panes.splitter)
        self.preview = PreviewCommands(self, self.panes.preview, self._memory)
        self.site = SiteCommands(self, self.panes)
        self._finding = Finding(self.panes.source, self.panes.preview)
        self.actions_by_name = Actions(
            self,
            {
                "files": partial(getattr, self.files),
                "importing": partial(getattr, self.importing),
                "edit": partial(getattr, self.edit),
                "view": partial(getattr, self.view),
                "panes": partial(getattr, self._switches),
                "preview": partial(getattr, self.preview),
                "site": partial(getattr, self.site),
                "find": partial(getattr, self._finding),
                "source": lambda name: partial(self.panes.source.run, name),
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
        column.addWidget(self.panes.splitter, 1)
        middle = QWidget()
        middle.setLayout(column)
        self.setCentralWidget(middle)
        self.setStatusBar(self.status)

    def _connect(self) -> None:
        panes = self.panes
        for signal, slot in (
            (self.desk.current_changed, self._show_current),
            (self.desk.articles_changed, self._show_state),
            (panes.welcome.wanted, lambda name: self.actions_by_name[name].trigger()),
            (panes.library.chosen, self.files.open_chosen),
            (panes.library.wants_folder, self.files.open_folder),
            (panes.form.failed, self._say_error),
            (panes.form.setup_asked, self.site.site_fields),
            (self.site.failed, self._say_error),
            (panes.preview.link_clicked, self.files.follow),
            (panes.preview.article_asked, self.files.open_path),
            (panes.preview.place_clicked, self._finding.go_to),
            (panes.site_shown, self.preview.dress),
            (panes.source.cursor_moved, self.status.show_place),
            (panes.splitter.visibility_changed, self._show_switches),
            (panes.flavour_shown, self.status.show_flavour),
            (self.status.flavour_chosen, panes.choose_flavour),
            (self.files.folder_opened, self._on_folder),
            (self.files.failed, self._say_error),
            (self.files.saving.saved, lambda _opened: panes.library.refresh()),
            (self.files.saving.saved, lambda _opened: panes.learn()),
            (self.files.wants_quit, self.close),
            (self.edit.went_to, self._go_to),
            (self.view.theme_wanted, self.theme_wanted),
            (self.view.zoom_wanted, self._finding.zoom),
            (self.view.raw_wanted, self._show_raw),
        ):
            signal.connect(slot)
        submenus = self.actions_by_name.submenus
        follow_recent(submenus["recent"], self._memory, self.files.open_path)
        offer_themes(submenus["theme"], self._memory, self.theme_wanted.emit)
        self.preview.fill_menu(submenus["preview_as"])

    def set_theme(self, theme: Theme) -> None:
        """Show everything in this theme."""
        for part in (self.actions_by_name, self.panes, self.messages, self.importing):
            part.set_theme(theme)

    # The article in front

    def _show_current(self) -> None:
        opened = self.desk.current
        self._unsubscribe()
        self._unsubscribe = opened.document.subscribe(self._on_change) if opened else _nothing
        self.panes.show(opened)
        self.status.show_article(opened)
        self.actions_by_name.enable({"article"} if opened else set())
        self._show_state()

    def _show_state(self) -> None:
        opened = self.desk.current
        self.status.show_state()
        self._show_undo()
        if opened is None:
            self.setWindowModified(False)
            self.setWindowTitle(self.tr("Galley"))
            return
        title, name = title_of(opened), file_name_of(opened)
        words = title if title == name else f"{title} ({name})"
        self.setWindowTitle(self.tr("{article}[*] – Galley").format(article=words))
        self.setWindowModified(opened.unsaved)

    def _show_undo(self) -> None:
        document = self.desk.current.document if self.desk.current else None
        self.actions_by_name["undo"].setEnabled(document is not None and document.can_undo)
        self.actions_by_name["redo"].setEnabled(document is not None and document.can_redo)

    def _on_change(self, _change: Change) -> None:
        self._show_undo()
        self.status.count_soon()

    def _go_to(self, change: Change) -> None:
        """Show where an undo or redo changed the text."""
        self.actions_by_name[self.panes.reveal(change)].setChecked(True)

    # What the author asks for

    def _on_folder(self, folder: Path) -> None:
        self.panes.library.open_folder(folder)
        self._memory.change(folder=str(folder))

    def _say_error(self, text: str) -> None:
        self.messages.say(text, kind="error")

    def _show_raw(self) -> None:
        self.actions_by_name["form"].setChecked(True)
        self.panes.form.toggle_raw()

    def _show_switches(self) -> None:
        for name in NAMES:
            self.actions_by_name[name].setChecked(self.panes.splitter.wants(name))

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

    def tell_fault(self, report: Path) -> None:
        """Say that something in Galley went wrong; ``report`` has the details."""
        words = self.tr("Something in Galley went wrong. Your text is safe. Please report {0}")
        self.messages.say(words.format(report), kind="error")

    def changeEvent(self, event: QEvent) -> None:
        """Coming back to the window: look what happened outside."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._outside.look()
            self.panes.library.refresh()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files, folders and links to pages may be dropped."""
        if files_in(event.mimeData()) or addresses_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what is dropped; pages, Word files and plain texts are imported."""
        for path in self.importing.take(files_in(event.mimeData())):
            self.files.open_path(path)
        self.importing.offer(addresses_in(event.mimeData()))
        event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved changes, and remember where everything was."""
        if not self.files.may_close(self.desk.unsaved) or not self.importing.may_close():
            event.ignore()
            return
        remember(self, self.panes.splitter, self.desk, self._memory, NAMES)
        self.panes.close()
        event.accept()


def _nothing() -> None:
    """What unsubscribes from no document."""
