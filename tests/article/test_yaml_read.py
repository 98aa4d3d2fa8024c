"""YAML read with its places, by the fast composer and by the one that knows where aliases are."""

from __future__ import annotations

import pytest
from hypothesis import given

from editor.article.split import split
from editor.article.yaml_read import Reading, read_yaml
from editor.errors import FrontMatterError
from tests.article.samples import Sample, yaml_articles


def places(reading: Reading) -> list[object]:
    """Every pair of the root: key, value, text, where it starts and ends."""
    assert reading.root is not None
    return [
        (pair.key, reading.value(pair.node), reading.start(pair.node), reading.end(pair.node))
        for pair in reading.pairs(reading.root)
    ]


@given(yaml_articles())
def test_both_composers_give_the_same_values_at_the_same_places(sample: Sample) -> None:
    front = split(sample.text).front
    fast = read_yaml(front)
    # A mark that makes the text one for the careful composer, where it changes no place.
    careful = read_yaml(front + "\n# *\n")
    if fast.root is None:
        assert careful.root is None
        return
    assert places(fast) == places(careful)


@pytest.mark.parametrize("text", ["[", "- ", "-\t", "{a: ", "? ", "[{a: "])
def test_nothing_is_nested_so_deeply_that_reading_it_crashes(text: str) -> None:
    with pytest.raises(FrontMatterError):
        read_yaml(text * 200_000)
