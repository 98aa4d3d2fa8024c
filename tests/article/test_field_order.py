"""Fields moved and renamed: their own text goes along as it is, all else stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.article.article import Article
from editor.article.field_order import move_field, rename_field
from editor.article.fields import Value, read_fields
from editor.article.split import split
from editor.article.value import same
from editor.errors import FieldError
from tests.article.samples import Sample, articles, texts

YAML = """---
# about the title
title: 'A'  # t

tags:
- a
  # the tags' last words
# detached from the tags, attached to seo
seo:
    x: 1

    y: |
      text

weight: 1
---
Body
"""
TOML = (
    '+++\n# one\ntitle = "A"  # t\na.x = 1\na.y = 2\nweight = 1\n\n'
    "[params]\nx = 1\n\n# list\n[[params.list]]\ny = 2\n\n[other]\nz = 3\n+++\nBody\n"
)
JSON = '{\n  "title": "A",\n  "tags": ["a"],\n  "end": {"x": 1}\n}\nBody\n'
HEXO = "title: A\ndate: 2024-07-31\ntags: one\n---\nBody\n"
SEMICOLONS = '"title": "A",\n"tags": ["a"]\n;;;\nBody\n'
FLOW = "---\n{title: A, tags: [a], end: 1}  # flow\n---\nBody\n"


def pairs(article: Article) -> list[tuple[str, Value]]:
    return [(field.key, field.value) for field in read_fields(article)]


def keys(article: Article) -> list[str]:
    return [field.key for field in read_fields(article)]


def test_a_field_moves_up_with_its_comments_and_the_blank_lines_stay() -> None:
    after = move_field(split(YAML), "seo", "title", after=False)
    assert after.front == (
        "# detached from the tags, attached to seo\nseo:\n    x: 1\n\n    y: |\n      text\n\n"
        "# about the title\ntitle: 'A'  # t\ntags:\n- a\n  # the tags' last words\n\nweight: 1\n"
    )


def test_moving_there_and_back_gives_the_first_text() -> None:
    for text in (YAML, JSON, HEXO, SEMICOLONS, FLOW):
        article = split(text)
        first, second, *_ = keys(article)
        there = move_field(article, first, second, after=True)
        assert keys(there)[:2] == [second, first]
        assert move_field(there, first, second, after=False) == article


@pytest.mark.parametrize(
    ("key", "beside", "after", "order"),
    [
        ("weight", "title", False, ["weight", "title", "a", "params", "other"]),
        ("a", "weight", True, ["title", "weight", "a", "params", "other"]),
        ("other", "params", False, ["title", "a", "weight", "other", "params"]),
    ],
)
def test_toml_moves_dotted_keys_and_tables_as_one(
    key: str, beside: str, after: bool, order: list[str]
) -> None:
    article = split(TOML)
    result = move_field(article, key, beside, after=after)
    assert keys(result) == order
    assert dict(pairs(result)) == dict(pairs(article))
    assert sorted(result.text.split("\n")) == sorted(TOML.split("\n"))


@pytest.mark.parametrize(
    ("text", "key", "beside"),
    [
        (TOML, "title", "other"),  # it would become the table's
        ("---\na: &x 1\nb: *x\n---\n", "a", "b"),  # the name must come first
        ("---\na: 1\nb: 2\na: 3\n---\n", "a", "b"),  # which of the two?
        ("+++\n[a]\nx = 1\n[b]\n[a.c]\ny = 1\n+++\n", "a", "b"),
        (YAML, "title", "absent"),
        (YAML, "absent", "title"),
        ("---\na: [\nb: 1\n---\n", "a", "b"),
    ],
)
def test_what_cannot_move_is_refused_in_words(text: str, key: str, beside: str) -> None:
    with pytest.raises(FieldError):
        move_field(split(text), key, beside, after=True)


@pytest.mark.parametrize(
    ("text", "key", "name", "before", "after"),
    [
        (YAML, "seo", "meta", "seo:\n", "meta:\n"),
        (YAML, "seo", "a: b", "seo:\n", "'a: b':\n"),
        (YAML, "title", "标题", "title: ", "标题: "),
        (YAML, "title", "yes", "title: ", "'yes': "),
        (FLOW, "tags", "a,b", "tags:", "'a,b':"),
        (TOML, "title", "name", "title =", "name ="),
        (TOML, "title", "标题", "title =", '"标题" ='),
        (JSON, "tags", 'a"b', '"tags":', r'"a\"b":'),
        (HEXO, "date", "updated", "date:", "updated:"),
        (SEMICOLONS, "tags", "标", '"tags"', r'"\u6807"'),
    ],
)
def test_a_renamed_field_changes_its_key_alone(
    text: str, key: str, name: str, before: str, after: str
) -> None:
    result = rename_field(split(text), key, name)
    assert result.text == text.replace(before, after, 1)
    assert dict(pairs(result))[name] == dict(pairs(split(text)))[key]


def test_toml_renames_every_header_and_dotted_key() -> None:
    result = rename_field(split(TOML), "params", "p q")
    assert result.text == TOML.replace("[params]", '["p q"]').replace("[[params.", '[["p q".')
    result = rename_field(split(TOML), "a", "b")
    assert result.text == TOML.replace("a.x", "b.x").replace("a.y", "b.y")


@pytest.mark.parametrize(
    ("text", "key", "name"),
    [
        (YAML, "title", "tags"),
        (YAML, "title", " "),
        (YAML, "absent", "x"),
        ("---\nbase: &b {x: 1}\n<<: *b\n---\n", "x", "y"),
        (YAML, "title", "\ud83d"),
    ],
)
def test_a_name_that_cannot_be_is_refused_in_words(text: str, key: str, name: str) -> None:
    with pytest.raises(FieldError):
        rename_field(split(text), key, name)


def test_renaming_to_the_same_name_changes_nothing() -> None:
    article = split(YAML)
    assert rename_field(article, "seo", " seo ") is article


@given(st.data(), articles)
def test_any_move_keeps_every_value_and_line(data: st.DataObject, sample: Sample) -> None:
    article = split(sample.text)
    before = pairs(article)
    names = [key for key, _ in before]
    key, beside = data.draw(st.sampled_from(names)), data.draw(st.sampled_from(names))
    after = data.draw(st.booleans())
    try:
        result = move_field(article, key, beside, after=after)
    except FieldError:
        return
    left = [pair for pair in before if pair[0] != key]
    place = [name for name, _ in left].index(beside) + after if key != beside else names.index(key)
    left.insert(place, (key, dict(before)[key]))
    assert same(dict(pairs(result)), dict(left), ordered=True)
    assert split(result.text) == result
    assert result.body == article.body
    assert len(result.text) == len(article.text)


@given(st.data(), articles, texts)
def test_any_new_name_reads_back_and_changes_nothing_else(
    data: st.DataObject, sample: Sample, name: str
) -> None:
    article = split(sample.text)
    before = pairs(article)
    key = data.draw(st.sampled_from([key for key, _ in before]))
    try:
        result = rename_field(article, key, name)
    except FieldError:
        return
    wanted = [(name.strip() if old == key else old, value) for old, value in before]
    assert same(dict(pairs(result)), dict(wanted), ordered=True)
    assert split(result.text) == result
    if result != article and "table" not in key:
        back = rename_field(result, name.strip(), key)
        assert same(dict(pairs(back)), dict(before), ordered=True)
