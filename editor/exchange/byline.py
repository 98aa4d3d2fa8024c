"""Lines that tell who wrote a text, when and where it came from, and hold nothing else.

``By Jane Doe, July 31, 2024``, ``文/张三 2024-07-31``, ``作者：x　来源：y``. Knows one line at a
time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.exchange.dates import find_dates
from editor.exchange.found import Candidate, Role, Span
from editor.exchange.labels import label_of, labels_inside
from editor.exchange.lines import Line
from editor.exchange.persons import is_name, is_publisher, plain_name, separate
from editor.exchange.phrases import phrases

_NAME = (
    r"(?-i:[A-ZÀ-Þ][\w.’'-]*(?:[ \t]+(?:[A-ZÀ-Þ][\w.’'-]*|de|von|van|der|la|bin|al)){0,4}"
    r"|[\u4e00-\u9fff·•]{2,12}|@?[A-Za-z][\w.-]{1,24})"
)
_BY = re.compile(
    rf"(?:^|[|·•,—–*_(-]\s*|(?<!powered)(?<!Powered)\s)"
    rf"(?:by|written by|posted by|words by|story by)[:\s]+(?P<name>{_NAME}"
    rf"(?:(?:,\s*|\s+and\s+|\s*&\s*){_NAME}){{0,3}})",
    re.IGNORECASE,
)
_BY_HAN = re.compile(
    r"(?:^|[\s|｜·•（(])(?:[\u4e00-\u9fff]{2,10}(?=记者|通讯员))?(?:文|撰文|作者|图文|撰稿|编译|整理|记者|本报记者|本刊记者|特约记者|通讯员)"
    r"\s*[/／|｜丨:：\u3000 ]\s*(?P<name>[\u4e00-\u9fff·A-Za-z][\w·. 、，]{0,24}?)"
    r"(?=$|[\s|｜·•）)/／,，;；]|\d)"
)
_FROM_HAN = re.compile(
    r"(?:^|\s)由\s*(?P<name>[\u4e00-\u9fffA-Za-z·]{2,12}?)\s*(?:发表|发布|撰写|编写)[于在]?"
)
_FIRST_HAND = re.compile(r"(?:^|\s)原创[\s:：]+(?P<name>[\u4e00-\u9fffA-Za-z·]{2,12})(?=\s|$)")
_MARKED = re.compile(r"^\s*[◎○●■□◆◇✎✍]\ufe0f?\s*(?P<name>[\u4e00-\u9fff·A-Za-z][\w·. ]{1,20}?)\s*$")
_ADDRESS = re.compile(r"^\s*https?://\S+")
_PERSONS = (_BY, _BY_HAN, _FIRST_HAND, _FROM_HAN, _MARKED)
_LINK_MARKS = re.compile(r"(?<!!)\[(?=[^\[\]]*\]\()|\]\([^()\s]*\)")
_NOON = re.compile(r"\b[ap]\.m\.\s*$", re.IGNORECASE)
_SIDE = phrases("byline-side")


_ENDS_SENTENCE = re.compile(r"[。.;；，,:：、]\W*$")
NOT_TITLE = re.compile(
    r"\s*(?:[-*+>|]\s|\d{1,2}[.)]\s|!\[|<(?!h1)|\||```|~~~|https?://|\$\$|\[[^\]]*\]\([^)]*\)\s*$|\[\^|:::)"
)


def byline_of(line: Line) -> Iterator[tuple[Role, Candidate]]:
    """What a line tells that holds nothing but author, date, source and the like."""
    text = _ADDRESS.sub(lambda match: " " * len(match[0]), line.text)
    if NOT_TITLE.match(text) is None:
        text = _LINK_MARKS.sub(lambda match: " " * len(match[0]), text)
    if len(text) > 160 or (
        NOT_TITLE.match(text.lstrip("> ")) and not text.lstrip().startswith(">")
    ):
        return
    several = labels_inside(text)
    one = label_of(text)
    labels = several or ([one] if one else [])
    dates = list(find_dates(text))
    rest = text
    found: list[tuple[Role, Candidate]] = []
    for label in labels:
        if label.role is None or label.role in (Role.TITLE, Role.BODY) or not label.value:
            return
        rest = rest.replace(text[label.label_start : label.end], " ", 1)
        found += _of_label(line, label.role, label.value, label.start)
    for date in dates:
        if not any(role is Role.DATE for role, _ in found):
            span = Span(line.start + date.start, line.start + date.end)
            confidence = 0.7 if date.sure else 0.3
            found.append((Role.DATE, Candidate(date.value, "byline", confidence, span)))
        rest = rest.replace(text[date.start : date.end], " ", 1)
    by = next(filter(None, (each.search(rest) for each in _PERSONS)), None)
    if by and not any(role is Role.AUTHOR for role, _ in found):
        name = by["name"].strip(" ,，、.")
        start = line.start + max(text.find(name), 0)
        span = Span(start, start + len(name))
        found.append((Role.AUTHOR, Candidate(plain_name(separate(name)), "byline", 0.75, span)))
        rest = rest.replace(by[0], " ", 1)
    if not found:
        return
    yield from _with_rest(line, rest, found)


def _with_rest(
    line: Line, rest: str, found: list[tuple[Role, Candidate]]
) -> Iterator[tuple[Role, Candidate]]:
    """``found``, unless the line holds more than that; a name that is left is the author's."""
    left = " ".join(_SIDE.sub(" ", rest).split())
    if len(left) > (16 if is_han(left) else 36) or ends_sentence(line.text):
        return
    yield from found
    roles = {role for role, _ in found}
    pieces = [" ".join(_SIDE.sub(" ", each).split()) for each in re.split("[,，|｜—–·•]", rest)]
    left = next((each for each in pieces if each), left)
    if left and Role.AUTHOR not in roles and Role.DATE in roles and is_name(left):
        start = line.start + max(line.text.find(left), 0)
        role = Role.SOURCE if is_publisher(left) else Role.AUTHOR
        yield role, Candidate(left, "beside-date", 0.5, Span(start, start + len(left)))


