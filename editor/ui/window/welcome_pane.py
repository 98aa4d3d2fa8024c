"""What stands where the article would be while none is open."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget


class WelcomePane(QWidget):
    """A greeting with the few things one can do now."""

    wanted = Signal(str)
    """The author wants the action of this name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcomePane")
        heading = QLabel("Galley")
        heading.setProperty("heading", True)
        font = heading.font()
        font.setPointSizeF(font.pointSizeF() * 1.8)
        heading.setFont(font)
        words = QLabel(self.tr("No article is open. Choose one in the list, or begin here."))
        words.setProperty("muted", True)
        words.setWordWrap(True)
        column = QVBoxLayout()
        column.setSpacing(10)
        for label in (heading, words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addSpacing(8)
        for name, text in (
            ("new", self.tr("New article")),
            ("open_file", self.tr("Open an article…")),
            ("open_folder", self.tr("Open a folder…")),
            ("open_sample", self.tr("Look at the sample articles")),
        ):
            button = QPushButton(text)
            button.setMinimumWidth(240)
            button.setProperty("primary", name == "new")
            button.clicked.connect(lambda _checked=False, name=name: self.wanted.emit(name))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addLayout(column)
        outer.addStretch(3)
