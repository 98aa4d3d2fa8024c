"""What an article begins with besides its text: its title, and who wrote it when.

Reads the first lines after the head. Knows headings, first lines and bylines; not front matter.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from editor.exchange.dates import find_dates
from editor.exchange.found import Candidate, Edit, Repair, Role, Span
from editor.exchange.labels import label_of, labels_inside
from editor.exchange.lines import Line, is_rule
from editor.exchange.phrases import phrases

LOOKED_AT = 14
"""Lines that are not blank."""


@dataclass
class Opening:
    """What was found, each role's candidates in the order of the text."""

    found: list[tuple[Role, Candidate]] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)


_ATX = re.compile(r" {0,3}(#{1,6})[ \t\u00a0\u3000]+(.*?)[ \t]*#*[ \t]*")
_TIGHT_ATX = re.compile(r"(#{1,3})(?=[^\s#!\d])(.{2,80})")
_H1 = re.compile(r"\s*<h1\b[^>]*>(.*?)</h1>\s*", re.IGNORECASE)
_BOLD = re.compile(r"\s*(\*\*|__)(?=\S)([^*_]+)(?<=\S)\1\s*")
_SETEXT = re.compile(r" {0,3}(=+|-{2,})[ \t]*")
_NOT_TITLE = re.compile(
    r"\s*(?:[-*+>|]\s|\d{1,2}[.)]\s|!\[|<(?!h1)|\||```|~~~|https?://|\$\$|\[[^\]]*\]\([^)]*\)\s*$|\[\^|:::)"
)
_ENDS_SENTENCE = re.compile(r"[。.;；，,:：、]\W*$")
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
    r"(?:^|[\s|｜·•（(])(?:文|撰文|作者|图文|撰稿|编译|整理|记者|本报记者|本刊记者|特约记者|通讯员)"
    r"\s*[/／|｜丨:：\u3000 ]\s*(?P<name>[\u4e00-\u9fff·A-Za-z][\w·. 、，]{0,24}?)"
    r"(?=$|[\s|｜·•）)/／,，;；]|\d)"
)
_ADDRESS = re.compile(r"^\s*https?://\S+")
_SIDE = phrases("byline-side")


def read_opening(lines: Sequence[Line], text: str, taken: set[int], *, has_title: bool) -> Opening:
    """What the first ``lines`` of a body tell. ``taken`` are starts of lines not of the article."""
    opening = Opening()
    shown = [line for line in lines if not line.is_blank and line.start not in taken]
    at = 0
    titled = has_title
    started = False
    while at < min(len(shown), LOOKED_AT):
        line = shown[at]
        if line.code:
            break
        below = shown[at + 1] if at + 1 < len(shown) else None
        if is_rule(line.text) or _is_picture(line.text):
            at += 1
            continue
        title = None if started else _title(line, below, text, shown[at + 1 :], titled=titled)
        if title:
            candidate, lines_taken = title
            _add_title(opening, candidate, line, shown[at + lines_taken - 1])
            started = titled = True
            at += lines_taken
            continue
        is_byline = _read_byline(opening, line, beside_title=titled)
        if not is_byline and not (titled and _read_name(opening, line, below)):
            break
        started = True
        at += 1
    return opening


def _add_title(opening: Opening, candidate: Candidate, first: Line, last: Line) -> None:
    opening.found.append((Role.TITLE, candidate))
    edit = Edit(first.start, last.end + 1)
    opening.repairs.append(
        Repair("title-repeated", (edit,), note=candidate.value, title=candidate.value)
    )


def _title(
    line: Line, below: Line | None, text: str, rest: Sequence[Line], *, titled: bool
) -> tuple[Candidate, int] | None:
    """A title at ``line`` and how many lines it takes."""
    atx = _ATX.fullmatch(line.text) or _TIGHT_ATX.fullmatch(line.text)
    h1 = _H1.fullmatch(line.text)
    if below and _SETEXT.fullmatch(below.text) and below.start == line.end + 1:
        if not _NOT_TITLE.match(line.text) and (below.text.strip()[0] == "=" or not rest[1:2]):
            return _candidate(line, line.text, "first-heading", 0.9), 2
        if below.text.strip()[0] == "-" and len(line.text) <= 80 and not _ends(line.text):
            return _candidate(line, line.text, "first-heading", 0.7), 2
    if h1:
        return _candidate(line, h1[1], "first-heading", 0.9), 1
    if atx:
        level = len(atx[1])
        others = any((m := _ATX.fullmatch(each.text)) and len(m[1]) <= level for each in rest)
        if (
            level > 1
            and (others or titled)
            and not any((m := _ATX.fullmatch(each.text)) and len(m[1]) < level for each in rest)
        ):
            # One heading of several alike: a section's.
            return None
        return _candidate(line, atx[2], "first-heading", 0.9 if level == 1 else 0.7), 1
    return None if titled else _first_line(line, rest, text)


def _first_line(line: Line, rest: Sequence[Line], text: str) -> tuple[Candidate, int] | None:
    below = rest[0] if rest else None
    bold = _BOLD.fullmatch(line.text)
    plain = (bold[2] if bold else line.text).strip("\u3000 \t\u00a0")
    if below is None or _NOT_TITLE.match(line.text) or len(plain) > (60 if _is_han(plain) else 110):
        return None
    if _ends(plain) or label_of(line.text) or not re.search(r"\w", plain):
        return None
    if next(
        (True for each in find_dates(plain) if each.end - each.start > len(plain) * 0.6), False
    ):
        return None
    apart = text[line.end + 1 : below.start].strip(" \t\u3000\u00a0") != "" or (
        "\n" in text[line.end + 1 : below.start]
    )
    named = is_name(below.text.strip()) and len(rest) > 1 and _is_byline(rest[1].text)
    byline = named or _is_byline(below.text)
    single = not apart and len(below.text.strip()) >= 2 * len(plain)
    if not (apart or byline or single):
        return None
    return _candidate(line, plain, "first-line", 0.65 if bold or byline else 0.55), 1


