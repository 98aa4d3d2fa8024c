"""The review: what was recognised in a text beside the article that it will be.

Nothing is written here, and nothing of it is remembered: the author chooses, and the article
is handed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from editor.article.article import Article
from editor.errors import GalleyError
from editor.exchange.assemble import Choices, applied, assemble, proposed_name
from editor.exchange.found import Candidate, Recognition, Repair, Role, Span, essence
from editor.exchange.pictures import links_in
from editor.exchange.words import role_words
from editor.site.profile import Profile
from editor.ui.dialogs import error_text
from editor.ui.importing.found_field import FoundField
from editor.ui.importing.original_view import OriginalView
from editor.ui.importing.repair_list import RepairList
from editor.ui.importing.result_view import ResultView
from editor.ui.theme import Theme

SIZE = QSize(1180, 780)
SETTLE = 120
"""Milliseconds after a key until the article is made anew."""
_ASKED = (Role.TITLE, Role.DATE, Role.AUTHOR)
_TOLD = (Role.TAGS, Role.CATEGORIES, Role.SOURCE, Role.SUMMARY)


@dataclass(frozen=True)
class Accepted:
    """An article as the author wants it, and the file name that its site wants."""

    recognition: Recognition
    article: Article
    name: str
    web_images: bool = False
    """Whether its images on the web are to be brought along."""


class ReviewDialog(QDialog):
    """One recognised text. ``rest`` is how many wait to be reviewed after it."""

    accepted_one = Signal(object)
    """The author wants this article: an Accepted."""
    accepted_rest = Signal()
    """The author wants all that wait as they were recognised, too."""
    rest_dropped = Signal()
    """The author wants none of those that wait."""
    closed = Signal()
    """The review is over, however it ended."""

    def __init__(
        self,
        parent: QWidget | None,
        recognition: Recognition,
        profile: Profile,
        theme: Theme,
        rest: int,
    ) -> None:
        super().__init__(parent)
        self._recognition = recognition
        self._profile = profile
        self._article: Article | None = None
        name = recognition.material.name or self.tr("pasted text")
        self.setWindowTitle(self.tr("Import {name}").format(name=name))
        self.original = OriginalView(recognition, theme)
        self.fields = {role: FoundField(recognition, role, _words(role)) for role in _ASKED}
        self.repairs = RepairList(recognition.repairs)
        self.shown = ResultView(profile.site.flavour, theme)
        self.images = QCheckBox(self.tr("Bring its &images along when it is saved"))
        self.images.setVisible(has_web_images(recognition.text))
        self._place = QLabel()
        self._place.setProperty("muted", True)
        self._place.setTextFormat(Qt.TextFormat.PlainText)
        self._place.setWordWrap(True)
        self._soon = QTimer(self, singleShot=True, interval=SETTLE)
        self._soon.timeout.connect(self.show_result)
        self._lay_out(rest)
        self._connect()
        self.show_result()
        self.open_button.setFocus()
        self.resize(SIZE.boundedTo(self.screen().availableGeometry().size() * 0.95))

    @property
    def choices(self) -> Choices:
        """What the author has chosen so far."""
        title, date, author = (self.fields[role].choice for role in _ASKED)
        return Choices(title, date, author, self.repairs.switched)

    def show_result(self) -> None:
        """Make the article of what is chosen now, and show it."""
        self._soon.stop()
        choices = self.choices
        done = applied(self._recognition, choices)
        self.original.show_dropped(done)
        self.repairs.show_usable({each.id for each in self._unusable(choices)})
        try:
            self._article = assemble(self._recognition, choices, self._profile)
        except GalleyError as error:
            self._article = None
            self._place.setText(error_text(error))
        else:
            self.shown.show_article(self._article)
            name = proposed_name(self._recognition, choices, self._profile)
            self._place.setText(self.tr("Will be called {name}").format(name=name))
        self.open_button.setEnabled(self._article is not None)

    def accept(self) -> None:
        """Hand the article over as it is chosen now."""
        self.show_result()
        if self._article is not None:
            name = proposed_name(self._recognition, self.choices, self._profile)
            images = self.images.isChecked()
            self.accepted_one.emit(Accepted(self._recognition, self._article, name, images))
            super().accept()

    def done(self, result: int) -> None:
        """Close it; the next one may come."""
        self._soon.stop()
        super().done(result)
        self.closed.emit()

    def _accept_all(self) -> None:
        self.show_result()
        if self._article is not None:
            self.accepted_rest.emit()
            self.accept()

    def _drop_all(self) -> None:
        self.rest_dropped.emit()
        self.reject()

    def _unusable(self, choices: Choices) -> Iterator[Repair]:
        """Repairs that belong to a title that is not chosen."""
        title = choices.title
        title = self._recognition.best(Role.TITLE) if title is None else title
        for each in self._recognition.repairs:
            if each.title is not None and essence(each.title) != essence(title):
                yield each

    def _connect(self) -> None:
        for field in self.fields.values():
            field.changed.connect(self._soon.start)
            field.pointed.connect(self._show_candidate)
        self.repairs.changed.connect(self.show_result)
        self.repairs.pointed.connect(self._show_repair)

    def _show_candidate(self, candidate: Candidate | None) -> None:
        self.original.reveal([candidate.span] if candidate and candidate.span else [])

    def _show_repair(self, repair: Repair | None) -> None:
        if repair is None:
            self.original.reveal([])
        elif repair.edits:
            self.original.reveal(repair.edits)
        elif told := self._told(repair):
            self.original.reveal([told])

    def _told(self, repair: Repair) -> Span | None:
        """Where the text stands that is only pointed out: the last that reads like it."""
        words = repair.note.strip("… \n")
        at = self._recognition.text.rfind(words)
        return Span(at, at + len(words)) if words and at >= 0 else None

    # Its looks

    def _lay_out(self, rest: int) -> None:
        right = QSplitter(Qt.Orientation.Vertical)
        right.addWidget(self._decisions())
        right.addWidget(self.shown)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.addWidget(_with_heading(self.tr("Original"), self.original))
        both.addWidget(right)
        for splitter, sizes in ((right, [56, 44]), (both, [46, 54])):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(13)
            # The handle is room between two parts; a line in it would be one too many.
            splitter.setStyleSheet("QSplitter::handle { background: transparent; }")
            splitter.setSizes([share * 1000 for share in sizes])
            for place, share in enumerate(sizes):
                splitter.setStretchFactor(place, share)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addWidget(both, 1)
        column.addLayout(self._footer(rest))

    def _decisions(self) -> QWidget:
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for role, field in self.fields.items():
            label = QLabel(_words(role))
            label.setContentsMargins(0, 6, 0, 0)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            label.setBuddy(field.line)
            form.addRow(label, field)
        for role in _TOLD:
            if value := self._recognition.best(role):
                told = QLabel(value)
                told.setTextFormat(Qt.TextFormat.PlainText)
                told.setWordWrap(True)
                told.setMinimumWidth(40)
                form.addRow(QLabel(_words(role)), told)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(2, 0, 8, 4)
        column.setSpacing(8)
        column.addLayout(form)
        column.addSpacing(4)
        column.addWidget(_heading(self.tr("Repairs")))
        column.addWidget(self.repairs)
        column.addWidget(self.images)
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        area.setMinimumHeight(120)
        return area

    def _footer(self, rest: int) -> QHBoxLayout:
        self.open_button = QPushButton(self.tr("&Open as new article"))
        self.open_button.setDefault(True)
        self.open_button.clicked.connect(self.accept)
        cancel = QPushButton(self.tr("&Skip this one") if rest else self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        buttons = [cancel, self.open_button]
        if rest:
            stop = QPushButton(self.tr("Cancel all"))
            stop.clicked.connect(self._drop_all)
            every = QPushButton(self.tr("Open a&ll {number}").format(number=rest + 1))
            every.setToolTip(self.tr("The others as they were recognised"))
            every.clicked.connect(self._accept_all)
            buttons = [stop, cancel, every, self.open_button]
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._place, 1)
        for button in buttons:
            button.setAutoDefault(False)
            row.addWidget(button)
        return row


def has_web_images(body: str) -> bool:
    """Whether an article shows images that lie on the web."""
    return any(link.startswith(("http://", "https://")) for _, _, link in links_in(body))


def _heading(words: str) -> QLabel:
    heading = QLabel(words)
    heading.setStyleSheet("font-weight: 600;")
    return heading


def _with_heading(words: str, widget: QWidget) -> QWidget:
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(_heading(words))
    column.addWidget(widget, 1)
    return both


def _words(role: Role) -> str:
    return QCoreApplication.translate("exchange", role_words(role))
