"""Pymdown's snippets (``--8<-- "file.md"``): named, never read.

Which files a site includes is its build's to know; no file is opened because an article says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

_LINE = re.compile(
    r"""^(?P<space>[ \t>]*)(?P<escape>;*)-+8<-+
    (?:[ \t]+(?P<quote>["'])(?P<file>[^\n]+?)(?P=quote))?[ \t]*$""",
    re.VERBOSE,
)


class Snippets(Extension):
    """Takes the place of ``pymdownx.snippets`` and reads nothing."""

    def __init__(self, run: object, **config: Any) -> None:
        super().__init__()

    def extendMarkdown(self, md: Markdown) -> None:
        """Between the fences, in which a snippet is shown as it is written, and raw HTML."""
        md.preprocessors.register(SnippetLines(md), "galley-snippets", 24)


class SnippetLines(Preprocessor):
    """Puts a labelled block in the place of every snippet."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines without snippets."""
        return list(self._shown(lines)) if any("8<-" in line for line in lines) else lines

    def _shown(self, lines: list[str]) -> Iterator[str]:
        files: list[str] | None = None
        space = ""
        for line in lines:
            found = _LINE.match(line)
            if found and found["escape"]:
                yield line.replace(";", "", 1)
            elif found and found["file"] and files is None:
                yield found["space"] + self._block([found["file"]])
            elif found and not found["file"]:
                if files is not None:
                    yield space + self._block(files)
                files = [] if files is None else None
                space = found["space"]
            elif files is not None:
                files.append(line.strip())
            else:
                yield line
        if files is not None:
            yield space + self._block(files)

    def _block(self, files: list[str]) -> str:
        named = ", ".join(escape(file) for file in files if file and not file.startswith(";"))
        shown = f'<div class="template-code"><span>snippet</span> <code>{named}</code></div>'
        return self.md.htmlStash.store(shown)
