"""Composes the program: the application, its theme, its window; runs it, or takes its picture.

The only module that knows all parts; nobody imports it.
"""

from __future__ import annotations

import contextlib
import gc
import os
import sys
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, Qt, QTimer, QTranslator
from PySide6.QtGui import QFileOpenEvent, QIcon
from PySide6.QtWidgets import QApplication

from editor.errors import FileProblem, NoDisplay
from editor.library.listing import newest_article
from editor.resources import resource
from editor.settings import Memory, settings_folder
from editor.ui.recovery import Recovery
from editor.ui.theme import apply_theme, load_theme, system_theme_name
from editor.ui.window.window import Window

FIRST_FRAME = 30
"""Milliseconds that the window gets to show itself."""
PAINTED = 300
"""Milliseconds from a settled preview to a painted window."""
SETTLED_WITHIN = 20_000
"""Milliseconds until a picture is taken even of a preview that has not finished."""


class Application(QApplication):
    """Qt's application, and what the system asks of it."""

    def __init__(self, arguments: list[str]) -> None:
        # Lets the web view come after the window is up.
        QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
        super().__init__(arguments)
        self.on_file: Callable[[Path], object] = lambda _path: None
        self.setApplicationName("Galley")
        self.setDesktopFileName("galley")
        self.setWindowIcon(QIcon(str(resource("icons", "app.svg"))))
        self._translate()

    def event(self, event: QEvent) -> bool:
        """Take the file that macOS hands over when it is double-clicked."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.on_file(Path(event.file()))
            return True
        return super().event(event)

    def _translate(self) -> None:
        """Qt's own words and ours in the author's language, as far as there are translations."""
        for name, folder in (
            ("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
            ("galley", str(resource("translations"))),
        ):
            translator = QTranslator(self)
            if translator.load(QLocale(), name, "_", folder):
                self.installTranslator(translator)


def run(path: Path | None) -> int:
    """Open the window on ``path`` (a file or folder; None: where it was left); the exit code."""
    if not _has_display():
        raise NoDisplay()
    application = Application(sys.argv[:1])
    memory = Memory(settings_folder())
    window = _window(application, memory)
    application.on_file = window.files.open_path
    application.styleHints().colorSchemeChanged.connect(
        lambda _scheme: _choose_theme(application, memory, window, memory.settings.theme)
    )
    window.show()
    window.go_back_to(path)
    recovery = Recovery(window.desk, settings_folder() / "recovery")
    sys.excepthook = partial(_on_fault, window, recovery)
    if recovered := recovery.bring_back():
        window.tell_recovered(recovered)
    # What the start has made stays: the collector need not look at it again while one types.
    gc.collect()
    gc.freeze()
    # The first frame and the first key come before the web view.
    QTimer.singleShot(FIRST_FRAME, window.panes.preview.load)
    code = _ended(application, window)
    recovery.end()
    _let_go(application, window)
    return code


def screenshot(article: Path, output: Path, size: tuple[int, int], theme: str) -> int:
    """Save a picture of the real window showing ``article``; nothing is remembered of it.

    Raises FileProblem if the article cannot be opened or the picture cannot be written.
    """
    if not os.environ.get("QT_QPA_PLATFORM"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = Application(sys.argv[:1])
    memory = Memory(None)
    memory.change(theme=theme)
    window = _window(application, memory)
    window.resize(*size)
    window.panes.preview.load()
    folder = article if article.is_dir() else article.absolute().parent
    window.files.show_folder(folder)
    shown = newest_article(folder) if article.is_dir() else article
    if shown is not None:
        window.desk.open(shown)
    window.show()
    failed: list[FileProblem] = []

    def take() -> None:
        if not window.grab().save(str(output)):
            failed.append(FileProblem(output, "the picture cannot be written there"))
        window.panes.close()
        application.quit()

    wait = QTimer(window, singleShot=True, interval=SETTLED_WITHIN)
    wait.timeout.connect(take)
    window.panes.preview.settled.connect(lambda: wait.start(PAINTED))
    wait.start(SETTLED_WITHIN if window.panes.preview.is_loaded else PAINTED)
    code = _ended(application, window)
    _let_go(application, window)
    if failed:
        raise failed[0]
    return code


def _has_display() -> bool:
    """Whether Qt will find something to show a window on; without, it would end the program."""
    settings = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in settings)


def _on_fault(
    window: Window,
    recovery: Recovery,
    kind: type[BaseException],
    error: BaseException,
    trace: TracebackType | None,
) -> None:
    """A fault of ours: keep the author's text, say so, and note what a report would need."""
    recovery.keep_now()
    report = settings_folder() / "fault.txt"
    with contextlib.suppress(OSError):
        report.write_text("".join(traceback.format_exception(kind, error, trace)), encoding="utf-8")
    window.tell_fault(report)
    print(f"galley: a fault of Galley, noted in {report}: {error!r}", file=sys.stderr)


def _window(application: Application, memory: Memory) -> Window:
    theme = load_theme(_theme_name(memory.settings.theme))
    apply_theme(application, theme)
    window = Window(memory, theme)
    window.theme_wanted.connect(lambda name: _choose_theme(application, memory, window, name))
    return window


def _choose_theme(application: Application, memory: Memory, window: Window, name: str) -> None:
    memory.change(theme=name)
    theme = load_theme(_theme_name(name))
    apply_theme(application, theme)
    window.set_theme(theme)


def _theme_name(setting: str) -> str:
    return setting if setting in {"light", "dark"} else system_theme_name()


def _ended(application: Application, window: Window) -> int:
    """Run until the window is closed; the exit code."""
    code = application.exec()
    window.panes.close()
    window.close()
    return code


def _let_go(application: Application, window: Window) -> None:
    """The page goes before its profile, and both, with all that is the window's, before Qt ends."""
    window.deleteLater()
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
