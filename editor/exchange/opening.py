"""What an article begins with besides its text: its title, and who wrote it when.

Reads the first lines after the head. Knows headings, first lines and bylines; not front matter.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from editor.exchange.byline import (
    NOT_TITLE,
    byline_of,
    ends_sentence,
    is_beside_byline,
    is_byline,
    is_han,
)
from editor.exchange.dates import find_dates
from editor.exchange.found import Candidate, Edit, Repair, Role, Span
from editor.exchange.labels import Labelled, label_of
from editor.exchange.lines import Line, is_rule
from editor.exchange.persons import is_name
from editor.exchange.phrases import phrases

LOOKED_AT = 14
"""Lines that are not blank."""


@dataclass
class Opening:
    """What was found, each role's candidates in the order of the text."""

    found: list[tuple[Role, Candidate]] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)


_BUTTON = phrases("furniture", whole=True)
_CREDITS = phrases("credits", whole=True)
_ATX = re.compile(r" {0,3}(#{1,6})[ \t\u00a0\u3000]+(.*?)[ \t]*#*[ \t]*")
_TIGHT_ATX = re.compile(r"(#{1,3})(?=[^\s#!\d])(.{2,80})")
_H1 = re.compile(r"\s*<h1\b[^>]*>(.*?)</h1>\s*", re.IGNORECASE)
_BOLD = re.compile(r"\s*(\*\*|__)(?=\S)([^*_]+)(?<=\S)\1\s*")
_SETEXT = re.compile(r" {0,3}(=+|-{2,})[ \t]*")


def read_opening(
    lines: Sequence[Line],
    text: str,
    taken: set[int],
    *,
    has_title: bool,
    known: frozenset[str] = frozenset(),
) -> Opening:
    """What the first ``lines`` of a body tell. ``taken`` are starts of lines not of the article,
    ``known`` names that a short line may begin with which is then no text.
    """
    opening = Opening()
    shown = [line for line in lines if not line.is_blank and line.start not in taken]
    beside: list[Line] = []
    at, titled, started = 0, has_title, False
    while at < min(len(shown), LOOKED_AT) and not shown[at].code:
        line, rest = shown[at], shown[at + 1 :]
        title = None if started else _title(line, rest, text, titled=titled)
        if is_rule(line.text) or _is_picture(line.text):
            at += 1
        elif title:
            candidate, count = title
            _add_title(opening, candidate, line, shown[at + count - 1])
            started = titled = True
            at += count
        elif titled and _is_beside(line.text):
            beside.append(line)
            at += 1
        elif started and (said := label_of(line.text)) and said.role in (Role.TITLE, Role.BODY):
            at += 1
            if not _read_label(opening, line, said):
                break
        elif _read_byline(opening, line, beside_title=titled) or (
            titled and (_read_name(opening, line, rest) or _read_known(opening, line, known))
        ):
            started = True
            at += 1
        else:
            break
    if any(repair.kind == "byline" for repair in opening.repairs):
        opening.repairs += [_out("furniture", each) for each in beside]
    return opening


def _is_beside(text: str) -> bool:
    """Whether a line by a byline is no text: a counter, a button, who took the pictures."""
    return bool(is_beside_byline(text) or _CREDITS.fullmatch(text) or _BUTTON.fullmatch(text))


def _read_label(opening: Opening, line: Line, said: Labelled) -> bool:
    """A title's or body's label below a heading; whether more of the kind may follow."""
    if said.role is Role.TITLE and said.value:
        span = Span(line.start + said.start, line.start + said.end)
        opening.found.append((Role.TITLE, Candidate(said.value, "label", 0.92, span)))
    elif said.value:
        return False
    opening.repairs.append(_out("byline", line))
    return said.role is Role.TITLE


def _read_known(opening: Opening, line: Line, known: frozenset[str]) -> bool:
    """A short line that begins with a name that the page itself gives as the author's."""
    text = line.text.strip("*_[ ")
    is_one = len(text) <= 60 and text.startswith(tuple(known)) and not ends_sentence(text)
    if is_one:
        opening.repairs.append(_out("byline", line))
    return is_one


def _out(kind: str, line: Line) -> Repair:
    return Repair(kind, (Edit(line.start, line.end + 1),), note=line.text.strip())


def _add_title(opening: Opening, candidate: Candidate, first: Line, last: Line) -> None:
    opening.found.append((Role.TITLE, candidate))
    edit = Edit(first.start, last.end + 1)
    opening.repairs.append(
        Repair("title-repeated", (edit,), note=candidate.value, title=candidate.value)
    )


def _title(
    line: Line, rest: Sequence[Line], text: str, *, titled: bool
) -> tuple[Candidate, int] | None:
    """A title at ``line`` and how many lines it takes."""
    below = rest[0] if rest else None
    atx = _ATX.fullmatch(line.text) or _TIGHT_ATX.fullmatch(line.text)
    h1 = _H1.fullmatch(line.text)
    if below and _SETEXT.fullmatch(below.text) and below.start == line.end + 1:
        if not NOT_TITLE.match(line.text) and (below.text.strip()[0] == "=" or not rest[1:2]):
            return _candidate(line, line.text, "first-heading", 0.9), 2
        if below.text.strip()[0] == "-" and len(line.text) <= 80 and not ends_sentence(line.text):
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
    if below is None or NOT_TITLE.match(line.text) or len(plain) > (60 if is_han(plain) else 110):
        return None
    if ends_sentence(plain) or label_of(line.text) or not re.search(r"\w", plain):
        return None
    if next(
        (True for each in find_dates(plain) if each.end - each.start > len(plain) * 0.6), False
    ):
        return None
    apart = text[line.end + 1 : below.start].strip(" \t\u3000\u00a0") != "" or (
        "\n" in text[line.end + 1 : below.start]
    )
    named = is_name(below.text.strip()) and len(rest) > 1 and is_byline(rest[1].text)
    byline = named or is_byline(below.text)
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
    text = re.sub(r"^\s*《([^《》]+)》\s*$", r"\1", text)
    return " ".join(html.unescape(text).replace("`", "").split()).strip("\u200b\ufeff")


def _read_byline(opening: Opening, line: Line, *, beside_title: bool) -> bool:
    """Add what a byline tells; whether ``line`` is one."""
    found = list(byline_of(line))
    has_words = any(candidate.reason in ("byline", "label") for _, candidate in found)
    if not found or not (beside_title or has_words or len(found) > 1):
        return False
    opening.found += found
    opening.repairs.append(_out("byline", line))
    return True


def _read_name(opening: Opening, line: Line, rest: Sequence[Line]) -> bool:
    """A name alone on its line between the title and the date."""
    name = line.text.strip("*_ \t\u3000")
    below = next((each for each in rest if not is_beside_byline(each.text)), None)
    if not is_name(name) or below is None:
        return False
    if not any(role is Role.DATE for role, _ in byline_of(below)):
        return False
    start = line.start + line.text.find(name)
    candidate = Candidate(name, "beside-date", 0.5, Span(start, start + len(name)))
    opening.found.append((Role.AUTHOR, candidate))
    opening.repairs.append(_out("byline", line))
    return True


def _is_picture(text: str) -> bool:
    return (
        re.fullmatch(r"\s*(?:\[?!\[[^\]]*\]\([^)]*\)(?:\]\([^)]*\))?\s*)+|\s*<img\b[^>]*>\s*", text)
        is not None
    )