def _candidate(line: Line, value: str, reason: str, confidence: float) -> Candidate:
    value = plain_title(value)
    at = line.text.find(value)
    start = line.start + at if at >= 0 else line.start
    return Candidate(
        value, reason, confidence, Span(start, start + len(value) if at >= 0 else line.end)
    )


def plain_title(text: str) -> str:
    """A heading's text without Markdown's marks and HTML."""
    text = re.sub(r"<[^<>]+>|[\u200b\ufeff\u2060]", "", text)
    text = re.sub(r"!\[[^\]]*\]\([^)]*\)", "", text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"\s*\{#[\w-]+\}\s*$|\s*\[¶\].*$|\s*[¶#]\s*$", "", text)
    text = re.sub(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", r"\2", text)
    text = re.sub(r"(?<![\w*])\*(?=\S)([^*]+)(?<=\S)\*(?![\w*])", r"\1", text)
    text = re.sub(r"\\([\\`*_{}\[\]()#+.!<>|~-])", r"\1", text)
    return " ".join(html.unescape(text).replace("`", "").split()).strip("\u200b\ufeff")


def _read_byline(opening: Opening, line: Line, *, beside_title: bool) -> bool:
    """Add what a byline tells; whether ``line`` is one."""
    found = list(byline_of(line))
    has_words = any(candidate.reason in ("byline", "label") for _, candidate in found)
    if not found or not (beside_title or has_words or len(found) > 1):
        return False
    opening.found += found
    opening.repairs.append(
        Repair("byline", (Edit(line.start, line.end + 1),), note=line.text.strip())
    )
    return True


def byline_of(line: Line) -> Iterator[tuple[Role, Candidate]]:
    """What a line tells that holds nothing but author, date, source and the like."""
    text = _ADDRESS.sub(lambda match: " " * len(match[0]), line.text)
    if len(text) > 160 or (
        _NOT_TITLE.match(text.lstrip("> ")) and not text.lstrip().startswith(">")
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
    by = _BY.search(rest) or _BY_HAN.search(rest)
    if by and not any(role is Role.AUTHOR for role, _ in found):
        name = by["name"].strip(" ,，、.")
        start = line.start + max(text.find(name), 0)
        found.append((Role.AUTHOR, Candidate(name, "byline", 0.75, Span(start, start + len(name)))))
        rest = rest.replace(by[0], " ", 1)
    if not found:
        return
    yield from _with_rest(line, rest, found)


def _with_rest(
    line: Line, rest: str, found: list[tuple[Role, Candidate]]
) -> Iterator[tuple[Role, Candidate]]:
    """``found``, unless the line holds more than that; a name that is left is the author's."""
    left = " ".join(_SIDE.sub(" ", rest).split())
    if len(left) > (16 if _is_han(left) else 36) or _ends(line.text):
        return
    yield from found
    roles = {role for role, _ in found}
    if left and Role.AUTHOR not in roles and Role.DATE in roles and is_name(left):
        start = line.start + max(line.text.find(left), 0)
        yield Role.AUTHOR, Candidate(left, "beside-date", 0.5, Span(start, start + len(left)))


def _of_label(line: Line, role: Role, value: str, at: int) -> Iterator[tuple[Role, Candidate]]:
    start = line.start + at
    span = Span(start, start + len(value))
    if role is Role.DATE:
        for date in list(find_dates(value))[:1]:
            span = Span(start + date.start, start + date.end)
            yield role, Candidate(date.value, "label", 0.85 if date.sure else 0.35, span)
    elif role is Role.AUTHOR:
        name = without_dates(value)
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


def _is_byline(text: str) -> bool:
    return next(byline_of(Line(0, len(text), text)), None) is not None


def _read_name(opening: Opening, line: Line, below: Line | None) -> bool:
    """A name alone on its line between the title and the date."""
    name = line.text.strip("*_ \t\u3000")
    if not is_name(name) or below is None or below.start > line.end + 2:
        return False
    if not any(role is Role.DATE for role, _ in byline_of(below)):
        return False
    start = line.start + line.text.find(name)
    candidate = Candidate(name, "beside-date", 0.5, Span(start, start + len(name)))
    opening.found.append((Role.AUTHOR, candidate))
    opening.repairs.append(Repair("byline", (Edit(line.start, line.end + 1),), note=name))
    return True


def is_name(text: str) -> bool:
    """Whether ``text`` could be somebody's name, or that of who publishes."""
    if _is_han(text):
        return re.fullmatch(r"[\u4e00-\u9fffA-Za-z·]{2,10}", text) is not None
    return (
        re.fullmatch(r"[A-ZÀ-Þ@][\w.’'-]*(?: (?:[A-ZÀ-Þ][\w.’'-]*|de|von|van|der)){0,3}", text)
        is not None
    )


def _is_picture(text: str) -> bool:
    return (
        re.fullmatch(r"\s*(?:\[?!\[[^\]]*\]\([^)]*\)(?:\]\([^)]*\))?\s*)+|\s*<img\b[^>]*>\s*", text)
        is not None
    )


def _ends(text: str) -> bool:
    return _ENDS_SENTENCE.search(text) is not None


def _is_han(text: str) -> bool:
    return re.search("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]", text) is not None
