"""What a choice in the review changes is taken over; what the author wrote stays."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.article.article import Article, Format
from editor.article.convert import converted
from editor.article.fields import read_fields, set_field
from editor.article.split import split
from editor.exchange.merge import merged

OLD = split(
    "---\ntitle: 雨\ndate: 2024-07-31\nauthor: 林\nslug: rain\n---\n\n一。\n\n二。\n\n三。\n"
)


def test_nothing_edited_gives_the_new_article() -> None:
    new = split("---\ntitle: 渡口\n---\n\n四。\n")
    assert merged(OLD, new, OLD) == new


def test_nothing_chosen_leaves_the_edited_one() -> None:
    edited = split(OLD.text.replace("雨", "# not a title"))
    assert merged(OLD, OLD, edited) == edited


def test_fields_that_the_author_did_not_touch_follow_and_those_he_did_stay() -> None:
    edited = set_field(set_field(OLD, "tags", ["河"]), "slug", "mine")
    new = set_field(set_field(set_field(OLD, "title", "渡口"), "slug", "ferry"), "tags", ["山"])
    fields = {field.key: field.value for field in read_fields(merged(OLD, new, edited))}
    assert fields["title"] == "渡口"
    assert fields["slug"] == "mine"
    assert fields["tags"] == ["河"]
    assert fields["author"] == "林"


def test_a_field_that_goes_goes_unless_the_author_has_changed_it() -> None:
    new = split("---\ntitle: 雨\ndate: 2024-07-31\n---\n" + OLD.body)
    edited = set_field(OLD, "slug", "mine")
    assert [field.key for field in read_fields(merged(OLD, new, edited))] == [
        *("title", "date", "slug")
    ]


def test_a_front_matter_in_another_format_by_now_takes_it_too() -> None:
    edited = converted(OLD, Format.TOML)
    made = merged(OLD, set_field(OLD, "title", "渡口"), edited)
    assert made.format is Format.TOML
    assert 'title = "渡口"' in made.front


def test_a_front_matter_that_cannot_be_read_stays_as_it_is() -> None:
    edited = split(OLD.text.replace("雨", '"雨'))
    made = merged(OLD, set_field(replace(OLD, body="\n四。\n"), "title", "渡口"), edited)
    assert made.head == edited.head
    assert made.body == "\n四。\n"


@pytest.mark.parametrize(
    ("new", "edited", "made"),
    [
        ("一\n\n二\n\n三\n\n广告\n", "一\n\n二，改\n\n三\n", "一\n\n二，改\n\n三\n\n广告\n"),
        ("二\n\n三\n", "一\n\n二\n\n三，改\n", "二\n\n三，改\n"),
        ("一\n\n贰\n\n三\n", "一\n\n二，改\n\n三\n", "一\n\n二，改\n\n三\n"),
        ("零\n\n一\n\n二\n\n三\n", "一\n\n二\n\n三\n\n四\n", "零\n\n一\n\n二\n\n三\n\n四\n"),
        ("一\n二\n三\n", "一\n\n二\n\n三\n", "一\n二\n三\n"),
        ("一\n\n贰\n\n三\n", "一\n\n贰\n\n三\n", "一\n\n贰\n\n三\n"),
    ],
)
def test_lines_that_the_author_did_not_touch_follow(new: str, edited: str, made: str) -> None:
    old = "一\n\n二\n\n三\n"
    assert merged(Article(body=old), Article(body=new), Article(body=edited)).body == made


_TEXTS = st.lists(st.sampled_from(["", "a", "b", "c", "d", "e"]), max_size=9).map("\n".join)


@given(_TEXTS, _TEXTS)
@settings(max_examples=300)
def test_one_hand_alone_is_taken_as_it_is(old: str, new: str) -> None:
    before, after = Article(body=old), Article(body=new)
    assert merged(before, after, before) == after
    assert merged(before, before, after) == after
    assert merged(before, after, after) == after


@given(_TEXTS, _TEXTS, _TEXTS)
@settings(max_examples=300)
def test_no_line_that_the_author_added_is_lost(old: str, new: str, edited: str) -> None:
    added = edited + "\nmine"
    made = merged(Article(body=old), Article(body=new), Article(body=added)).body
    assert "mine" in made.split("\n")


def test_a_long_article_in_which_every_line_changes_takes_a_moment() -> None:
    lines = [f"Line {number} of it\u00a0all" for number in range(30_000)]
    old, new = "\n".join(lines), "\n".join(lines).replace("\u00a0", " ")
    lines[15_000] = "mine"
    began = time.perf_counter()
    made = merged(Article(body=old), Article(body=new), Article(body="\n".join(lines))).body
    assert time.perf_counter() - began < 2
    assert made.count("\u00a0") == 0
    assert made.split("\n")[15_000] == "mine"
