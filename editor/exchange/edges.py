"""Lines at the edges of an article that are not of it: promotion, instructions, copyright …

A line is told by what it says, from the table ``KINDS``; only at the edges (where nothing of the
article comes before or after it) is it taken out unasked. Elsewhere it is offered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from editor.exchange.chat import CLOSING
from editor.exchange.dates import read_date
from editor.exchange.found import Role
from editor.exchange.labels import label_of, labels_inside
from editor.exchange.lines import Line, is_rule
from editor.exchange.phrases import each_phrase, phrases

_THE_END = re.compile(r"\W*(?:(?:the )?end|全文完|本文完|正文完|完)\W*", re.IGNORECASE)
LONGEST = 400
"""Characters of the longest line that is looked at."""


class Told(NamedTuple):
    """A line that is not of the article. ``at_edge``: nothing of the article is beyond it."""

    line: Line
    kind: str
    at_edge: bool


_PROMOTION = phrases("promotion")
_COPYRIGHT = phrases("copyright")
_READ_MORE = phrases("read-more", begins=True)
_ORDERS = phrases("orders")
_FORM_WORDS = each_phrase("form-words")
_CREDITS = phrases("credits", whole=True)
_NOTES = phrases("chat-notes", begins=True)
_COMMANDS = phrases("commands")
_FURNITURE = phrases("furniture", whole=True)


def is_instruction(text: str) -> bool:
    """Whether a line tells somebody how to bring the text into form."""
    if _COMMANDS.search(text):
        return True
    spoken = sum(pattern.search(text) is not None for pattern in _FORM_WORDS)
    return spoken >= 3 and len(_ORDERS.findall(text)) >= 2


def _mostly(pattern: re.Pattern[str], text: str) -> bool:
    """Whether at least half of a line's sentences say so: an article may mention a newsletter."""
    if not pattern.search(text):
        return False
    sentences = [each for each in _SENTENCE_END.split(text) if re.search(r"\w{2}", each)]
    said = sum(pattern.search(each) is not None for each in sentences)
    return said * 2 >= len(sentences) or (len(text) <= 60 and said > 0)


def _signed(text: str) -> bool:
    """Whether a line at the end of a text says who wrote it, when, from where, or about what."""
    plain = text.strip("（()）*_—– \t\u3000")
    if _HASHTAGS.fullmatch(text.strip()) or _WRITTEN_BY.fullmatch(plain):
        return True
    labels = labels_inside(plain) or ([one] if (one := label_of(plain)) else [])
    fit = (Role.AUTHOR, Role.DATE, Role.SOURCE, Role.TAGS, Role.CATEGORIES)
    return (
        len(plain) <= 120
        and bool(labels)
        and all(each.value and each.role in fit for each in labels)
    )


_WRITTEN_BY = re.compile(r"(?:[Ww]ritten|[Pp]osted|[Ww]ords|[Ss]tory) by [A-ZÀ-Þ][\w.’' -]{1,40}")
_HASHTAGS = re.compile(r"(?:[#＃][^\s#＃]{1,24}[#＃]?[\s,，]*){2,}")
_SENTENCE_END = re.compile(r"[。！？!?；;]+|\.(?:\s|$)")

KINDS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("furniture", _FURNITURE.fullmatch),
    ("chat-closing", CLOSING.match),
    ("instruction", is_instruction),
    ("copyright", partial(_mostly, _COPYRIGHT)),
    ("copyright", _CREDITS.fullmatch),
    ("read-more", _READ_MORE.match),
    ("promotion", partial(_mostly, _PROMOTION)),
    ("label-line", _signed),
)
"""Kind and what tells it, the surest first."""


def told_lines(lines: Sequence[Line]) -> Iterator[Told]:
    """Which lines of an article are not of it. Lists and tables of it never are."""
    shown = [line for line in lines if not line.is_blank]
    kinds = [
        "" if _is_amid(number, line, len(shown)) else kind_of(line)
        for number, line in enumerate(shown)
    ]
    for number in range(1, len(shown)):
        # A date alone signs a text only beside who signs it.
        if kinds[number - 1] == "label-line" and read_date(shown[number].text):
            kinds[number] = "label-line"
    top = next((n for n, line in enumerate(shown) if _is_text(kinds[n], line)), 0)
    bottom = _bottom(shown, kinds)
    for number, line in enumerate(shown):
        at_edge = number < top or number >= bottom
        kind = kinds[number]
        if number >= bottom and not kind and not is_rule(line.text):
            kind = "read-more"
        if kind and (kind != "label-line" or number >= bottom):
            yield Told(line, kind, at_edge)


def _is_amid(number: int, line: Line, count: int) -> bool:
    """Whether a line is a paragraph amid a book: reading each would take seconds."""
    return 200 < number < count - 200 and len(line.text) > 80


def _is_text(kind: str, line: Line) -> bool:
    return kind in ("", "label-line") and not is_rule(line.text)


def kind_of(line: Line) -> str:
    """Which of KINDS a line is; "" if it is the article's."""
    text = line.text.strip()
    if line.code or len(text) > LONGEST:
        return ""
    bare = re.sub(r"\]\([^()\s]*\)", "]", text)
    return next((kind for kind, tells in KINDS if tells(bare)), "")


def _bottom(lines: Sequence[Line], kinds: Sequence[str]) -> int:
    """The first line of the tail: from there on nothing is of the article."""
    at = len(lines)
    while at > 0 and (kinds[at - 1] or is_rule(lines[at - 1].text)):
        at -= 1
    # A list of links under "Related articles" is all of the tail.
    for number in range(max(len(lines) - 30, 1), at):
        beyond = [n for n in range(number + 1, len(lines)) if not kinds[n]]
        begins_tail = kinds[number] == "read-more" or _THE_END.fullmatch(lines[number].text)
        said = kinds[number] == "chat-closing" or (
            is_rule(lines[number - 1].text) and _NOTES.match(lines[number].text)
        )
        if (begins_tail or said) and all(_is_link(lines[n].text) for n in beyond):
            return _bottom(lines[:number], kinds[:number])
    last = max((n for n, kind in enumerate(kinds) if kind), default=-1)
    while last < at < len(lines) and is_rule(lines[at].text):
        at += 1
    return at


def _is_link(text: str) -> bool:
    plain = text.strip()
    linked = re.fullmatch(
        r"(?:[-*+•]\s+|\d+[.、)]\s*|>\s*)?(?:!?\[[^\n]*\]\([^\n]*\)|<?https?://\S+|《[^》]+》)\W*",
        plain,
    )
    listed = re.fullmatch(r"(?:[-*+•·]\s+|\d+[.、)]\s*)\S[^\n]{0,80}", plain)
    # The title of another article: short, and no sentence.
    titled = (
        len(plain) <= 40 and not re.search(r"[。.;；:：]$", plain) and not plain.startswith("#")
    )
    return linked is not None or listed is not None or titled or is_rule(plain)
