"""Choices and the author's own edits in one article."""

from __future__ import annotations

from pathlib import Path

import pytest

from editor.article.article import Part
from editor.article.change import difference
from editor.article.fields import Moment, read_fields, set_field
from editor.exchange.found import Role
from editor.exchange.recognise import recognise
from editor.exchange.review import Review
from editor.exchange.sources import from_text
from editor.library.profile import profile_for

TEXT = """标题：雨天的渡口
发布时间：2024年7月31日 10:00
作者：林小麦

正文：

# 渡口

渡口在镇子的东头，只有一条旧船。下雨的时候船不开。

等船的人坐在棚子里说话。

注意：请将标题、日期和正文放到对应的位置，最后只需按照格式输出为Markdown。
"""


@pytest.fixture
def review(tmp_path: Path) -> Review:
    (tmp_path / "hexo-config").mkdir()
    return Review(recognise(from_text(TEXT)), profile_for(tmp_path))


def fields(review: Review) -> dict[str, object]:
    return {field.key: field.value for field in read_fields(review.document.article)}


def write(review: Review, key: str, value: str) -> None:
    """As the form does it."""
    review.document.edit_head(set_field(review.document.article, key, value).head, "form")
    review.document.end_step()


def write_body(review: Review, old: str, new: str) -> None:
    body = review.document.body
    review.document.apply(difference(Part.BODY, body, body.replace(old, new), "source"))


def instruction(review: Review) -> str:
    return next(each.id for each in review.recognition.repairs if each.kind == "instruction")


def test_a_repair_left_off_keeps_what_the_author_wrote_elsewhere(review: Review) -> None:
    write_body(review, "旧船", "老船")
    write(review, "summary", "一条河")
    review.switch({instruction(review): False})
    assert "老船" in review.document.body
    assert review.document.body.endswith("格式输出为Markdown。\n")
    assert fields(review)["summary"] == "一条河"
    review.switch({})
    assert "格式输出" not in review.document.body
    assert "老船" in review.document.body


def test_a_title_written_in_the_form_is_chosen_and_names_the_file(review: Review) -> None:
    write(review, "title", "Ferry")
    review.follow()
    assert review.value(Role.TITLE) == "Ferry"
    assert review.name.lower().startswith("ferry")
    assert fields(review)["title"] == "Ferry"


def test_a_candidate_chosen_takes_the_place_of_what_was_written(review: Review) -> None:
    write(review, "title", "Ferry")
    review.take(Role.TITLE, "渡口")
    assert fields(review)["title"] == "渡口"
    assert "# 渡口" not in review.document.body, "it is not said twice"
    review.take(Role.TITLE, "雨天的渡口")
    assert "# 渡口" in review.document.body


def test_what_is_written_right_before_a_choice_of_something_else_stays(review: Review) -> None:
    write(review, "author", "Lin")
    review.take(Role.TITLE, "渡口")
    assert fields(review)["author"] == "Lin"
    assert review.value(Role.AUTHOR) == "Lin"


def test_dates_are_as_the_site_has_them(review: Review) -> None:
    review.take(Role.DATE, "2023年1月2日")
    assert isinstance(fields(review)["date"], Moment)
    assert str(fields(review)["date"]).startswith("2023-01-02")
    review.take(Role.DATE, "")
    assert not fields(review).get("date")


def test_undo_takes_choices_and_writing_back_in_one_order(review: Review) -> None:
    begun = review.document.article
    review.switch({instruction(review): False})
    write(review, "title", "Ferry")
    review.follow()
    review.take(Role.TITLE, "渡口")
    review.undo()
    assert review.value(Role.TITLE) == "Ferry"
    review.undo()
    assert review.value(Role.TITLE) == "雨天的渡口"
    assert review.choices.switched == {instruction(review): False}
    review.undo()
    assert review.document.article == begun
    assert review.choices.switched == {}
    review.redo()
    assert review.choices.switched == {instruction(review): False}
    review.follow()
    assert review.document.can_redo, "looking at it is no new step"


def test_a_half_written_front_matter_stays_until_it_can_be_read(review: Review) -> None:
    head = review.document.head.replace("title: ", 'title: "')
    review.document.edit_head(head, "raw")
    review.switch({instruction(review): False})
    assert review.document.head == head
    assert "格式输出" in review.document.body


def test_a_title_that_cannot_be_written_is_a_problem_that_another_one_ends(review: Review) -> None:
    before = review.document.article
    review.take(Role.TITLE, "\ud800")
    assert review.problem is not None
    assert review.document.article == before
    review.take(Role.TITLE, "渡口")
    assert review.problem is None
    assert fields(review)["title"] == "渡口"
