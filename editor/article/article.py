"""An article as a value: the parts of one file's text, which join to exactly that text.

Line endings are LF here; files/ remembers how the file on disk ends its lines.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Format(StrEnum):
    """What the front matter is written in."""

    YAML = "yaml"
    TOML = "toml"
    JSON = "json"
    META = "meta"
    """Lines of ``Title: x`` without fences, ended by a blank line (Pelican, MkDocs)."""
    NONE = "none"


class Part(StrEnum):
    """The two editable parts of an article."""

    HEAD = "head"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Article:
    """One article's text in its parts: ``opening + front + closing + body``.

    ``opening`` and ``closing`` are the fence lines with their line ends (either may be empty:
    Hexo's YAML has no opening fence, JSON has none at all; lines of metadata are closed by a blank
    line). ``front`` is the front matter
    between them, as written.
    """

    format: Format = Format.NONE
    opening: str = ""
    front: str = ""
    closing: str = ""
    body: str = ""

    @property
    def head(self) -> str:
        """The front matter with its fences, as it stands in the file; "" if there is none."""
        return self.opening + self.front + self.closing

    @property
    def text(self) -> str:
        """The whole file's text."""
        return self.head + self.body
