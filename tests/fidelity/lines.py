"""A block as lines of text: tags, attributes and text, with white space as a browser shows it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from tests.fidelity.code import Code
from tests.fidelity.formulas import split_formulas

_SPACE = re.compile(r"[ \t\n\r\f]+")


@dataclass
class _Line:
    depth: int
    text: str
    is_text: bool = False
    is_inline: bool = False


@dataclass
class Lines:
    """Written from a tree, front to back. ``without``: attributes that are left out."""

    without: Set[str] = frozenset()
    keeps_space: bool = False
    _lines: list[_Line] = field(default_factory=list)
    _depth: int = 0
    _after_space: bool = True

    def text(self, text: str) -> None:
        """A piece of text; runs of white space are one space, none at the ends of a block."""
        for piece, tex in split_formulas(text):
            if tex is not None:
                self.formula(tex)
            elif self.keeps_space:
                self._put(piece.replace("\n", "⏎"))
            else:
                self._put(_SPACE.sub(" ", piece))

    def formula(self, tex: str) -> None:
        """A formula by its TeX."""
        self._lines.append(_Line(self._depth, f"formula {' '.join(tex.split())}", is_inline=True))
        self._after_space = False

    def code(self, code: Code) -> None:
        """A block of code."""
        self._trim()
        self._lines.append(_Line(self._depth, f"code {code.language}".rstrip()))
        notes = [f"marked {each}" for each in code.marked] + [f"caption {code.caption}"]
        lines = notes[: len(code.marked) + bool(code.caption)] + code.text.split("\n")
        self._lines += (_Line(self._depth + 1, f"|{line}") for line in lines)
        self._after_space = True

    def open(self, name: str, attributes: Mapping[str, str], *, inline: bool) -> None:
        """An element begins."""
        shown = "".join(f' {key}="{value}"' for key, value in sorted(attributes.items()))
        if not inline or name == "br":
            self._trim()
        self._lines.append(_Line(self._depth, f"<{name}{shown}>", is_inline=inline))
        self._depth += 1
        if not inline or name == "br":
            self._after_space = True
        elif name in ("img", "input", "video", "audio"):
            self._after_space = False

    def close(self, *, inline: bool) -> None:
        """The element that was opened last ends."""
        self._depth -= 1
        if not inline:
            self._trim()
            self._after_space = True

    def finished(self) -> str:
        """All of it as text, a node a line."""
        self._trim()
        return "\n".join("  " * line.depth + line.text for line in self._lines)

    def _put(self, text: str) -> None:
        if self._after_space and not self.keeps_space:
            text = text.lstrip(" ")
        if not text:
            return
        self._after_space = text.endswith(" ")
        last = self._lines[-1] if self._lines else None
        if last is not None and last.is_text and last.depth == self._depth:
            last.text = last.text[:-1] + text + "”"
        else:
            self._lines.append(_Line(self._depth, f"“{text}”", is_text=True, is_inline=True))

    def _trim(self) -> None:
        """Take the space off the end of the line of text that ends here."""
        if self.keeps_space:
            return
        for index in range(len(self._lines) - 1, -1, -1):
            line = self._lines[index]
            if line.is_text:
                line.text = line.text[:-1].rstrip(" ") + "”"
                if line.text == "“”":
                    del self._lines[index]
                    continue
                return
            if not line.is_inline or line.text.startswith(("<br", "<img", "<input", "formula")):
                return
