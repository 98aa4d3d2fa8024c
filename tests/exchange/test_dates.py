"""Dates as people write them."""

from __future__ import annotations

import pytest

from editor.exchange.assemble import date_like
from editor.exchange.dates import find_dates, read_date

WRITTEN = {
    "2024-07-31": "2024-07-31",
    "2024/7/31": "2024-07-31",
    "2024.7.31": "2024-07-31",
    "20240731": "2024-07-31",
    "２０２４年７月３１日": "2024-07-31",
    "2024年7月31日 10:00": "2024-07-31 10:00",
    "2024年7月31日（星期三）上午10时30分": "2024-07-31 10:30",
    "二〇二四年七月三十一日": "2024-07-31",
    "July 31, 2024": "2024-07-31",
    "Wednesday, July 31st, 2024 at 3:05 PM": "2024-07-31 15:05",
    "31 Jul 2024": "2024-07-31",
    "31-Jul-2024": "2024-07-31",
    "the 1st": "",
    "Wed, 31 Jul 2024 10:00:00 +0800": "2024-07-31 10:00:00 +08:00",
    "2024-07-31T10:00:00+08:00": "2024-07-31 10:00:00 +08:00",
    "2024-07-31T02:00:00.123Z": "2024-07-31 02:00:00 +00:00",
    "发布于 2024-07-31 10:00・IP 属地北京": "2024-07-31 10:00",
    "31.07.2024": "2024-07-31",
    "07/31/2024": "2024-07-31",
    "2024-13-40": "",
    "2024-02-30": "",
    "3.14.15": "",
    "version 2.0.1": "",
}


@pytest.mark.parametrize(("text", "value"), WRITTEN.items())
def test_a_date_as_people_write_it(text: str, value: str) -> None:
    found = read_date(text)
    assert (found.value if found else "") == value


def test_a_date_that_can_be_read_in_two_ways_comes_twice_and_is_not_sure() -> None:
    assert [(each.value, each.sure) for each in find_dates("3/4/2024")] == [
        ("2024-03-04", False),
        ("2024-04-03", False),
    ]


@pytest.mark.parametrize(
    ("like", "value", "written"),
    [
        ("2024-01-01 10:00:00", "2024-07-31", "2024-07-31"),
        ("2024-01-01 10:00:00", "2024-07-31 09:05", "2024-07-31 09:05:00"),
        ("2024-01-01", "2024-07-31 09:05", "2024-07-31 09:05:00"),
        ("2024-01-01T10:00:00+08:00", "2024-07-31 09:05 +02:00", "2024-07-31T09:05:00+02:00"),
        ("2024-01-01 10:00:00 +0800", "2024-07-31 09:05 +02:00", "2024-07-31 09:05:00 +0200"),
        ("2024/1/1", "2024-07-31", "2024/07/31"),
    ],
)
def test_a_date_is_written_as_the_site_has_them_and_nothing_is_made_up(
    like: str, value: str, written: str
) -> None:
    assert date_like(like, value) == written
