"""The room that the page is shown in: as wide as the pane, or as a screen of another width.

The page is given that width for real, so that style sheets for small screens apply; where the pane
is narrower, all of it is shown smaller.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from editor.ui.preview.look import Look
from editor.ui.theme import Theme

if TYPE_CHECKING:
    from editor.ui.preview.web_view import ArticleView

SMALLEST, LARGEST = 0.25, 5.0
"""Zoom factors that the web engine takes."""


class Stage(QWidget):
    """Holds the web view, once there is one, and says where a link under the mouse leads."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumWidth(120)
        self.setAutoFillBackground(True)
        self._page: ArticleView | None = None
        self._look = Look()
        self._text_zoom = 1.0
        self._ground = self._margin = self._edge = self.palette().window().color()
        self._where = QLabel(self)
        self._where.setTextFormat(Qt.TextFormat.PlainText)
        self._where.setAutoFillBackground(True)
        self._where.setContentsMargins(8, 3, 8, 3)
        self._where.setProperty("caption", True)
        self._where.setAccessibleName(self.tr("Where the link leads"))
        self._where.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._where.hide()

    @property
    def where(self) -> str:
        """What is said of the link under the mouse; "" for none."""
        return self._where.toolTip() if self._where.isVisible() else ""

    @property
    def factor(self) -> float:
        """By how much the page is made larger or smaller now."""
        wanted = self._look.zoom * self._text_zoom
        pixels = self._look.pixels
        if pixels and self.width():
            wanted = min(wanted, self.width() / pixels)
        return min(max(wanted, SMALLEST), LARGEST)

    def take(self, page: ArticleView) -> None:
        """Show this web view from now on."""
        self._page = page
        page.setParent(self)
        page.lower()
        self._place()
        page.show()

    def drop(self) -> None:
        """The web view goes."""
        self._page = None
        self.show_where("")

    def set_look(self, look: Look) -> None:
        """Show the page so wide and so large."""
        self._look = look
        self._place()

    def set_text_zoom(self, factor: float) -> None:
        """Have everything this much larger besides; 1 is the usual size."""
        self._text_zoom = factor
        self._place()

    def set_theme(self, theme: Theme, shown: Theme) -> None:
        """Galley's theme, and the one that the page is shown in."""
        self._ground, self._margin = shown.colour("surface"), theme.colour("window")
        self._edge = theme.colour("border")
        palette = self._where.palette()
        palette.setColor(QPalette.ColorRole.Window, theme.colour("raised"))
        self._where.setPalette(palette)
        self._place()

    def show_where(self, words: str) -> None:
        """Say where a link leads, at the lower edge; "" says nothing."""
        self._where.setVisible(bool(words))
        if words:
            self._where.setToolTip(words)
            width = max(60, min(self.width() * 9 // 10, 640))
            room = width - 16
            metrics = self._where.fontMetrics()
            self._where.setText(metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, room))
            self._where.adjustSize()
            self._where.move(0, self.height() - self._where.height())
            self._where.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the page in the middle (Qt calls this)."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground, and beside a narrower page what is not of it (Qt calls this)."""
        painter = QPainter(self)
        page = self._rectangle()
        painter.fillRect(self.rect(), self._ground if page == self.rect() else self._margin)
        if page != self.rect():
            painter.fillRect(page.adjusted(-1, 0, 1, 0), self._edge)
            painter.fillRect(page, self._ground)

    def _rectangle(self) -> QRect:
        if not self._look.pixels:
            return self.rect()
        width = min(self.width(), round(self._look.pixels * self.factor))
        return QRect((self.width() - width) // 2, 0, width, self.height())

    def _place(self) -> None:
        if self._page is not None:
            self._page.setGeometry(self._rectangle())
            self._page.setZoomFactor(self.factor)
        self.update()