def _of_label(line: Line, role: Role, value: str, at: int) -> Iterator[tuple[Role, Candidate]]:
    start = line.start + at
    span = Span(start, start + len(value))
    if role is Role.DATE:
        for date in list(find_dates(value))[:1]:
            span = Span(start + date.start, start + date.end)
            yield role, Candidate(date.value, "label", 0.85 if date.sure else 0.35, span)
    elif role is Role.AUTHOR:
        name = plain_name(without_dates(value))
        if name and len(name) <= 60:
            at = start + value.find(name)
            yield role, Candidate(name, "label", 0.8, Span(at, at + len(name)))
        for date in list(find_dates(value))[:1]:
            span = Span(start + date.start, start + date.end)
            yield Role.DATE, Candidate(date.value, "byline", 0.7 if date.sure else 0.3, span)
    elif len(value) <= 60:
        yield role, Candidate(value, "label", 0.8, span)


def without_dates(value: str) -> str:
    """What an author's label says before the date and the counters that follow it."""
    first = next((each.start for each in find_dates(value)), len(value))
    return re.split(r"\s{2,}|\u3000|\s[|｜·•/／]\s?", value[:first].strip() or value)[0].strip(
        " ,，|｜·•"
    )


def is_byline(text: str) -> bool:
    """Whether ``text`` is such a line."""
    return next(byline_of(Line(0, len(text), text)), None) is not None


def ends_sentence(text: str) -> bool:
    """Whether ``text`` ends as sentences do and titles do not."""
    return _ENDS_SENTENCE.search(text) is not None and _NOON.search(text) is None


def is_han(text: str) -> bool:
    """Whether there is Chinese, Japanese or Korean in it."""
    return re.search("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]", text) is not None


def is_beside_byline(text: str) -> bool:
    """Whether a line is only a counter, a mark or a button as they stand between name and date."""
    if len(text) > 24 or next(find_dates(text), None):
        return False
    return not re.sub(r"[\d\s]+", "", _SIDE.sub("", text))
