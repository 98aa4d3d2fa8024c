"""Whether another parser read what Galley wrote as it was meant."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any

from editor.article.value import Moment, Value
from editor.site.dates import day_of
from tests.fidelity.front_matter.cases import Case
from tests.fidelity.front_matter.readers import Read


def difference(case: Case, found: Read) -> str:
    """The first field that was read as something else, in words; "" if there is none."""
    if isinstance(found, str):
        return f"cannot be read: {found}"
    for key in [*case.fields, *(key for key in found if key not in case.fields)]:
        if key not in case.fields:
            return f"{key!r} should not be there: {found[key]!r}"
        if key not in found:
            return f"{key!r} is missing"
        if not alike(case.fields[key], found[key]):
            return f"{key!r} is {found[key]!r}, not {case.fields[key]!r}"
    return ""


def alike(meant: Value, found: Any) -> bool:
    """Whether a value of JSON is what was meant; a date may be one, or the author's text."""
    if isinstance(meant, Moment):
        given = found.get("$date") if isinstance(found, dict) else found
        if given == str(meant):
            return True
        return isinstance(given, str) and _instant(given) == _instant(meant) is not None
    if isinstance(meant, dict) and isinstance(found, dict):
        return meant.keys() == found.keys() and all(alike(meant[k], found[k]) for k in meant)
    if isinstance(meant, list) and isinstance(found, list):
        return len(meant) == len(found) and all(map(alike, meant, found))
    if isinstance(meant, bool) or isinstance(found, bool):
        return meant is found
    if isinstance(meant, int | float) and isinstance(found, int | float):
        return meant == found
    return type(meant) is type(found) and meant == found


def _instant(text: str) -> datetime | None:
    """The moment that a date means; one without an offset is taken to be in UTC."""
    day = day_of(text)
    if day is None:
        return None
    time = re.search(r"[T ]+(\d{1,2}):(\d\d)(?::(\d\d))?(?:\.\d+)?[ ]*(Z|[+-]\d\d:?\d\d)?$", text)
    if time is None:
        return _at(day, 0, 0, 0, "") if len(text) <= 10 else None
    hour, minute, second = (int(each or 0) for each in time.groups()[:3])
    return _at(day, hour, minute, second, time[4] or "")


def _at(day: date, hour: int, minute: int, second: int, offset: str) -> datetime:
    sign = offset.replace("Z", "+00:00") or "+00:00"
    sign = sign if ":" in sign else f"{sign[:3]}:{sign[3:]}"
    text = f"{day.isoformat()}T{hour:02}:{minute:02}:{second:02}{sign}"
    return datetime.fromisoformat(text).astimezone(UTC)
