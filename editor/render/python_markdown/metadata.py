"""Metadata in MultiMarkdown's way (``Title: …`` lines at the top), which Pelican and MkDocs read.

A segment does not know whether it is the article's first. So that no paragraph is taken for
metadata, only lines are whose names a site uses, with a title among them.
"""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

_PAIR = re.compile(r" {0,3}([A-Za-z0-9_-]+):\s*(.*)")
_MORE = re.compile(r"[ ]{4,}\S")
_NAMES = frozenset(
    "title date modified tags keywords category categories slug author authors summary lang "
    "translation status template save_as url description cover image thumbnail".split()
)


class Metadata(Extension):
    """Removes the metadata."""

    def __init__(self, run: object) -> None:
        super().__init__()

    def extendMarkdown(self, md: Markdown) -> None:
        """After white space has been made uniform, where Python-Markdown's own extension is."""
        md.preprocessors.register(MetadataLines(md), "galley-metadata", 27)


class MetadataLines(Preprocessor):
    """Takes the lines of metadata away."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines after the metadata, if there is any."""
        start = next((at for at, line in enumerate(lines) if line.strip()), 0)
        names, end = list[str](), start
        for end in range(start, len(lines) + 1):
            line = lines[end] if end < len(lines) else ""
            pair = _PAIR.match(line)
            if pair is not None:
                names.append(pair[1].lower())
            elif not (names and _MORE.match(line)):
                break
        is_metadata = len(names) > 1 and "title" in names and _NAMES.issuperset(names)
        return lines[end:] if is_metadata else lines
