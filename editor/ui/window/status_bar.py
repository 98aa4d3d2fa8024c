"""The quiet line at the bottom: saved or not, how long, how stored, in which flavour shown."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QLabel, QMenu, QStatusBar, QToolButton, QWidget

from editor.article.counts import count
from editor.ui.desk import OpenArticle

COUNT_AFTER = 250
"""Milliseconds without a key after which the counts are made anew."""


class StatusBar(QStatusBar):
    """What is true of the article in front."""

    flavour_chosen = Signal(str)
    """The author wants the preview in this flavour; "": in the one of the site."""

    def __init__(self, flavours: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._flavours = flavours
        self._opened: OpenArticle | None = None
        self._own = ""
        self._state = QLabel()
        self._counts, self._place, self._encoding, self._endings = (QLabel() for _ in range(4))
        self._flavour = QToolButton()
        self._flavour.setAutoRaise(True)
        self._flavour.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._choices: dict[str, QAction] = {}
        self._flavour.setMenu(self._flavour_menu())
        self._say_what_they_are()
        self.addWidget(self._state, 1)
        for widget in (self._counts, self._place, self._encoding, self._endings, self._flavour):
            self.addPermanentWidget(widget)
        self._later = QTimer(self, singleShot=True, interval=COUNT_AFTER)
        self._later.timeout.connect(self._count)
        self.show_article(None)

    def show_article(self, opened: OpenArticle | None) -> None:
        """Tell of this article from now on."""
        self._opened = opened
        for widget in (self._counts, self._place, self._encoding, self._endings, self._flavour):
            widget.setVisible(opened is not None)
        self.show_state()
        self._count()

    def show_state(self) -> None:
        """The article was edited or saved."""
        opened = self._opened
        if opened is None:
            self._state.clear()
            return
        self._state.setText(self._state_words(opened))
        self._encoding.setText(_encoding_name(opened))
        self._endings.setText(opened.facts.endings.label)

    def count_soon(self) -> None:
        """The text changed: count it when the author pauses."""
        self._later.start()

    def show_place(self, line: int, column: int) -> None:
        """Where the cursor is, both from 1."""
        self._place.setText(self.tr("{line}:{column}").format(line=line, column=column))

    def show_flavour(self, name: str, site: str, own: str, undone: Sequence[str]) -> None:
        """The flavour of the preview, the kind of ``site`` that the folder is, and that one's.

        ``undone``: extensions that the site names and the preview does without.
        """
        self._own = own
        title = self._flavours.get(name, name)
        self._flavour.setText(f"{title} *" if undone else title)
        words = self.tr("Markdown flavour; the folder is: {0}").format(site)
        if undone:
            missing = self.tr("* The preview does without: {0}").format(", ".join(undone))
            words = f"{words}\n{missing}"
        self._flavour.setToolTip(words)
        for each, action in self._choices.items():
            title = self._flavours[each]
            marked = self.tr("{flavour} (as the site)").format(flavour=title)
            action.setText(marked if each == own else title)
            action.setChecked(each == name)

    def _choose(self, name: str) -> None:
        self.flavour_chosen.emit("" if name == self._own else name)

    def _state_words(self, opened: OpenArticle) -> str:
        if opened.path is None:
            return self.tr("New article, not saved yet")
        return self.tr("Edited") if opened.unsaved else self.tr("Saved")

    def _count(self) -> None:
        if self._opened is None:
            return
        counts = count(self._opened.document.body)
        words = self.tr("1 word") if counts.words == 1 else self.tr("{0} words")
        signs = self.tr("1 character") if counts.characters == 1 else self.tr("{0} characters")
        told = words.format(f"{counts.words:,}"), signs.format(f"{counts.characters:,}")
        self._counts.setText(" · ".join(told))
        self._counts.setToolTip(
            self.tr("Reads in about {minutes} min").format(minutes=max(1, counts.minutes))
        )

    def _flavour_menu(self) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for name, title in self._flavours.items():
            action = menu.addAction(title, partial(self._choose, name))
            action.setCheckable(True)
            group.addAction(action)
            self._choices[name] = action
        return menu

    def _say_what_they_are(self) -> None:
        for widget, words in (
            (self._state, self.tr("State of the article")),
            (self._counts, self.tr("Length")),
            (self._place, self.tr("Line and column of the cursor")),
            (self._encoding, self.tr("Encoding of the file")),
            (self._endings, self.tr("Line ends of the file")),
            (self._flavour, self.tr("Markdown flavour of the preview")),
        ):
            widget.setAccessibleName(words)
            widget.setToolTip(words)
        self._state.setTextFormat(Qt.TextFormat.PlainText)


def _encoding_name(opened: OpenArticle) -> str:
    name = opened.facts.encoding.upper()
    return f"{name} BOM" if opened.facts.bom else name
