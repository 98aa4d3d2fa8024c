"""What the author decides about a text: its title, date and author, its repairs, its images."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QFrame,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from editor.exchange.found import FIELDS, Candidate, Recognition, Repair, Role, Span, essence
from editor.exchange.pictures import is_web, links_in
from editor.exchange.review import Review
from editor.exchange.words import role_words
from editor.ui.importing.found_field import FoundField
from editor.ui.importing.repair_list import RepairList


class Decisions(QObject):
    """Shows a Review in two areas, and says what the author wants otherwise."""

    taken = Signal(object, str)
    """This value is wanted for this Role."""
    switched = Signal()
    """A repair was switched on or off."""
    pointed = Signal(list)
    """The pointer or focus is on what stands at these Spans of the original; none: no longer."""

    def __init__(self, parent: QObject, recognition: Recognition) -> None:
        super().__init__(parent)
        self._recognition = recognition
        self.fields = {role: FoundField(recognition, role, _words(role)) for role in FIELDS}
        self.repairs = RepairList(recognition.repairs)
        self.images = QCheckBox(self.tr("Bring its &images along when it is saved"))
        self.images.setVisible(has_web_images(recognition.text))
        for role, found in self.fields.items():
            found.chosen.connect(partial(self.taken.emit, role))
            found.pointed.connect(self._point_at_candidate)
        self.repairs.changed.connect(self.switched)
        self.repairs.pointed.connect(self._point_at_repair)
        self.candidates_area = Area(self._candidates())
        self.repairs_area = Area(self._repairs())

    def show_review(self, review: Review) -> None:
        """Have everything stand as it is chosen."""
        self.repairs.show_switched(review.choices.switched)
        title = review.value(Role.TITLE)
        self.repairs.show_usable({each.id for each in self._unusable(title)})
        for role, found in self.fields.items():
            found.show_value(review.value(role))

    def _unusable(self, title: str) -> Iterator[Repair]:
        """Repairs that belong to a title that is not chosen."""
        for each in self._recognition.repairs:
            if each.title is not None and essence(each.title) != essence(title):
                yield each

    def _point_at_candidate(self, candidate: Candidate | None) -> None:
        self.pointed.emit([candidate.span] if candidate and candidate.span else [])

    def _point_at_repair(self, repair: Repair | None) -> None:
        spans = [Span(each.start, each.end) for each in repair.edits] if repair else []
        if repair and not spans and (told := self._told(repair)):
            spans = [told]
        self.pointed.emit(spans)

    def _told(self, repair: Repair) -> Span | None:
        """Where the text stands that is only pointed out: the last that reads like it."""
        words = repair.note.strip("… \n")
        at = self._recognition.text.rfind(words)
        return Span(at, at + len(words)) if words and at >= 0 else None

    def _candidates(self) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(2, 0, 8, 0)
        form.setVerticalSpacing(6)
        form.setHorizontalSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for role, field in self.fields.items():
            label = QLabel(_words(role))
            label.setContentsMargins(0, 3, 0, 0)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            form.addRow(label, field)
        return page

    def _repairs(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(2, 0, 8, 4)
        column.setSpacing(8)
        column.addWidget(self.repairs)
        column.addWidget(self.images)
        column.addStretch(1)
        return page


class Area(QScrollArea):
    """A page that is scrolled up and down if need be, without a frame."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(page)
        self.setMinimumHeight(60)
        # What it holds takes the keyboard, not the room around it.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def has_web_images(body: str) -> bool:
    """Whether an article shows images that lie on the web."""
    return any(is_web(link) for _, _, link in links_in(body))


def _words(role: Role) -> str:
    return QCoreApplication.translate("exchange", role_words(role))
