"""A field reset is as it was saved, to the letter."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from editor.article.field_reset import reset_field
from editor.article.fields import read_fields, remove_field, set_field
from editor.article.split import split
from editor.article.value import same
from editor.errors import FieldError
from tests.article.samples import Sample, articles, texts
from tests.article.test_field_order import FLOW, HEXO, JSON, SEMICOLONS, TOML, YAML

FORMATS = [YAML, TOML, JSON, HEXO, SEMICOLONS, FLOW]


@pytest.mark.parametrize("text", FORMATS)
def test_a_changed_field_gets_its_words_back(text: str) -> None:
    saved = split(text)
    for field in read_fields(saved):
        if field.text.startswith("{") or field.key not in ("title", "tags", "weight", "date"):
            continue
        changed = set_field(saved, field.key, "something else")
        assert changed != saved
        assert reset_field(changed, saved, field.key) == saved


@pytest.mark.parametrize("text", FORMATS)
def test_a_removed_field_comes_back_to_its_place(text: str) -> None:
    saved = split(text)
    order = [field.key for field in read_fields(saved)]
    for key in order:
        if key == "a":
            continue  # TOML's dotted keys come back as a table, and tables stand last
        back = reset_field(remove_field(saved, key), saved, key)
        assert [field.key for field in read_fields(back)] == order


def test_a_field_that_was_not_saved_goes() -> None:
    saved = split(YAML)
    assert reset_field(set_field(saved, "new", 1), saved, "new") == saved


def test_in_another_format_the_value_comes_back() -> None:
    after = reset_field(split('+++\ntitle = "B"\n+++\n'), split(YAML), "title")
    assert after.text == '+++\ntitle = "A"\n+++\n'


@given(st.data(), articles, texts)
def test_any_field_reset_has_its_saved_value_and_no_other_changes(
    data: st.DataObject, sample: Sample, text: str
) -> None:
    saved = split(sample.text)
    fields = {field.key: field.value for field in read_fields(saved)}
    key, other = data.draw(st.sampled_from(sorted(fields))), data.draw(st.sampled_from("xyz"))
    assume(other not in fields)
    try:
        changed = set_field(set_field(saved, key, text), other, "kept")
    except FieldError:
        return
    result = reset_field(changed, saved, key)
    found = {field.key: field.value for field in read_fields(result)}
    assert same(found, {**fields, other: "kept"})
    if "table" not in key:
        assert same(remove_field(result, other).front.rstrip(), saved.front.rstrip())
