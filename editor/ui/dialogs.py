"""The questions Galley asks, each a function that returns the answer."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QMessageBox, QWidget

from editor.errors import GalleyError

ARTICLE_PATTERNS = "*.md *.markdown *.mdown *.mkd *.mdx *.txt"


class Closing(Enum):
    """What to do with unsaved text."""

    SAVE = auto()
    DISCARD = auto()
    CANCEL = auto()


class Conflict(Enum):
    """What to do with a file that another program changed."""

    OVERWRITE = auto()
    RELOAD = auto()
    SAVE_AS = auto()
    CANCEL = auto()


class Unencodable(Enum):
    """What to do with text that the file's encoding cannot hold."""

    AS_UTF8 = auto()
    CANCEL = auto()


def error_text(error: GalleyError) -> str:
    """An error's sentence in the author's language."""
    return tr_errors(error.text).format(**error.details)


def ask_closing(parent: QWidget, names: Sequence[str]) -> Closing:
    """Unsaved articles are about to be closed: save, discard, or not close after all?"""
    if len(names) == 1:
        text = tr("Save the changes to “{name}”?").format(name=names[0])
    else:
        text = tr("Save the changes to {number} articles?").format(number=len(names))
    box = _box(parent, text, tr("What you wrote is lost if you don’t save it."))
    if len(names) > 1:
        box.setDetailedText("\n".join(names))
    save = box.addButton(tr("&Save"), QMessageBox.ButtonRole.AcceptRole)
    discard = box.addButton(tr("&Don’t save"), QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(save)
    box.setEscapeButton(cancel)
    box.exec()
    answers: dict[QAbstractButton, Closing] = {save: Closing.SAVE, discard: Closing.DISCARD}
    return answers.get(box.clickedButton(), Closing.CANCEL)


def ask_conflict(parent: QWidget, error: GalleyError) -> Conflict:
    """The file on disk is newer than what was read: which text stays?"""
    box = _box(
        parent,
        error_text(error),
        tr(
            "“Take the file’s text” shows what is on disk now; undo brings yours back. "
            "“Overwrite” keeps yours and drops what the other program wrote."
        ),
    )
    save_as = box.addButton(tr("Save &as…"), QMessageBox.ButtonRole.AcceptRole)
    reload = box.addButton(tr("&Take the file’s text"), QMessageBox.ButtonRole.ActionRole)
    overwrite = box.addButton(tr("&Overwrite"), QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)
    box.exec()
    answers: dict[QAbstractButton, Conflict] = {
        save_as: Conflict.SAVE_AS,
        reload: Conflict.RELOAD,
        overwrite: Conflict.OVERWRITE,
    }
    return answers.get(box.clickedButton(), Conflict.CANCEL)


def ask_unencodable(parent: QWidget, error: GalleyError) -> Unencodable:
    """A character has no place in the file's encoding: save as UTF-8 instead?"""
    box = _box(parent, error_text(error), "")
    utf8 = box.addButton(tr("Save as &UTF-8"), QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)
    box.exec()
    return Unencodable.AS_UTF8 if box.clickedButton() is utf8 else Unencodable.CANCEL


def ask_dropping(parent: QWidget) -> bool:
    """A text that was edited in the review is about to be given up: really?"""
    box = _box(parent, tr("Don’t import this text?"), tr("What you wrote in its review is lost."))
    drop = box.addButton(tr("&Don’t import"), QMessageBox.ButtonRole.DestructiveRole)
    back = box.addButton(tr("Go &back"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(back)
    box.setEscapeButton(back)
    box.exec()
    answer: QAbstractButton = box.clickedButton()
    return answer is drop


def ask_file_to_open(parent: QWidget, folder: Path) -> Path | None:
    """The article to open, if any."""
    chosen, _kind = QFileDialog.getOpenFileName(
        parent,
        tr("Open an article"),
        str(folder),
        ";;".join(
            [tr("Articles ({patterns})").format(patterns=ARTICLE_PATTERNS), tr("All files (*)")]
        ),
    )
    return Path(chosen) if chosen else None


def ask_folder_to_open(parent: QWidget, folder: Path) -> Path | None:
    """The folder to open, if any."""
    chosen = QFileDialog.getExistingDirectory(parent, tr("Open a folder of articles"), str(folder))
    return Path(chosen) if chosen else None


def ask_where_to_save(parent: QWidget, proposed: Path) -> Path | None:
    """The file to save in, if any; the dialog itself has asked before an existing one is taken."""
    dialog = QFileDialog(parent, tr("Save the article"), str(proposed.parent))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters([tr("Markdown (*.md *.markdown)"), tr("All files (*)")])
    dialog.setDefaultSuffix("md")
    dialog.selectFile(proposed.name)
    if not dialog.exec():
        return None
    return Path(dialog.selectedFiles()[0])


def tell_about(parent: QWidget, version: str) -> None:
    """What this program is."""
    QMessageBox.about(
        parent,
        tr("About Galley"),
        tr(
            "<h3>Galley {version}</h3><p>A desktop editor for Markdown articles: form, source and "
            "preview side by side.</p><p>Free software under the MIT licence. Built with Qt and "
            "PySide6 (LGPL), Python-Markdown and Pygments.</p>"
        ).format(version=version),
    )


def _box(parent: QWidget, text: str, explanation: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(tr("Galley"))
    box.setText(text)
    box.setInformativeText(explanation)
    return box


def tr(text: str) -> str:
    """``text`` in the author's language."""
    return QCoreApplication.translate("dialogs", text)


def tr_errors(text: str) -> str:
    """An error's template in the author's language."""
    return QCoreApplication.translate("errors", text)
