"""Whether raw HTML ends within a text: asked of Python-Markdown's own reader of HTML.

Python-Markdown takes HTML out of the article before it looks for blocks, across blank lines and
fences' ends alike. A segment may end only where that reader is at rest, and where nothing that
follows could complete what it has seen to something that matters.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum
from typing import Any

from markdown import Markdown
from markdown.extensions.md_in_html import HtmlBlockPreprocessor, HTMLExtractorExtra
from markdown.htmlparser import HTMLExtractor
from markdown.preprocessors import Preprocessor

_OPENING = re.compile(r"<[A-Za-z/!?]")

# What surely is one complete thing, wherever it stands and whatever follows.
_COMPLETE = re.compile(
    r"""
      <[A-Za-z][^`\s/>]*`                               # a name cut off by a backtick: text
    | <[A-Za-z][^<>"'`]*>                               # a tag, or <https://…>, without quotes
    | <[A-Za-z][\w:.-]*                                 # a tag with quoted attributes
        (?:\s+[\w:@.-]+(?:=(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*/?>
    | </[A-Za-z][^<>"'`]*>
    | </(?![A-Za-z])
    | <!--(?!-?>)(?:(?!--)[\s\S])*-->
    | <![A-Za-z][^<>"']*>
    | <\?(?:(?!\?>|<)[\s\S])*\?>
    """,
    re.VERBOSE,
)
_RAW_TEXT = re.compile(r"<(script|style)\b[^<>\"'`]*>(?:(?!</\1)[\s\S])*</\1\s*>", re.IGNORECASE)
_NAME = re.compile(r"<([A-Za-z][^\s/>`]*)")
_QUOTED = re.compile(r"=\s*[\"']")

_AT_LINE_START = re.compile(r"^ {0,3}<[A-Za-z/!?]", re.MULTILINE)
_FENCE = re.compile(r"^[ \t>]*(?:`{3}|~{3})", re.MULTILINE)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")


class RawHtml(Preprocessor):
    """Takes raw HTML out of the text just as the preprocessor of ``md`` does.

    ``go_on`` is called before each tag is read, and may raise.
    """

    def __init__(self, md: Markdown, go_on: Callable[[], None]) -> None:
        super().__init__(md)
        self._reader = _kind_of_reader(md)
        self._go_on = go_on

    def run(self, lines: list[str]) -> list[str]:
        """The lines with stand-ins for raw HTML."""
        reader = self._reader(self.md)
        reader.go_on = self._go_on
        reader.feed("\n".join(lines))
        reader.close()
        return "".join(reader.cleandoc).split("\n")


class _Bounded:
    """Does not look for the end of a tag in a text that has none: that takes quadratic time."""

    rawdata: str
    go_on: Callable[[], None] | None = None
    _last_end: tuple[str, int] = ("", -1)

    def check_for_whole_start_tag(self, start: int) -> int:
        """The end of a tag that is complete, or -1."""
        if self.go_on is not None:
            self.go_on()
        if self._last_end[0] is not self.rawdata:
            self._last_end = self.rawdata, self.rawdata.rfind(">")
        if start > self._last_end[1]:
            return -1
        # The standard library's parser has it, typeshed has not.
        return int(super().check_for_whole_start_tag(start))  # type: ignore[misc]


class _Reader(_Bounded, HTMLExtractor):
    pass


class _ReaderOfMarkdown(_Bounded, HTMLExtractorExtra):
    pass


def _kind_of_reader(md: Markdown) -> Callable[[Markdown], Any]:
    has_markdown = isinstance(md.preprocessors["html_block"], HtmlBlockPreprocessor)
    return _ReaderOfMarkdown if has_markdown else _Reader


class Rest(Enum):
    """Where the reader is after a text: inside something, outside, or in a tag that ends later.

    Such a tag (``if a <b then``) is taken for text if nothing matters in what it passes over.
    """

    NO = "no"
    YES = "yes"
    IN_A_TAG = "in a tag"


def may_hold(text: str) -> bool:
    """Whether ``text`` has anything the reader of HTML looks at."""
    return _OPENING.search(text) is not None


def rest_after(md: Markdown, text: str) -> Rest:
    """Where the reader surely is, fed with ``text`` and a blank line."""
    at, is_in_tag = 0, False
    while not is_in_tag and (found := _OPENING.search(text, at)):
        end = _end_of_construct(md, text, found.start())
        if end is None:
            return Rest.NO
        at, is_in_tag = end, end > len(text)
    md.htmlStash.reset()
    reader = _kind_of_reader(md)(md)
    reader.feed(text + "\n\n")
    under_way = ("inraw", "mdstack", "_cache", "cdata_elem", "rawdata")
    if any(getattr(reader, each, None) for each in under_way):
        return Rest.NO
    return Rest.IN_A_TAG if is_in_tag else Rest.YES


def is_passed_over(text: str, start: int, whole: bool) -> bool | None:
    """Whether nothing matters in what a tag still open at ``start`` passes over up to its end.

    None: that cannot be known without the text that follows.
    """
    fence = _FENCE.search(text, start)
    closing = text.find(">", start, fence.start() if fence else len(text))
    if closing < 0:
        harmless = _AT_LINE_START.search(text, start) is None
        return harmless if whole or not harmless else None
    gap = _BLANK_LINE.search(text, closing)
    if gap is None and not whole:
        return None
    return _AT_LINE_START.search(text, start, gap.start() if gap else len(text)) is None


def _end_of_construct(md: Markdown, text: str, start: int) -> int | None:
    """Where what begins with ``<`` ends: beyond the text if there, None if that is unsure."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    may_be_raw = not before.strip(" ") or ">" in before
    complete = _RAW_TEXT.match(text, start) if may_be_raw else None
    complete = complete or _COMPLETE.match(text, start)
    if complete is not None:
        return complete.end()
    name = _NAME.match(text, start)
    if name is None or _QUOTED.search(text, start):
        return None
    if may_be_raw and md.is_block_level(name[1]):
        return None
    reader = _kind_of_reader(md)(md)
    # Where the tag would end if it were closed after a blank line; -1: it is text.
    reader.rawdata = text + "\n\n>"
    end = int(reader.check_for_whole_start_tag(start))
    return start + 1 if end < 0 else end
