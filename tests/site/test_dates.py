"""Dates in the author's own way of writing them."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.site.dates import (
    DateStyle,
    day_of,
    is_date,
    now_text,
    style_of,
    usual_text,
    with_day,
    with_moment,
    zone_of,
)

NOW = datetime(2025, 12, 5, 7, 8, 9, 120000, timezone(timedelta(hours=8)))
WRITTEN = [
    ("2024-07-31", "2025-12-05"),
    ("2024/7/1", "2025/12/5"),
    ("2024.07.31", "2025.12.05"),
    ("2024-07-31 10:00", "2025-12-05 07:08"),
    ("2024-07-31 10:00:00", "2025-12-05 07:08:09"),
    ("2024-07-31T10:00:00", "2025-12-05T07:08:09"),
    ("2024-07-31T10:00:00Z", "2025-12-04T23:08:09Z"),
    ("2024-07-31T10:00:00.000Z", "2025-12-04T23:08:09.120Z"),
    ("2024-07-31T10:00:00+08:00", "2025-12-05T07:08:09+08:00"),
    ("2024-07-31 10:00:00 -0500", "2025-12-04 18:08:09 -0500"),
    ("Jul 08 2022", "Dec 05 2025"),
    ("July 8, 2022", "December 5, 2025"),
    ("8 Jul 2022", "5 Dec 2025"),
    ("31 July 2022", "05 December 2025"),
]


@pytest.mark.parametrize(("text", "expected"), WRITTEN)
def test_now_is_written_as_the_author_writes_dates(text: str, expected: str) -> None:
    assert is_date(text)
    assert with_moment(text, NOW) == expected


@given(st.sampled_from([text for text, _ in WRITTEN]), st.dates(date(1000, 1, 1)))
def test_another_day_in_a_text_is_that_day_and_changes_nothing_else(text: str, day: date) -> None:
    changed = with_day(text, day)
    assert day_of(changed) == day
    same_day = day_of(text)
    assert same_day is not None
    assert with_day(text, same_day) == text
    if text[4] in "-." and text[7] in "-.":
        # The others do not always show whether they had zeros, or a short May.
        assert with_day(changed, same_day) == text


@pytest.mark.parametrize(
    "text",
    ["", "x", "2024", "2024-13-01", "2024-02-30", "2024-07-31 25:00", "May 2024", "Foo 08 2022"],
)
def test_what_the_calendar_does_not_have_is_no_date(text: str) -> None:
    assert not is_date(text)


@pytest.mark.parametrize(
    ("texts", "zone", "expected"),
    [
        # Always one offset, whatever the season: it is the author's own.
        (
            ["2024-07-01 10:00:00 +0800", "2024-01-01 09:00:00 +0800"],
            "",
            "2025-12-05 07:08:09 +0800",
        ),
        # The zone's, with its summer time.
        (
            ["2024-07-01 10:00:00 -0400", "2024-01-01 09:00:00 -0500"],
            "America/New_York",
            "2025-12-04 18:08:09 -0500",
        ),
        (
            ["2024-07-01T10:00:00+01:00", "2024-06-01T10:00:00+01:00"],
            "Europe/London",
            "2025-12-04T23:08:09+00:00",
        ),
        # Without an offset it is the clock of the site's zone.
        (["2024-07-01 10:00:00"], "Asia/Tokyo", "2025-12-05 08:08:09"),
        (["2024-07-01 10:00:00"], "No/Such", "2025-12-05 07:08:09"),
        # A day stays a day, in the pattern that most have.
        (["2024/7/1", "2024/10/12", "2024-01-01"], "Asia/Shanghai", "2025/12/5"),
        (["2024/10/12", "2024/11/30"], "", "2025/12/05"),
        ([], "", "2025-12-05 07:08:09"),
        (["soon", "?"], "", "2025-12-05 07:08:09"),
    ],
)
def test_new_dates_keep_the_pattern_and_the_zone(
    texts: list[str], zone: str, expected: str
) -> None:
    style = style_of(texts, zone, usual_text("%Y-%m-%d %H:%M:%S"))
    assert now_text(style, NOW) == expected


def test_a_kinds_pattern_takes_the_offset_of_the_zone() -> None:
    style = DateStyle(usual_text("iso"), "Europe/Paris")
    assert now_text(style, NOW) == "2025-12-05T00:08:09+01:00"


@pytest.mark.parametrize("name", ["", "Mars/Base", "../etc/passwd", "/etc/passwd", "\x00"])
def test_a_zone_that_is_none_is_none(name: str) -> None:
    assert zone_of(name) is None
