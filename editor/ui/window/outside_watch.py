"""Notices that another program wrote to a file that is open here."""

from __future__ import annotations

import os
from functools import partial

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from editor.files.outside import changed_outside
from editor.ui.desk import Desk, OpenArticle
from editor.ui.message_bar import MessageBar
from editor.ui.saving import Saving
from editor.ui.titles import file_name_of

SETTLE = 200
"""Milliseconds after a file's last change until it is looked at: programs write in pieces."""


class OutsideWatch(QObject):
    """Looks at the open articles' files when they change or when asked to; tells once."""

    def __init__(self, desk: Desk, saving: Saving, messages: MessageBar) -> None:
        super().__init__(desk)
        self._desk = desk
        self._saving = saving
        self._messages = messages
        self._soon = QTimer(self, singleShot=True, interval=SETTLE)
        self._soon.timeout.connect(self.look)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._soon.start)
        desk.articles_changed.connect(self._watch)

    def look(self) -> None:
        """Take over a changed file where nothing is unsaved here; else ask which text stays."""
        # A file that was replaced, as most programs save, is not watched any more.
        self._watch()
        for opened in self._desk.articles:
            self._notice_if_gone(opened)
            if opened.outside_known or not changed_outside(opened.facts):
                continue
            if opened.unsaved:
                self._tell(opened)
            else:
                self._saving.take_over(opened)

    def _notice_if_gone(self, opened: OpenArticle) -> None:
        gone = opened.facts.stamp is not None and not os.path.lexists(str(opened.path))
        if gone == opened.gone:
            return
        opened.gone = gone
        self._desk.articles_changed.emit()
        if gone:
            words = self.tr("{name} is no longer where it was. Its text is here; save it again.")
            self._messages.say(words.format(name=file_name_of(opened)))

    def _watch(self) -> None:
        wanted = {str(each.path) for each in self._desk.articles if each.path}
        watched = set(self._watcher.files())
        if gone := watched - wanted:
            self._watcher.removePaths(sorted(gone))
        if new := wanted - watched:
            self._watcher.addPaths(sorted(new))

    def _tell(self, opened: OpenArticle) -> None:
        opened.outside_known = True
        words = self.tr("{name} was changed by another program. Your text is kept as it is.")
        self._messages.say(
            words.format(name=file_name_of(opened)),
            answers=[(self.tr("Take the file’s text"), partial(self._saving.take_over, opened))],
        )
