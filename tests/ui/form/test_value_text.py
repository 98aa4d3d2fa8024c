"""A value edited as text: the author's words, and no line beside them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.article.fields import Value, read_fields, read_value
from editor.article.split import split
from editor.ui.form.value_text import as_text, at_margin, in_full, reworded

BEFORE = "---\n# head\ntitle: 'A' # t\n"
AFTER = "\nend:   1\n---\nBody\n"


def article(value: str) -> str:
    return f"{BEFORE}seo: {value}{AFTER}"


BLOCK = "\n    # first\n    a: 1   # one\n    b:\n      - x\n\n      - 'y'"
LIST = "\n- src: a.png  # a\n  name: 'A'\n- src: b.png"
FLOW = "{a: 1, b: [x, y]}"


@pytest.mark.parametrize("value", [BLOCK, LIST, FLOW], ids=["block", "list", "flow"])
def test_a_value_shown_and_written_back_is_the_same_text(value: str) -> None:
    before = split(article(value))
    field = next(field for field in read_fields(before) if field.key == "seo")
    shown = as_text(field.value, field.text)
    assert read_value(shown) == field.value
    assert reworded(before, "seo", field.value, shown) == before


@pytest.mark.parametrize(
    ("value", "edit", "after"),
    [
        (BLOCK, ("a: 1 ", "a: 2 "), BLOCK.replace("a: 1 ", "a: 2 ")),
        (BLOCK, ("- 'y'", "- 'y'\nc: {}"), BLOCK + "\n    c: {}"),
        (LIST, ("name: 'A'", "name: 'B'\n  more: 1"), LIST.replace("'A'", "'B'\n  more: 1")),
        ("\n  a: 1", ("a: 1", "a: 1\nb: 2"), "\n  a: 1\n  b: 2"),
        ("\n- a: 1\n  b: 2", ("b: 2", "b: 3"), "\n- a: 1\n  b: 3"),
        ("\n  a: 1", ("a: 1", "a: 1\n# why"), "\n  a: 1\n  # why"),
        ("\n  a: 1", ("a: 1", "a: 1  # why\n"), "\n  a: 1  # why"),
        (LIST, ("b.png", "b.png\n# last"), LIST + "\n  # last"),
        (FLOW, ("[x, y]", "[x]"), "{a: 1, b: [x]}"),
    ],
)
def test_comments_quotes_and_blank_lines_inside_survive(
    value: str, edit: tuple[str, str], after: str
) -> None:
    before = split(article(value))
    field = next(field for field in read_fields(before) if field.key == "seo")
    text = as_text(field.value, at_margin(before.head, field)).replace(*edit)
    result = reworded(before, "seo", read_value(text), text)
    assert result is not None
    assert result.text == article(after)


@pytest.mark.parametrize(
    "value",
    [
        "\n  a: 1  # one\n  # two\n\n  # three",
        "\n- a: 1\n  # one\n    # two",
        "\n  a:\n    b: 1\n    # deep\n  # shallow",
    ],
)
def test_comments_at_the_end_belong_to_the_value_they_stand_in_with(value: str) -> None:
    before = split(article(value).replace(AFTER, "\n# the next one's" + AFTER))
    field = next(field for field in read_fields(before) if field.key == "seo")
    full = in_full(before.head, field)
    assert full == value.lstrip()
    shown = at_margin(before.head, field)
    assert as_text(field.value, shown) == shown
    assert reworded(before, "seo", field.value, shown) == before
    without = reworded(before, "seo", field.value, as_text(field.value, field.text))
    assert without is not None
    assert "#" not in without.head.partition("# the next")[0].partition("seo")[2]


def test_words_that_cannot_stand_there_are_left_to_others() -> None:
    before = split(article(FLOW))
    assert reworded(before, "seo", {"a": 1, "b": 2}, "a: 1\nb: 2") is None
    toml = split("+++\n[seo]\na = 1\n+++\n")
    assert reworded(toml, "seo", {"a": 2}, "a: 2") is None


def test_a_value_not_in_yaml_is_shown_in_yaml() -> None:
    (field,) = read_fields(split("+++\n[seo]\na = 1\nday = 2024-07-31\n+++\n"))
    assert as_text(field.value, field.text) == "a: 1\nday: 2024-07-31"


_keys = st.text("abcdef", min_size=1, max_size=4)
_scalars = st.one_of(st.booleans(), st.integers(-99, 99), st.text("ab :#-'\n", max_size=6))
_values = st.recursive(
    _scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_keys, inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(_keys, _values, min_size=1, max_size=3), _values)
def test_rewording_changes_that_field_or_refuses(first: dict[str, Value], second: Value) -> None:
    before = split(article(BLOCK))
    start = reworded(before, "seo", first, as_text(first, ""))
    for value in (second, first):
        if start is None:
            return
        assert start.text.startswith(BEFORE)
        assert start.text.endswith(AFTER)
        start = reworded(start, "seo", value, as_text(value, ""))
