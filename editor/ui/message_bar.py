"""A slim bar above the panes for what the author should know but need not answer at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from editor.ui.icons import icon
from editor.ui.theme import Theme

Answer = tuple[str, Callable[[], object]]
"""A button's words and what it does."""


class MessageBar(QFrame):
    """One message at a time, with buttons; hidden while there is none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self._theme = theme
        self._kind = "warning"
        self._sign = QLabel()
        self._label = QLabel()
        self._label.setWordWrap(True)
        # Addresses and titles are in it, which may look like HTML.
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._buttons: list[QPushButton] = []
        self._close = QToolButton()
        self._close.setAutoRaise(True)
        self._close.setAccessibleName(self.tr("Dismiss"))
        self._close.setToolTip(self.tr("Dismiss"))
        self._close.clicked.connect(self.clear)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 6, 8, 6)
        self._row.setSpacing(8)
        for widget, stretch in ((self._sign, 0), (self._label, 1), (self._close, 0)):
            self._row.addWidget(widget, stretch)
        self.set_theme(theme)
        self.hide()

    def say(self, text: str, *, kind: str = "warning", answers: Sequence[Answer] = ()) -> None:
        """Show ``text``, in place of what was shown. ``kind`` is "info", "warning" or "error"."""
        self._drop_buttons()
        self._kind = kind
        self._label.setText(text)
        for words, act in answers:
            self._add_button(words, act)
        self.setProperty("kind", kind)
        self.set_theme(self._theme)
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()

    def retell(self, text: str) -> None:
        """Show ``text`` instead of what is shown; its kind and its buttons stay."""
        self._label.setText(text)

    def focus_answer(self) -> None:
        """Give the keys to the first button, if there is one."""
        if self._buttons:
            self._buttons[0].setFocus()

    def clear(self) -> None:
        """Hide the bar."""
        self._drop_buttons()
        self._label.clear()
        self.hide()

    @property
    def text(self) -> str:
        """What is shown; "" if nothing."""
        return self._label.text()

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the theme's colours."""
        self._theme = theme
        self._close.setIcon(icon("x", theme))
        sign = (
            "error" if self._kind == "error" else "warning" if self._kind == "warning" else "info"
        )
        self._sign.setPixmap(icon(sign, theme).pixmap(18, 18))

    def _add_button(self, words: str, act: Callable[[], object]) -> None:
        def answer() -> None:
            self.clear()
            act()

        button = QPushButton(words)
        button.clicked.connect(answer)
        self._row.insertWidget(self._row.count() - 1, button)
        self._buttons.append(button)

    def _drop_buttons(self) -> None:
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons.clear()
