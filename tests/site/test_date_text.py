"""Dates keep the way the author wrote them."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.site.dates import day_of, has_time, is_date, with_day, with_moment

DAY = date(2025, 3, 9)
NOW = datetime(2025, 3, 9, 7, 5, 4, 123456, tzinfo=timezone(timedelta(hours=8)))


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("2024-07-31", "2025-03-09"),
        ("2024/07/31", "2025/03/09"),
        ("2024-7-1", "2025-3-9"),
        ("2024-07-31 10:00:00", "2025-03-09 10:00:00"),
        ("2024-07-31 10:00:00 +0800", "2025-03-09 10:00:00 +0800"),
        ("2024-07-31T10:00:00Z", "2025-03-09T10:00:00Z"),
        ("2024-07-31T10:00:00+08:00", "2025-03-09T10:00:00+08:00"),
        ("2024-07-31 10:00 CST", "2025-03-09 10:00 CST"),
        ("soon", "2025-03-09"),
        ("", "2025-03-09"),
    ],
)
def test_another_day_leaves_time_and_offset_alone(text: str, after: str) -> None:
    assert with_day(text, DAY) == after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("2024-07-31", "2025-03-09"),
        ("2024-07-31 10:00", "2025-03-09 07:05"),
        ("2024-07-31 10:00:00", "2025-03-09 07:05:04"),
        ("2024-07-31 9:00:00", "2025-03-09 7:05:04"),
        ("2024-07-31T10:00:00.000Z", "2025-03-08T23:05:04.123Z"),
        ("2024-07-31T10:00:00-05:00", "2025-03-08T18:05:04-05:00"),
        ("2024-07-31 10:00:00 +0900", "2025-03-09 08:05:04 +0900"),
        ("2024-07-31T10:00:00+99:99", "2025-03-09T10:00:00+99:99"),
        ("", "2025-03-09 07:05:04"),
    ],
)
def test_now_is_the_clock_at_the_offset_that_is_written(text: str, after: str) -> None:
    assert with_moment(text, NOW) == after


@pytest.mark.parametrize("text", ["2024-02-30", "2024-07-31 25:00", "24-07-31", "2024-07-3x", ""])
def test_what_the_calendar_does_not_have_is_no_date(text: str) -> None:
    assert not is_date(text)


def test_a_day_alone_has_no_time() -> None:
    assert not has_time("2024-07-31")
    assert has_time("2024-07-31 10:00")


_offsets = st.sampled_from(["", "Z", "+08:00", " +0800", "-0330", "+08"])
_times = st.sampled_from(["", " 10:00", "T09:08:07", " 1:02:03.45"])


@given(st.dates(date(1000, 1, 1)), _times, _offsets, st.dates(date(1000, 1, 1)))
def test_changing_the_day_and_back_gives_the_first_text(
    first: date, time: str, offset: str, other: date
) -> None:
    text = first.isoformat() + time + (offset if time else "")
    changed = with_day(text, other)
    assert day_of(changed) == other
    assert is_date(changed)
    assert with_day(changed, first) == text
