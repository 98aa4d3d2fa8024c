"""The list's model: first the open articles, then the folder's, as rows to be painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from editor.ui.desk import OpenArticle

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that names the rows under it."""

    title: str


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article. ``opened`` is set if it is open, ``path`` if it is on disk."""

    title: str
    date: str = ""
    path: Path | None = None
    opened: OpenArticle | None = None
    current: bool = False
    unsaved: bool = False
    draft: bool = False
    problem: str = ""

    @property
    def second_line(self) -> str:
        """What is wrong with it; else date, "Draft" and file name, as far as there are."""
        if self.problem:
            return self.problem
        if self.path is None:
            return QCoreApplication.translate("article_list", "Not saved yet")
        draft = QCoreApplication.translate("article_list", "Draft") if self.draft else ""
        return "  ·  ".join(part for part in (self.date, draft, self.path.name) if part)


ListRow = Heading | ArticleRow


class ArticleList(QAbstractListModel):
    """The rows of the list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ListRow] = []

    @property
    def rows(self) -> Sequence[ListRow]:
        """All rows, in order."""
        return self._rows

    def show(self, rows: Sequence[ListRow]) -> None:
        """Show these rows; what stays is left alone, so that the scroll position stays too."""
        if len(rows) == len(self._rows):
            for place, row in enumerate(rows):
                # Most rows are the very same objects as before.
                if row is not self._rows[place] and row != self._rows[place]:
                    self._rows[place] = row
                    index = self.index(place)
                    self.dataChanged.emit(index, index)
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a row is, says, or explains when pointed at."""
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, ArticleRow):
            return "\n".join(part for part in (row.title, str(row.path or ""), row.problem) if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if isinstance(self._rows[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
