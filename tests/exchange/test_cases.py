"""Every case in tests/data/import, and how many of its parts are right in all."""

from __future__ import annotations

import pytest

from tests.exchange.cases import PARTS, Case, cases

ALL = cases()


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_a_case_comes_out_as_it_should(case: Case) -> None:
    assert case.wrong() == {}


def test_there_are_enough_cases_of_every_kind() -> None:
    kinds = [case.head["kind"] for case in ALL]
    assert len(ALL) >= 120
    assert {kind: kinds.count(kind) >= 12 for kind in ("page", "text", "word")} == {
        "page": True,
        "text": True,
        "word": True,
    }
    assert PARTS == ("title", "date", "author", "body")
