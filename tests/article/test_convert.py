"""Front matter changes its format and nothing else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.article.article import Format
from editor.article.convert import comments_lost, converted
from editor.article.fields import read_fields, set_field
from editor.article.split import split
from editor.article.value import Moment, Value
from editor.errors import FieldError

YAML = """---
# who and what
title: "为什么: 「改稿」"
date: 2024-07-31 10:00:00
draft: false
# several
tags: [随笔, "2024"]
params:
  weight: 3
  nested: {a: [1, 2.5]}
empty:
---
Body --- # not touched
"""


def values(text_or_article: object) -> dict[str, Value]:
    article = split(text_or_article) if isinstance(text_or_article, str) else text_or_article
    return {field.key: field.value for field in read_fields(article)}  # type: ignore[arg-type]


@pytest.mark.parametrize("to", [Format.TOML, Format.JSON])
def test_fields_come_over_with_their_values_and_types(to: Format) -> None:
    article = split(YAML)
    result = converted(article, to)
    assert split(result.text) == result
    assert result.body == article.body
    found, meant = values(result), values(article)
    assert found["title"] == meant["title"]
    assert found["tags"] == ["随笔", "2024"]
    assert found["params"] == {"weight": 3, "nested": {"a": [1, 2.5]}}
    assert found["draft"] is False
    assert set(found) == set(meant)


def test_a_date_stays_a_date_in_toml() -> None:
    result = converted(split(YAML), Format.TOML)
    assert "date = 2024-07-31 10:00:00\n" in result.front
    assert isinstance(values(result)["date"], Moment)


def test_jekylls_date_which_toml_does_not_have_becomes_text() -> None:
    result = converted(split("---\ndate: 2024-07-31 10:00:00 +0800\n---\n"), Format.TOML)
    assert values(result)["date"] == "2024-07-31 10:00:00 +0800"


def test_comments_come_along_between_yaml_and_toml() -> None:
    result = converted(split(YAML), Format.TOML)
    assert "# who and what\ntitle" in result.front
    assert "# several\ntags" in result.front
    assert comments_lost(split(YAML), Format.TOML) == 0


def test_comments_that_json_cannot_have_are_counted() -> None:
    assert comments_lost(split(YAML), Format.JSON) == 2


def test_the_same_format_is_the_same_article() -> None:
    article = split(YAML)
    assert converted(article, Format.YAML) is article


def test_an_article_without_front_matter_gets_an_empty_one() -> None:
    result = converted(split("text\n"), Format.TOML)
    assert result.text == "+++\n+++\ntext\n"


SCALARS = st.one_of(
    st.booleans(), st.integers(-(2**40), 2**40), st.text("a文 :#'\"\\-é", max_size=8)
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.text("ab文", min_size=1, max_size=3), inner, max_size=3),
    ),
    max_leaves=6,
)


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.text("abc文-", min_size=1, max_size=5), VALUES, max_size=5),
    st.permutations([Format.YAML, Format.TOML, Format.JSON]),
)
def test_round_the_formats_and_back_the_values_are_the_same(
    fields: dict[str, Value], formats: list[Format]
) -> None:
    article = split("---\n---\nBody\n")
    try:
        for key, value in fields.items():
            article = set_field(article, key, value)
        meant = values(article)
        for to in (*formats, Format.YAML):
            article = converted(article, to)
            assert split(article.text) == article
    except FieldError:
        return  # said in words; nothing was changed
    assert values(article) == meant
    assert article.body == "Body\n"
