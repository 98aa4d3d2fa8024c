"""Dates as the author wrote them: putting another day or time into the same pattern.

Pure text. Nothing here turns a date into an instant unless the text already names one, and
nothing is ever converted to another zone than the one that the author wrote.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

_DAY = re.compile(
    r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)"
)
_TIME = re.compile(
    r"(?P<gap>[Tt]|[ \t]+)(?P<hour>\d{1,2}):(?P<minute>\d{2})"
    r"(?P<seconds>:\d{2})?(?P<fraction>\.\d+)?(?P<space>[ \t]*)"
    r"(?P<offset>[Zz]|[+-]\d{1,2}(?::?\d{2})?)?"
)


def day_of(text: str) -> date | None:
    """The day that ``text`` begins with, or None if it is no date."""
    match = _DAY.match(text.strip())
    if match is None:
        return None
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def is_date(text: str) -> bool:
    """Whether all of ``text`` is a day, or a day and a time, that the calendar has."""
    match = _DAY.match(text)
    if match is None or day_of(text) is None:
        return False
    rest = text[match.end() :]
    time = _TIME.fullmatch(rest)
    return not rest or (time is not None and _is_time(time))


def has_time(text: str) -> bool:
    """Whether ``text`` is a date with a time."""
    return is_date(text) and ":" in text


def with_day(text: str, day: date) -> str:
    """``text`` with another day in it; time and offset stay, and so does the way it is written.

    Text that is no date is replaced by the day alone (``2024-07-31``).
    """
    stripped = text.strip()
    match = _DAY.match(stripped)
    if match is None:
        return day.isoformat()
    padded = len(match["month"]) == 2 and len(match["day"]) == 2
    month, number = (f"{n:02}" if padded else str(n) for n in (day.month, day.day))
    return match["mark"].join((f"{day.year:04}", month, number)) + stripped[match.end() :]


def with_moment(text: str, now: datetime) -> str:
    """``text`` with the moment ``now`` (a datetime with its zone) in it, written as it was.

    A day without a time stays one. A text with an offset gets the clock time at that offset;
    one without gets the clock time of ``now`` itself. Text that is no date becomes
    ``2024-07-31 10:00:00``.
    """
    match = _DAY.match(text.strip())
    if match is None:
        return now.strftime("%Y-%m-%d %H:%M:%S")
    rest = text.strip()[match.end() :]
    time = _TIME.fullmatch(rest)
    if time is None or not _is_time(time):
        return with_day(text, now.date())
    there = now.astimezone(_zone(time["offset"])) if time["offset"] else now
    head = with_day(text.strip()[: match.end()], there.date())
    return head + _TIME.sub(_clock(there), rest)


def _clock(there: datetime) -> Callable[[re.Match[str]], str]:
    """What writes the time of ``there`` in the pattern of the match that it is given."""

    def write(match: re.Match[str]) -> str:
        padded = len(match["hour"]) == 2
        hour = f"{there.hour:02}" if padded else str(there.hour)
        seconds = f":{there.second:02}" if match["seconds"] else ""
        digits = len(match["fraction"] or ".") - 1
        fraction = "." + f"{there.microsecond:06}".ljust(digits, "0")[:digits] if digits else ""
        tail = (match["space"] or "") + (match["offset"] or "")
        return f"{match['gap']}{hour}:{there.minute:02}{seconds}{fraction}{tail}"

    return write


def _zone(offset: str) -> tzinfo:
    if offset in "Zz":
        return UTC
    sign = -1 if offset[0] == "-" else 1
    digits = offset[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
    return timezone(sign * timedelta(hours=int(hours), minutes=int(minutes)))


def _is_time(match: re.Match[str]) -> bool:
    seconds = int((match["seconds"] or ":0")[1:])
    if int(match["hour"]) > 23 or int(match["minute"]) > 59 or seconds > 59:
        return False
    offset = match["offset"]
    return not offset or offset in "Zz" or int(offset[1:].replace(":", "")[:2]) < 24
