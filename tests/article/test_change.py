"""A change as a value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.article.article import Part
from editor.article.change import Change, difference

texts = st.text(st.sampled_from("ab\n😀文\u2028\x00"), max_size=20)


@given(texts, texts)
def test_the_difference_turns_one_text_into_the_other_and_back(before: str, after: str) -> None:
    change = difference(Part.BODY, before, after, "source")
    assert change.apply_to(before) == after
    assert change.inverse("undo").apply_to(after) == before
    assert change.is_empty == (before == after)


@given(texts, texts, texts, texts)
def test_the_difference_leaves_what_is_common_at_both_ends(
    start: str, removed: str, inserted: str, end: str
) -> None:
    change = difference(Part.HEAD, start + removed + end, start + inserted + end, "form")
    assert len(change.removed) <= len(removed)
    assert len(change.inserted) <= len(inserted)
    if change.removed and change.inserted:
        assert change.removed[0] != change.inserted[0]
        assert change.removed[-1] != change.inserted[-1]


def test_a_change_that_does_not_fit_is_refused() -> None:
    for change in (
        Change(Part.BODY, 1, "x", "", "source"),
        Change(Part.BODY, -1, "", "x", "source"),
        Change(Part.BODY, 9, "", "x", "source"),
    ):
        with pytest.raises(ValueError, match="not what this change removes"):
            change.apply_to("abc")
