"""What Galley writes is still what every parser was seen to read as it was meant.

PyYAML, ruamel.yaml, tomllib and Python-Markdown read it here and now. For js-yaml, Psych and
Hugo, which are not everywhere, it has to be the very text that they have read; after a change of
what Galley writes, run ``python -m tests.fidelity.front_matter --store`` where they are.
"""

from __future__ import annotations

import json

import pytest

from editor.article.article import Format
from editor.article.value import Moment, Value
from tests.fidelity.front_matter.cases import Case, all_cases
from tests.fidelity.front_matter.compare import alike, difference
from tests.fidelity.front_matter.readers import READERS, reads
from tests.fidelity.front_matter.stored import STORED, digests

HERE = ("PyYAML", "ruamel.yaml", "tomllib", "Python-Markdown")


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return list(all_cases())


@pytest.mark.parametrize("reader", HERE)
def test_what_galley_writes_is_read_as_it_was_meant(reader: str, cases: list[Case]) -> None:
    own = [case for case in cases if reads(reader, case)]
    # ruamel.yaml in plain Python takes 2 ms for each.
    own = own[::4] if reader == "ruamel.yaml" else own
    found = READERS[reader][0](own)
    assert [
        (case.name, problem)
        for case, read in zip(own, found, strict=True)
        if (problem := difference(case, read))
    ] == []
    assert len(own) > 300


def test_what_galley_writes_is_what_all_other_parsers_have_read(cases: list[Case]) -> None:
    stored = json.loads(STORED.read_text(encoding="utf-8"))
    assert digests(cases) == stored


@pytest.mark.parametrize(
    ("meant", "found"),
    [
        ("1", 1),
        (1, True),
        ("x", "X"),
        ("2024-07-31", {"$date": "2024-07-31"}),
        (Moment("2024-07-31"), "2024-08-31"),
        (Moment("2024-07-31T10:00:00+08:00"), {"$date": "2024-07-31T10:00:00.000Z"}),
        (Moment("2024-07-31"), None),
        ([], {}),
        (["a"], ["a", "b"]),
        ({"a": 1}, {"a": 1, "b": 2}),
        (None, ""),
    ],
)
def test_the_comparison_tells_what_differs(meant: Value, found: object) -> None:
    assert not alike(meant, found)
    case = Case("x", Format.YAML, "", {"a": meant})
    assert difference(case, {"a": found})
    assert difference(case, {})
    assert difference(case, "a complaint")


def test_a_date_may_be_read_as_its_instant_or_its_text() -> None:
    meant = Moment("2024-07-31T10:00:00+08:00")
    assert alike(meant, str(meant))
    assert alike(meant, {"$date": "2024-07-31T02:00:00.000Z"})
