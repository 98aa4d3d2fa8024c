"""Why the front matter cannot be read, in plain words, and a way to mend it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from editor.errors import FrontMatterError
from editor.ui.form.alt_key import set_words
from editor.ui.form.look import Look


class ProblemBanner(QFrame):
    """Hidden while there is no problem."""

    mend_asked = Signal()
    """The author wants to see the text."""

    def __init__(self, heading: str, mend: str = "") -> None:
        super().__init__()
        self.setProperty("banner", "error")
        self._sign = QLabel()
        self._heading = QLabel(heading)
        self._heading.setWordWrap(True)
        self._heading.setProperty("strong", True)
        self._reason = QLabel()
        self._reason.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._heading)
        words.addWidget(self._reason)
        if heading == "":
            self._heading.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(8)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        if mend:
            button = QPushButton()
            set_words(button, mend)
            button.clicked.connect(self.mend_asked)
            self.setFocusProxy(button)
            words.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_problem(self, problem: FrontMatterError | None) -> None:
        """Tell of ``problem``, or hide if there is none."""
        if problem is not None:
            words = self.tr("Line {line}: {reason}")
            self._reason.setText(words.format(line=problem.line, reason=problem.reason))
        self.setVisible(problem is not None)

    @property
    def words(self) -> str:
        """The line and the reason."""
        return self._reason.text()

    def set_look(self, look: Look) -> None:
        """Draw the sign in the theme's colours."""
        self._sign.setPixmap(look.icons["error"].pixmap(16, 16))
