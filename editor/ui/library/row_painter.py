"""How a row of the list looks: the title over date and file name, a dot if unsaved."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from editor.ui.library.article_list import ROW, ArticleRow, Heading
from editor.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
SIDE = 12
HEADING_HEIGHT = 28
PADDING = 7


class RowPainter(QStyledItemDelegate):
    """Paints headings and articles in the theme's colours."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A heading takes one line, an article two."""
        if isinstance(index.data(ROW), Heading):
            return QSize(60, HEADING_HEIGHT)
        small = QFontMetrics(_small(option.font))
        return QSize(60, option.fontMetrics.height() + small.height() + 2 + 2 * PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Heading):
            self._paint_heading(painter, option, row)
        elif isinstance(row, ArticleRow):
            self._paint_article(painter, option, row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, row: Heading) -> None:
        painter.setFont(_small(option.font, bold=True))
        painter.setPen(self.theme.colour("muted"))
        where = option.rect.adjusted(SIDE, 0, -SIDE, -4)
        words = painter.fontMetrics().elidedText(
            row.title, Qt.TextElideMode.ElideMiddle, where.width()
        )
        painter.drawText(where, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, words)

    def _paint_article(
        self, painter: QPainter, option: QStyleOptionViewItem, row: ArticleRow
    ) -> None:
        self._paint_ground(painter, option, row)
        where = option.rect.adjusted(SIDE, PADDING, -SIDE, -PADDING)
        if row.unsaved:
            where.setRight(where.right() - 12)
            self._paint_dot(
                painter, QPoint(option.rect.right() - SIDE - 2, option.rect.center().y())
            )
        title_font = QFont(option.font)
        title_font.setWeight(QFont.Weight.DemiBold if row.current else QFont.Weight.Normal)
        title = self.theme.colour("muted" if row.draft or row.problem else "text")
        if row.current:
            title = self.theme.colour("text")
        self._line(painter, QRect(where), title_font, title, row.title)
        small = _small(option.font)
        where.setTop(where.bottom() - QFontMetrics(small).height())
        ink = self.theme.colour("warning" if row.problem else "muted")
        self._line(painter, where, small, ink, row.second_line)

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, row: ArticleRow
    ) -> None:
        token = ""
        if row.current or option.state & QStyle.StateFlag.State_Selected:
            token = "selection" if row.current else "hover"
        elif option.state & QStyle.StateFlag.State_MouseOver:
            token = "hover"
        ground = option.rect.adjusted(4, 1, -4, -1)
        if token:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour(token))
            painter.drawRoundedRect(ground, 6, 6)
        focused = option.state & QStyle.StateFlag.State_HasFocus
        if focused and option.state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setPen(self.theme.colour("focus"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground, 6, 6)

    def _paint_dot(self, painter: QPainter, centre: QPoint) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("accent"))
        painter.drawEllipse(centre, 4, 4)

    @staticmethod
    def _line(painter: QPainter, where: QRect, font: QFont, colour: object, words: str) -> None:
        painter.setFont(font)
        painter.setPen(colour)
        metrics = painter.fontMetrics()
        where.setHeight(metrics.height())
        painter.drawText(
            where,
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            metrics.elidedText(words, Qt.TextElideMode.ElideRight, where.width()),
        )


def _small(font: QFont, *, bold: bool = False) -> QFont:
    small = QFont(font)
    if font.pointSizeF() > 0:
        small.setPointSizeF(font.pointSizeF() * 0.85)
    else:
        small.setPixelSize(round(font.pixelSize() * 0.85))
    small.setBold(bold)
    return small
