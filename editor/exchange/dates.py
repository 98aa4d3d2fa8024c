"""Dates as people write them, in Chinese and English, read into one form.

That form is ``2024-07-31``, with a time ``2024-07-31 10:00`` or ``10:00:00``, with an offset
``2024-07-31 10:00 +08:00``: nothing that was not written is added. Knows nothing of articles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple


class Found(NamedTuple):
    """A date at ``start`` to ``end`` of a text. ``sure`` is False if it could mean another day."""

    value: str
    start: int
    end: int
    sure: bool = True


def find_dates(text: str) -> Iterator[Found]:
    """Every date in ``text``, in order; one that can be read in two ways comes twice."""
    plain = text.translate(_PLAIN)
    at = 0
    while match := _DATE.search(plain, at):
        at = match.end()
        for value, sure in _readings(match):
            yield Found(value, match.start(), match.end(), sure)


def read_date(text: str) -> Found | None:
    """The date that ``text`` is, apart from words such as "Published on"; None if it is not one."""
    stripped = text.strip(_EDGES)
    compact = _COMPACT.fullmatch(stripped)
    if compact:
        stripped = "-".join(compact.groups())
    for found in find_dates(stripped):
        rest = stripped[: found.start] + " " + stripped[found.end :]
        if _AROUND.fullmatch(rest):
            at = text.find(stripped[:1]) if stripped else 0
            return found._replace(start=at + found.start, end=at + found.end)
    return None


def day_of(value: str) -> str:
    """The day of a date in the one form."""
    return value[:10]


_PLAIN = str.maketrans("０１２３４５６７８９：－／．，　", "0123456789:-/., ")
_EDGES = "@ \t\u00a0\u3000*_`\"'“”‘’()（）[]【】|｜·•,，;；。"
_COMPACT = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_HAN_DIGITS = "〇零○一二三四五六七八九十"
_WEEKDAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s*"
    r"|[（(]?(?:星期|周|礼拜)[一二三四五六日天][)）]?\s*)"
)
_TIME = (
    r"(?:(?:[T\s,，]|\sat\s|\s@\s|[-–—|·]\s){0,3}"
    rf"{_WEEKDAY}?"
    r"(?P<half>上午|下午|晚上|晚|凌晨|早上|中午|午後|下午|AM|PM)?\s*"
    r"(?P<hour>[01]?\d|2[0-3])(?::|时|時|点)(?P<minute>[0-5]\d)(?:(?::|分)(?P<second>[0-5]\d)?)?"
    r"(?:秒|(?:[.,]\d+))?"
    r"(?:\s*(?P<noon>[ap]\.?m\b\.?))?"
    r"(?:\s*(?P<zone>Z\b|(?:UTC|GMT)?\s?[+-](?:0?\d|1[0-4])(?::?[0-5]\d)?(?!\d)|UTC\b|GMT\b))?)?"
)
_DATE = re.compile(
    rf"(?<![\d.])(?:{_WEEKDAY})?(?:"
    r"(?P<y1>(?:19|20)\d\d)\s?(?P<s1>[-/.])\s?(?P<m1>1[0-2]|0?[1-9])\s?(?P=s1)\s?"
    r"(?P<d1>[12]\d|3[01]|0?[1-9])(?!\d|[-/.]\d)"
    r"|(?P<y2>(?:19|20)\d\d)\s?[年년]\s?(?P<m2>1[0-2]|0?[1-9])\s?[月월]\s?"
    r"(?P<d2>[12]\d|3[01]|0?[1-9])\s?[日号號일]"
    rf"|(?P<y3>[一二][{_HAN_DIGITS}]{{3}})年(?P<m3>[{_HAN_DIGITS}]{{1,2}})月"
    rf"(?P<d3>[{_HAN_DIGITS}]{{1,3}})[日号]"
    rf"|(?P<m4>\b{_MONTH})\s?(?P<d4>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?,?\s+"
    r"(?P<y4>(?:19|20)\d\d)\b"
    r"|(?P<d5>\b(?:[12]\d|3[01]|0?[1-9]))(?:st|nd|rd|th|\.)?(?:\s+of)?[\s-]"
    rf"(?P<m5>{_MONTH}),?[\s-](?P<y5>(?:19|20)\d\d)\b"
    r"|(?P<a6>\b[0-3]?\d)(?P<s6>[-/.])(?P<b6>[0-3]?\d)(?P=s6)(?P<y6>(?:19|20)\d\d)\b"
    r")" + _TIME,
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"[\s:,，.。·|]*(?:(?:first |last )?(?:published|posted|updated|created|written|date|dated"
    r"|on|at"
    r"|time|local|beijing)[\s:]*|发布于|发表于|发布时间|发表时间|发布|发表|编辑于|更新于|创建于|日期|时间"
    r"|写于|北京时间|[:：])*"
    r"[\s:,，.。·|()（）]*(?:[A-Z]{2,4}|发布|发表|更新|[A-Za-z]+/[A-Za-z_]+)?[\s)）.。]*"
    r"(?:[・·•|]?\s*IP\s*属地.{0,12})?",
    re.IGNORECASE,
)


def _readings(match: re.Match[str]) -> Iterator[tuple[str, bool]]:
    days = list(_days(match))
    for year, month, day in days:
        try:
            value = f"{datetime(year, month, day):%Y-%m-%d}"
        except ValueError:
            continue
        yield value + _time(match), len(days) == 1


def _days(match: re.Match[str]) -> Iterator[tuple[int, int, int]]:
    part = match.groupdict()
    if part["y1"] or part["y2"]:
        form = "1" if part["y1"] else "2"
        yield int(part["y" + form]), int(part["m" + form]), int(part["d" + form])
    elif part["y3"]:
        yield _han_year(part["y3"]), _han(part["m3"]), _han(part["d3"])
    elif part["y4"] or part["y5"]:
        form = "4" if part["y4"] else "5"
        month = _MONTHS.index(part["m" + form][:3].lower()) + 1
        yield int(part["y" + form]), month, int(part["d" + form])
    else:
        one, other, year = int(part["a6"]), int(part["b6"]), int(part["y6"])
        if one <= 12:
            yield year, one, other
        # With points it is the day that comes first.
        if other <= 12 and one != other:
            yield year, other, one


def _time(match: re.Match[str]) -> str:
    part = match.groupdict()
    if not part["hour"]:
        return ""
    hour = int(part["hour"])
    half = (part["half"] or part["noon"] or "").lower().replace(".", "")
    if half in ("pm", "下午", "晚上", "晚", "午後") and hour < 12:
        hour += 12
    elif half in ("am", "凌晨") and hour == 12:
        hour = 0
    second = f":{part['second']}" if part["second"] else ""
    return f" {hour:02}:{part['minute']}{second}{_zone(part['zone'])}"


def _zone(text: str | None) -> str:
    if not text:
        return ""
    offset = re.search(r"([+-])(\d{1,2}?)(?::?(\d\d))?$", text)
    if not offset:
        return " +00:00"
    return f" {offset[1]}{int(offset[2]):02}:{offset[3] or '00'}"


def _han_year(text: str) -> int:
    return int("".join(str(_digit(each)) for each in text))


def _han(text: str) -> int:
    if "十" not in text:
        return int("".join(str(_digit(each)) for each in text))
    tens, _, ones = text.partition("十")
    return (_digit(tens) if tens else 1) * 10 + (_digit(ones) if ones else 0)


def _digit(character: str) -> int:
    return max("〇一二三四五六七八九".find(character[:1]), 0)
