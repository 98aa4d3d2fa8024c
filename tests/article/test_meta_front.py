"""Lines of metadata as Pelican has them: read as Python-Markdown does, edited line by line."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from editor.article.article import Article, Format
from editor.article.convert import converted
from editor.article.document import Document
from editor.article.field_order import move_field, rename_field
from editor.article.fields import as_held, read_fields, remove_field, set_field
from editor.article.meta_front import read_back
from editor.article.split import reread_head, split
from editor.article.value import Moment, Value, same
from editor.errors import FieldError, FrontMatterError
from tests.article.samples import Sample, meta_articles, texts, values

ARTICLE = """Title: 墨水: a history
Date: 2024-07-31 10:00
Tags:   ink, paper
Summary: one
    two
      three

The body: here.
"""


def read(article: Article) -> dict[str, Value]:
    return {field.key: field.value for field in read_fields(article)}


def by_python_markdown(text: str) -> dict[str, list[str]]:
    """What the extension that Pelican uses reads, without the lines that hold nothing."""
    reader = Markdown(extensions=["meta"])
    reader.convert(text)
    found: dict[str, list[str]] = reader.Meta  # type: ignore[attr-defined]
    return {key: [each for each in lines if each] for key, lines in found.items()}


def as_lines(values: dict[str, Value]) -> dict[str, list[str]]:
    return {
        key.lower(): [each for each in str(value).split("\n") if each]
        for key, value in values.items()
    }


def lines_kept(before: str, after: str, place: tuple[int, int]) -> bool:
    old, new = before.split("\n"), after.split("\n")
    below = old[place[1] :]
    return new[: place[0]] == old[: place[0]] and new[len(new) - len(below) :] == below


def test_it_is_read_with_its_keys_as_written_and_its_dates_as_dates() -> None:
    article = split(ARTICLE)
    assert (article.format, article.closing, article.body) == (
        Format.META,
        "\n",
        "The body: here.\n",
    )
    assert read(article) == {
        "Title": "墨水: a history",
        "Date": "2024-07-31 10:00",
        "Tags": "ink, paper",
        "Summary": "one\ntwo\nthree",
    }
    assert isinstance(read(article)["Date"], Moment)
    assert [field.line for field in read_fields(article)] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    "text",
    [
        "Title: x\nDate: 2024-07-31\n\nbody",
        "Title: x\n\nbody",
        "Title: x\nCover_Image: y\nslug: z\n \t\nbody",
        "date: 2024-07-31\nTITLE: x\n",
        "tags: a\ntitle: x",
        "Title: x\nSummary: a\n    b\n\tc\n\n---\n\nx\n",
    ],
)
def test_lines_that_surely_are_metadata_are_recognised(text: str) -> None:
    article = split(text)
    assert (article.format, article.text) == (Format.META, text)
    assert reread_head(article, article.head) == article


@pytest.mark.parametrize(
    "text",
    [
        "Note: x\n\nbody",
        "Note: x\nDate: y\n\nbody",
        "title: x\n\nbody",
        "Title: x",
        "Title: x\n",
        "Title: x\ntext goes on\n\nbody",
        "Title: x\nDate: y\ntext goes on\n\nbody",
        "Title: x\n=====\n\nbody",
        "Title: x\n---\n\nbody",
        "标题: x\n日期: y\n\nbody",
        "标题：x\nDate: y\nTitle: z\n\nbody",
        "\nTitle: x\nDate: y\n\nbody",
        "    Title: x\n    Date: y\n\nbody",
        "Title: x\nFootnote: z\n\nbody",
        "---: x\nTitle: x\nDate: y\n\n",
        "Title: x\nTags:\n- a\n- b\n\nbody",
    ],
)
def test_all_else_is_body(text: str) -> None:
    assert split(text) == Article(body=text)


def test_a_block_without_end_is_body_and_is_told_at_once() -> None:
    text = "Title: x\n" + "Date: y\n" * 200_000
    assert split(text) == Article(body=text)


@given(meta_articles())
def test_it_reads_as_python_markdown_reads(sample: Sample) -> None:
    article = split(sample.text)
    assert (article.format, article.text) == (Format.META, sample.text)
    assert set(read(article)) == set(sample.places)
    assert as_lines(read(article)) == by_python_markdown(sample.text)
    assert same(read(article), read_back(article.front))


@settings(max_examples=200)
@given(st.data(), meta_articles(), texts | values)
def test_any_value_is_held_or_refused_and_only_its_lines_change(
    data: st.DataObject, sample: Sample, value: Value
) -> None:
    article = split(sample.text)
    key = data.draw(st.sampled_from(sorted(sample.places)))
    try:
        after = set_field(article, key, value)
    except FieldError:
        return
    assert same(read(after), {**read(article), key: as_held(article, value)})
    assert lines_kept(sample.text, after.text, sample.places[key])
    assert split(after.text) == after
    assert as_lines(read(after)) == by_python_markdown(after.text)
    assert set_field(after, key, value) is after


@given(st.data(), meta_articles(), st.sampled_from(["summary", "Status", "zz"]))
def test_a_field_comes_and_goes_and_leaves_no_trace(
    data: st.DataObject, sample: Sample, key: str
) -> None:
    article = split(sample.text)
    added = set_field(article, key, "new")
    assert read(added) == {**read(article), key: "new"}
    assert remove_field(added, key) == article
    gone = data.draw(st.sampled_from(sorted(sample.places)))
    try:
        left = remove_field(article, gone)
    except FieldError:
        assert gone.lower() in ("title", "date", "tags")
        return
    start, end = sample.places[gone]
    lines = sample.text.split("\n")
    assert left.text == "\n".join(lines[:start] + lines[end:])


@given(st.data(), meta_articles())
def test_fields_move_and_undo_restores_every_byte(data: st.DataObject, sample: Sample) -> None:
    document = Document(split(sample.text))
    keys = list(read(document.article))
    one, other = data.draw(st.sampled_from(keys)), data.draw(st.sampled_from(keys))
    try:
        moved = move_field(document.article, one, other, after=data.draw(st.booleans()))
    except FieldError:
        return  # it is written in two places
    document.edit_head(moved.head, "form")
    document.edit_head(set_field(moved, one, "other").head, "form")
    assert sorted(read(document.article)) == sorted(keys)
    while document.can_undo:
        document.undo()
    assert document.article.text == sample.text


@pytest.mark.parametrize(
    ("key", "value", "old", "new"),
    [
        ("title", "X", "墨水: a history", "X"),
        ("Tags", ["ink", "paper", "pens"], "paper", "paper, pens"),
        ("Tags", [], "Tags:   ink, paper", "Tags:"),
        ("Summary", "one\ntwo\nthree\nfour", "three\n", "three\n    four\n"),
        ("Summary", "one\nthree", "    two\n", ""),
        ("Summary", "one", "\n    two\n      three", ""),
        ("Summary", "1\ntwo\nthree", "one", "1"),
        ("Date", Moment("2024-08-01 9:00"), "2024-07-31 10:00", "2024-08-01 9:00"),
        ("Status", True, "three\n", "three\nStatus: true\n"),
    ],
)
def test_an_edit_is_the_smallest_change(key: str, value: Value, old: str, new: str) -> None:
    assert set_field(split(ARTICLE), key, value).text == ARTICLE.replace(old, new)


@pytest.mark.parametrize(
    ("key", "value", "reason"),
    [
        ("Tags", ["a, b", "c"], "a comma in it"),
        ("Tags", [["a"]], "a list in a list"),
        ("seo", {"a": 1}, "a group of fields"),
        ("Summary", "a\n\nb", "a blank line"),
        ("Summary", "a\tb", "a tab"),
        ("标签", "x", "only the letters"),
    ],
)
def test_what_it_cannot_hold_is_said_in_plain_words(key: str, value: Value, reason: str) -> None:
    with pytest.raises(FieldError) as caught:
        set_field(split(ARTICLE), key, value)
    assert reason in caught.value.reason


def test_the_last_sure_sign_is_not_taken_away() -> None:
    with pytest.raises(FieldError) as caught:
        remove_field(split(ARTICLE), "title")
    assert "metadata only with a title" in caught.value.reason


def test_a_field_gets_another_name() -> None:
    article = rename_field(split(ARTICLE), "Summary", "Description")
    assert article.text == ARTICLE.replace("Summary", "Description")
    with pytest.raises(FieldError):
        rename_field(split(ARTICLE), "Summary", "简介")


@pytest.mark.parametrize("to", [Format.YAML, Format.TOML, Format.JSON])
def test_it_is_written_in_another_format_and_back(to: Format) -> None:
    article = split(ARTICLE)
    other = converted(article, to)
    assert (other.format, other.body) == (to, article.body)
    back = converted(other, Format.META)
    assert (read(back), back.body) == (read(article), article.body)


def test_what_has_groups_is_not_written_as_metadata() -> None:
    with pytest.raises(FieldError, match="group of fields"):
        converted(split("---\ntitle: x\ndate: y\nseo: {a: 1}\n---\n"), Format.META)


@pytest.mark.parametrize(
    ("head", "line", "reason"),
    [
        ("Title: x\nDate: y\n", 2, "a blank line below it must end"),
        ("Title: x\nDate y\n\n", 2, "lines of “Key: value”"),
        ("title: x\n\n", 1, "metadata only with a title and"),
        ("Title: x\n\nDate: y\n\n", 2, "only a blank line below it"),
    ],
)
def test_a_head_under_edit_says_what_is_wrong(head: str, line: int, reason: str) -> None:
    article = reread_head(split(ARTICLE), head)
    assert (article.head, article.body) == (head, "The body: here.\n")
    with pytest.raises(FrontMatterError) as caught:
        read_fields(article)
    assert (caught.value.line, reason in caught.value.reason) == (line, True)
