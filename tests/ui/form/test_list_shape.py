"""Lists go back the way they came."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.article.fields import Moment, Value
from editor.ui.form.list_shape import read_items, split_typed, write_items


@pytest.mark.parametrize(
    "value",
    [["a", 1, True, Moment("2024-07-31")], "a, b", "a,b", "a，b", "one two", 2024, [], ["a"]],
)
def test_a_list_that_is_not_touched_is_given_back_as_it_was(value: Value) -> None:
    items, shape = read_items(value)
    assert write_items(items, shape) == value


@given(st.lists(st.text(st.characters(exclude_characters=",，、"), min_size=1).map(str.strip)))
def test_a_text_of_tags_reads_as_what_was_joined(words: list[str]) -> None:
    words = [word for word in words if word]
    if len(words) > 1:
        items, shape = read_items(", ".join(words))
        assert items == words
        assert write_items(items, shape) == ", ".join(words)


@given(st.text("ab ,，、;\n"))
def test_nothing_typed_is_lost_between_commas(text: str) -> None:
    whole, rest = split_typed(text)
    kept = "".join([*whole, rest]).replace(" ", "")
    assert kept == "".join(character for character in text if character in "ab")
