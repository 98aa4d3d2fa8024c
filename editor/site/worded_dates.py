"""Dates with the month as an English word, as Astro's starter has them: ``Jul 08 2022``."""

from __future__ import annotations

import re
from datetime import date

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_DATE = re.compile(
    r"(?P<first>\d{1,2}[ ])?(?P<month>[A-Z][a-z]{2,8})(?P<dot>\.?)[ ]"
    r"(?P<day>\d{1,2})?(?(day)(?P<mark>,?)[ ])(?P<year>\d{4})"
)


def worded_day(text: str) -> date | None:
    """The day that all of ``text`` names, or None."""
    match = _DATE.fullmatch(text.strip())
    if match is None or bool(match["first"]) == bool(match["day"]):
        return None
    month = next((n for n, name in enumerate(MONTHS, 1) if match["month"] in (name, name[:3])), 0)
    try:
        return date(int(match["year"]), month, int(match["first"] or match["day"]))
    except ValueError:
        return None


def with_worded_day(text: str, day: date) -> str | None:
    """``text`` with another day in it, written the same way; None if it is not such a date."""
    match = _DATE.fullmatch(text.strip())
    if match is None or worded_day(text) is None:
        return None
    name = MONTHS[day.month - 1]
    # "May" is both; a short word is what most have.
    short = len(match["month"]) == 3
    old = (match["first"] or match["day"]).strip()
    number = f"{day.day:02}" if len(old) == 2 else str(day.day)
    word = (name[:3] if short else name) + match["dot"]
    if match["first"]:
        return f"{number} {word} {day.year:04}"
    return f"{word} {number}{match['mark'] or ''} {day.year:04}"
