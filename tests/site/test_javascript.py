"""Objects in configuration files that are programs."""

import pytest

from editor.site.javascript import javascript_objects
from editor.site.literals import javascript_values


def test_plain_values_of_any_depth_are_read() -> None:
    found = javascript_objects("x({ markdown: { a: 1, 'b-c': [1, \"two\"], d: { e: true } } })")
    assert found["markdown"] == {"a": 1, "b-c": [1, "two"], "d": {"e": True}}


def test_what_is_computed_is_left_out() -> None:
    found = javascript_objects(
        "{ markdown: { a: f({ b: 1 }, 2), c: (md) => { md.use(x, { d: 1 }) }, e: 1 + 2, g: `x` } }"
    )
    assert found["markdown"] == {"g": "x"}


def test_a_member_that_is_plain_comes_before_an_object_of_its_name() -> None:
    assert javascript_values("{ a: { title: { b: 1 } }, title: 'x' }")["title"] == "x"


@pytest.mark.parametrize("text", ["", "a: {", "a: {b: [", "a: {" * 5000, "}}}", "a: {b: c d, e"])
def test_broken_text_ends_soon_and_raises_nothing(text: str) -> None:
    javascript_objects(text)
