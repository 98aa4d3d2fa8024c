"""What is to be said about a field, in a line below it: the gravest of several things."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


class Weight(IntEnum):
    """How grave a remark is."""

    REFUSED = 0
    """What the author asked for cannot be done; nothing changed."""
    UNWRITTEN = 1
    """What stands in the widget is not in the text."""
    DOUBTFUL = 2
    """The text has it, but a site may not like it."""


class Remark(QLabel):
    """Hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self._words: dict[Weight, str] = {}
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.hide()

    def say(self, weight: Weight, words: str) -> None:
        """Say this from now on; "" for no more."""
        self._words[weight] = words
        gravest = min((each for each, said in self._words.items() if said), default=None)
        self.setText(self._words[gravest] if gravest is not None else "")
        doubtful = gravest is Weight.DOUBTFUL
        if self.property("error") is not (not doubtful):
            self.setProperty("error", not doubtful)
            self.setProperty("warning", doubtful)
            self.style().unpolish(self)
            self.style().polish(self)
        self.setVisible(gravest is not None)

    def words(self, weight: Weight) -> str:
        """What is said of this weight."""
        return self._words.get(weight, "")
