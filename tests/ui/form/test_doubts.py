"""What a site may not like is said beside the field, quietly, and written all the same."""

from __future__ import annotations

import pytest

from editor.article.fields import Field, Moment, Value
from editor.ui.form.doubts import display_width, doubt_about
from editor.ui.form.field_row import PAUSE
from editor.ui.form.layout import Place, Slot
from editor.ui.form.remark import Remark, Weight
from tests.ui.form.conftest import Author


def slot(kind: str, value: Value, place: Place | None = None) -> Slot:
    return Slot("key", "Key", kind, Field("key", value, str(value), 1), place)


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("日均", 4), ("e\u0301", 1), ("「a」", 5), ("ｱ", 1), ("", 0)]
)
def test_chinese_takes_two_columns(text: str, width: int) -> None:
    assert display_width(text) == width


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("date", "soon"),
        ("date", Moment("2024-02-31")),
        ("date", 2024),
        ("date", ["2024-07-31"]),
        ("switch", "yes"),
        ("number", "three"),
        ("text", True),
        ("paragraph", ["a"]),
        ("list", {"a": 1}),
    ],
)
def test_a_value_that_a_site_would_refuse_is_doubtful(kind: str, value: Value) -> None:
    assert doubt_about(slot(kind, value))


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("date", Moment("2024-07-31")),
        ("date", "2024-07-31 10:00:00 +0800"),
        ("date", Moment("2024-07-31T10:00:00.5Z")),
        ("date", Moment("10:00:00")),
        ("date", None),
        ("switch", False),
        ("number", 0.5),
        ("text", 2024),
        ("list", "a, b"),
        ("list", None),
        ("", {"a": [1]}),
    ],
)
def test_a_value_that_fits_is_not_doubtful(kind: str, value: Value) -> None:
    assert doubt_about(slot(kind, value)) == ""


def test_limits_of_a_place() -> None:
    place = Place("key", "Key", "text", required=True, widest=10, pattern=r"[^x]*")
    assert doubt_about(slot("text", "", place))
    assert "12" in doubt_about(slot("text", "六个汉字十二", place))
    assert doubt_about(slot("text", "x", place))
    assert doubt_about(slot("text", "五个汉字吧", place)) == ""
    assert doubt_about(Slot("key", "Key", "text", None, place)) == ""
    assert doubt_about(slot("text", "x", Place("key", "Key", "text", pattern="["))) == ""


def test_nothing_is_said_while_typing_and_all_is_written(author: Author) -> None:
    author.opens("---\ntitle: A\ndate: 2024-07-3\n---\n")
    author.types("date", "9")
    row = author.row("date")
    assert "2024-07-39" in author.text
    assert not row.said(Weight.DOUBTFUL)
    author.waits(PAUSE + 100)
    assert row.said(Weight.DOUBTFUL) == "This is no date."
    (remark,) = [each for each in author.pane.findChildren(Remark) if each.isVisible()]
    assert remark.property("warning") is True
    assert row.widget.focus.accessibleDescription() == "This is no date."
    author.empties("date")
    author.types("date", "2024-07-31")
    author.waits(PAUSE + 100)
    assert not row.said(Weight.DOUBTFUL)
    assert row.problem == ""


def test_a_title_too_long_for_search_results_is_told_at_once(author: Author) -> None:
    author.opens(f"---\ntitle: {'长' * 31}\ndraft: 'no'\n---\n")
    assert "62" in author.row("title").said(Weight.DOUBTFUL)
    assert author.row("draft").said(Weight.DOUBTFUL)
    author.opens("---\ntitle: short\n---\n")
    assert not author.row("title").said(Weight.DOUBTFUL)
