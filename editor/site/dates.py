"""Dates as the author wrote them: putting another day or time into the same pattern.

Pure text. Nothing here turns a date into an instant unless the text already names one, and
nothing is ever converted to another zone than the one that the author wrote.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from editor.site.worded_dates import with_worded_day, worded_day

_DAY = re.compile(
    r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)"
)
_TIME = re.compile(
    r"(?P<gap>[Tt]|[ \t]+)(?P<hour>\d{1,2}):(?P<minute>\d{2})"
    r"(?P<seconds>:\d{2})?(?P<fraction>\.\d+)?(?P<space>[ \t]*)"
    r"(?P<offset>[Zz]|[+-]\d{1,2}(?::?\d{2})?)?"
)
_USUAL = "2024-07-31 10:00:00"


@dataclass(frozen=True)
class DateStyle:
    """How a site writes dates: as in the text ``like``, at the clock of ``zone``.

    ``zone`` is an IANA name out of the site's settings; "" is this computer's. ``fixed`` says
    that the offset in ``like`` is the author's for good, whatever the zone is.
    """

    like: str = _USUAL
    zone: str = ""
    fixed: bool = False


def style_of(texts: Iterable[str], zone: str, usual: str) -> DateStyle:
    """How most of ``texts`` (the newest first) are written; as ``usual`` if none is a date.

    Where they have several offsets (summer time), a new date's is that of its own day.
    """
    dates = [text for text in texts if is_date(text)]
    if not dates:
        return DateStyle(usual, zone)
    shape = Counter(map(_shape, dates)).most_common(1)[0][0]
    alike = [text for text in dates if _shape(text) == shape]
    offsets = {_offset(text) for text in alike}
    # Only a day or month before the tenth shows whether it is written with a zero.
    telling = next((text for text in alike if re.search(r"(?<!\d)\d(?!\d)", text)), alike[0])
    own = len(offsets) == 1 and len(alike) > 1
    return DateStyle(telling, zone, fixed=own and not _is_of_zone(alike, zone))


def _is_of_zone(texts: Iterable[str], zone: str) -> bool:
    """Whether the offsets are just those that the zone had then."""
    known = zone_of(zone)
    moments = [datetime.fromisoformat(text) for text in map(_iso, texts) if text]
    own = [each for each in moments if each.tzinfo]
    return known is not None and all(
        each.utcoffset() == each.replace(tzinfo=known).utcoffset() for each in own
    )


def _iso(text: str) -> str:
    """A date, a time and an offset as ``fromisoformat`` takes them; "" if it is anything else."""
    numbers = re.fullmatch(r"(\d{4})\D(\d\d)\D(\d\d)\D+(\d\d:\d\d:\d\d) ?([+-]\d\d):?(\d\d)", text)
    if numbers is None or not is_date(text):
        return ""
    year, month, day, time, hours, minutes = numbers.groups()
    return f"{year}-{month}-{day}T{time}{hours}:{minutes}"


def now_text(style: DateStyle, now: datetime) -> str:
    """The moment ``now`` (with its zone) as the site writes dates."""
    zone = zone_of(style.zone)
    there = now.astimezone(zone) if zone else now
    offset = _offset(style.like)
    if offset and offset not in "Zz" and not style.fixed:
        return with_moment(_with_offset(style.like, offset, there), there)
    return with_moment(style.like, there)


def zone_of(name: str) -> ZoneInfo | None:
    """The time zone of that name; None if there is none such."""
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):
        return None


def usual_text(date_format: str) -> str:
    """A text in a pattern as ``strftime`` has them, or "iso", to write others like it."""
    sample = datetime(2024, 7, 31, 10, 0, 0, tzinfo=UTC).astimezone(timezone(timedelta(hours=8)))
    return sample.isoformat() if date_format == "iso" else sample.strftime(date_format)


def day_of(text: str) -> date | None:
    """The day that ``text`` begins with, or None if it is no date."""
    match = _DAY.match(text.strip())
    if match is None:
        return worded_day(text)
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def is_date(text: str) -> bool:
    """Whether all of ``text`` is a day, or a day and a time, that the calendar has."""
    match = _DAY.match(text)
    if match is None or day_of(text) is None:
        return worded_day(text) is not None
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
        return with_worded_day(text, day) or day.isoformat()
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
        return with_worded_day(text, now.date()) or now.strftime("%Y-%m-%d %H:%M:%S")
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


def _offset(text: str) -> str:
    match = _DAY.match(text)
    time = _TIME.fullmatch(text[match.end() :]) if match else None
    return (time["offset"] if time else "") or ""


def _shape(text: str) -> str:
    """What two dates written alike have in common; which offset it is does not count."""
    offset = _offset(text)
    bare = text.removesuffix(offset)
    return re.sub(r"\d+", "0", bare) + re.sub(r"\d", "0", offset).replace("-", "+")


def _with_offset(like: str, offset: str, there: datetime) -> str:
    """``like`` with the offset that ``there`` has, written as ``offset`` is."""
    minutes = int((there.utcoffset() or timedelta()).total_seconds() // 60)
    sign, minutes = ("-" if minutes < 0 else "+"), abs(minutes)
    mark = ":" if ":" in offset else ""
    rest = f"{mark}{minutes % 60:02}" if len(offset) > 3 or minutes % 60 else ""
    return like.removesuffix(offset) + f"{sign}{minutes // 60:02}{rest}"
