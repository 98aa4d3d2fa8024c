"""The form pane: a document's front matter as a form or as text, both always in step.

Knows the document and not the file it is from, nor any other pane.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QStackedWidget, QVBoxLayout, QWidget

from editor.article.article import Article, Format, Part
from editor.article.change import Change
from editor.article.convert import comments_lost, converted
from editor.article.document import Document
from editor.errors import FieldError, FrontMatterError
from editor.site.profile import Profile
from editor.site.spec import SiteProblem
from editor.ui.form.alt_key import AltKey, underline_key
from editor.ui.form.elided_label import ElidedLabel
from editor.ui.form.form_view import FormView
from editor.ui.form.look import look, style_sheet
from editor.ui.form.pane_header import PaneHeader
from editor.ui.form.raw_view import RawView
from editor.ui.form.reading import Reading, read
from editor.ui.form.surroundings import Surroundings
from editor.ui.theme import Theme

PAUSE = 40
"""Milliseconds of typing in the form after which the front matter is read again."""


MOST_TOLD = 3
"""How many of the problems with the site's own files are told at once."""


class FormPane(QWidget):
    """Shows one document's front matter at a time; each keeps where it was scrolled to."""

    failed = Signal(str)
    """Something went wrong that the author should be told, in plain words."""
    setup_asked = Signal(str)
    """The author wants to decide what the field with this key is in the whole site."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document: Document | None = None
        self._around = Surroundings()
        self._unsubscribe: Callable[[], None] = lambda: None
        self._reading = Reading(Article().format)
        self._stale: set[QWidget] = set()
        self._places: dict[Document, int] = {}
        self._header = PaneHeader()
        self.form = FormView()
        self.raw = RawView()
        self._site_problems = QLabel()
        self._site_problems.setProperty("error", True)
        self._site_problems.setTextFormat(Qt.TextFormat.PlainText)
        self._site_problems.setWordWrap(True)
        self._site_problems.setContentsMargins(14, 0, 14, 8)
        self._site_problems.hide()
        self._nothing = QLabel(self.tr("No article is open"))
        self._nothing.setProperty("muted", True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._views = QStackedWidget()
        for view in (self._nothing, self.form, self.raw):
            self._views.addWidget(view)
        self._wants_raw = False
        # An article that cannot be read as a form begins as text, with its line and reason.
        self._begins_raw = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(PAUSE)
        self._later.timeout.connect(lambda: self._refresh(fresh=False))
        self._alt = AltKey(self)
        self._lay_out()
        self._alt.held.connect(self._underline_keys)
        self._header.chosen.connect(self.show_raw)
        self._header.format_asked.connect(self._convert)
        self.form.text_wanted.connect(self._mend)
        self.form.setup_asked.connect(self.setup_asked)
        self.form.fields_changed.connect(self._catch_up)
        self._refresh(fresh=True)

    @property
    def is_raw(self) -> bool:
        """Whether the front matter is shown as text."""
        return self._wants_raw or self._begins_raw

    def show_document(
        self,
        document: Document | None,
        path: Path | None = None,
        profile: Profile | None = None,
    ) -> None:
        """Show this document's front matter; None for no document.

        ``path`` is the article's file, or where a new one is going to be; ``profile`` is what is
        known of its site (nothing: the fields of a plain folder).
        """
        around = Surroundings(profile, path)
        if document is self._document and around == self._around:
            return
        if self._document is not None:
            self._places[self._document] = self.form.verticalScrollBar().value()
        if document is not self._document:
            self._begins_raw = document is not None and read(document.article).problem is not None
        self._unsubscribe()
        self._document, self._around = document, around
        self._unsubscribe = document.subscribe(self._on_change) if document else lambda: None
        self._site_problems.setText(_told(profile.problems if profile and document else ()))
        self._site_problems.setVisible(bool(self._site_problems.text()))
        self._refresh(fresh=True)
        if document is not None:
            self._scroll_back(self._places.get(document, 0))

    def forget(self, document: Document) -> None:
        """The document was closed."""
        if document is self._document:
            self.show_document(None)
        self.form.forget(document)
        self._places.pop(document, None)

    def show_raw(self, raw: bool) -> None:
        """Show the text (True) or the form, with the keyboard in it."""
        self._wants_raw, self._begins_raw = raw, False
        self._catch_up()
        self._switch()
        if self._document is not None:
            (self.raw if raw else self.form).setFocus()

    def toggle_raw(self) -> None:
        """Show the text instead of the form, or the form again."""
        self.show_raw(not self.is_raw)

    def reveal(self, change: Change) -> None:
        """Go to what ``change`` did: the field in the form, or the place in the text."""
        if self._document is None or change.part is not Part.HEAD:
            return
        self._catch_up()
        if self.is_raw:
            self.raw.reveal(change)
        else:
            self.form.reveal(change)

    def set_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        dressed = look(theme)
        self.setStyleSheet(style_sheet(theme))
        self.form.set_look(dressed)
        self.raw.set_look(dressed)

    def showEvent(self, event: QShowEvent) -> None:
        """Look out for Alt in the window that this is in now."""
        super().showEvent(event)
        self._alt.watch()

    def _underline_keys(self, on: bool) -> None:
        for label in self.findChildren(ElidedLabel):
            label.underline_key(on)
        for button in self.findChildren(QAbstractButton):
            underline_key(button, on)

    def _lay_out(self) -> None:
        self.setMinimumWidth(220)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._site_problems)
        column.addWidget(self._views, 1)

    def _on_change(self, change: Change) -> None:
        if change.part is not Part.HEAD:
            return
        if change.origin == "form":
            # The row that wrote it shows it already: the rest can wait for a pause in the typing.
            self._later.start()
        else:
            self._refresh(fresh=False)

    def _catch_up(self) -> None:
        if self._later.isActive():
            self._refresh(fresh=False)

    def _refresh(self, *, fresh: bool) -> None:
        self._later.stop()
        document = self._document
        self._reading = read(document.article if document else Article())
        if fresh:
            self.form.show_document(document, self._reading, self._around)
            self.raw.show_document(document, self._reading)
            self._stale.clear()
        else:
            self._stale = {self.form, self.raw}
        self._switch()

    def _switch(self) -> None:
        """Show the wanted view, up to date; the hidden one waits until it is wanted."""
        view = self.raw if self.is_raw else self.form
        if view in self._stale:
            self._stale.discard(view)
            view.show_reading(self._reading)
        there = self._document is not None
        self._views.setCurrentWidget(view if there else self._nothing)
        self._header.show_state(raw=self.is_raw, form=self._reading.format if there else None)

    def _convert(self, to: Format) -> None:
        """Write the front matter in another format, as one step that undo takes back."""
        document = self._document
        if document is None:
            return
        try:
            article = converted(document.article, to)
        except FieldError as error:
            words = self.tr("“{key}” cannot be written in {format}: {reason}")
            self.failed.emit(words.format(key=error.key, format=to.upper(), reason=error.reason))
            return
        except FrontMatterError:
            self._mend()
            return
        lost = comments_lost(document.article, to)
        document.end_step()
        document.edit_head(article.head, "form")
        document.end_step()
        self._refresh(fresh=False)
        if lost:
            words = self.tr("{format} has no comments; {count} lines of them are gone.", "", lost)
            undo = self.tr("Undo brings them back.")
            self.failed.emit(words.format(format=to.upper(), count=lost) + " " + undo)

    def _mend(self) -> None:
        self.show_raw(True)
        self.raw.go_to_problem(self._reading)

    def _scroll_back(self, value: int) -> None:
        # Rows take their heights once the layout has run; before that there is nowhere to go.
        QTimer.singleShot(0, self, lambda: self.form.verticalScrollBar().setValue(value))


def _told(problems: Sequence[SiteProblem]) -> str:
    """What cannot be read of the site's own files: which, where, why."""
    words = QCoreApplication.translate("form", "{name}, line {line}: {reason}")
    whole = QCoreApplication.translate("form", "{name}: {reason}")
    return "\n".join(
        (words if each.line else whole).format(
            name=each.path.name, line=each.line, reason=each.reason
        )
        for each in problems[:MOST_TOLD]
    )
