"""Positions in UTF-16 units and in characters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from editor.article.utf16 import Ruler, to_index, to_units, units

TEXT = st.text(st.sampled_from("a中😀\n\ud83d\ude00") | st.characters())


@given(TEXT, st.integers(0, 50))
def test_positions_go_there_and_back(text: str, index: int) -> None:
    index = min(index, len(text))
    expected = sum(2 if ord(each) > 0xFFFF else 1 for each in text[:index])
    assert to_units(text, index) == expected
    plain = "".join(each for each in text if not 0xD800 <= ord(each) < 0xE000)
    index = min(index, len(plain))
    assert to_index(plain, to_units(plain, index)) == index


def test_inside_a_pair_is_the_character_itself() -> None:
    assert to_index("a😀b", 1) == 1
    assert to_index("a😀b", 2) == 1
    assert to_index("a😀b", 3) == 2


def test_past_the_end_is_the_end() -> None:
    assert to_index("a😀", 9) == 2
    assert to_index("ab", 9) == 2


def test_a_lone_half_of_a_pair_is_one_character() -> None:
    assert units("\ud83d") == 1
    assert to_index("\ud83dx", 1) == 1


@given(
    st.text(st.sampled_from("a中😀🀄")), st.integers(0, 40), st.integers(0, 40), st.integers(0, 80)
)
def test_a_ruler_finds_the_same_from_any_place(
    text: str, known: int, index: int, position: int
) -> None:
    known, index = min(known, len(text)), min(index, len(text))
    position = min(position, units(text))
    ruler = Ruler()
    ruler.remember(known, to_units(text, known))
    assert ruler.units(text, index) == to_units(text, index)
    assert ruler.index(text, position) == to_index(text, position)
