"""``.galley.yaml``: what it decides, and what is wrong with it."""

from pathlib import Path

import pytest

from editor.errors import GalleyError
from editor.site.overrides import (
    OverridesError,
    check_overrides,
    find_overrides,
    overridden,
    read_overrides,
    with_override,
)
from editor.site.spec import FieldSpec, field_of

TEXT = """\
# What the form asks for.
fields:
  cover: {kind: image, label: 封面, required: true}
  status:
    choices: [draft, done, 3]  # no others
    default: draft
  description: {max: 160, min: 1}
  seo: {kind: mapping, fields: {title: {pattern: "[A-Z].*"}}}
"""


def test_every_decision_reaches_its_field() -> None:
    given = (FieldSpec("description", "paragraph", "Description"), FieldSpec("title", "text"))
    fields = overridden(given, check_overrides(TEXT))
    found = {spec.key: spec for spec in fields}
    assert list(found) == ["description", "title", "cover", "status", "seo"]
    assert (found["cover"].kind, found["cover"].label) == ("image", "封面")
    assert found["cover"].required
    assert found["cover"].shown
    assert (found["status"].kind, found["status"].choices) == ("choice", ("draft", "done", "3"))
    assert (found["status"].open_choices, found["status"].default) == (False, "draft")
    assert (found["description"].minimum, found["description"].maximum) == (1, 160)
    assert found["description"].label == "Description"
    assert found["description"].source == ".galley.yaml"
    assert found["title"].source == "kind"
    assert found["seo"].fields[0].pattern == "[A-Z].*"


def test_a_field_is_found_by_its_other_name() -> None:
    given = (FieldSpec("Title", also=("title",)),)
    fields = overridden(given, check_overrides("fields: {title: {required: true}}"))
    assert [(spec.key, spec.required) for spec in fields] == [("Title", True)]
    assert field_of(fields, "title") is fields[0]


@pytest.mark.parametrize("text", ["", "# nothing\n", "fields: {}\n"])
def test_a_file_may_decide_nothing(text: str) -> None:
    assert check_overrides(text) == ()


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("- a\n", 1, "this file must hold names"),
        ("fields:\n  a: {kind: image}\nfeilds: {}\n", 3, "“feilds” is not known here"),
        ("fields:\n  - a\n", 2, "“fields” must hold names"),
        ("fields:\n  a:\n  b: 5\n", 2, "“a” must hold names"),
        ("fields:\n  a:\n    kind: picture\n", 3, "“kind” must be one of text, paragraph"),
        ("fields:\n  a: {}\n  b: {}\n  a: {}\n", 4, "“a” is here twice"),
        ("fields:\n  a:\n    label: 1\n    choises: [x]\n", 3, "“label” must be a text"),
        ("fields:\n  a:\n    label: x\n    choises: [x]\n", 4, "“choises” is not known; there are"),
        ("fields:\n  a: {required: maybe}\n", 2, "“required” must be true or false"),
        ("fields:\n  a: {choices: []}\n", 2, "“choices” must be a list"),
        ("fields:\n  a: {choices: [[x]]}\n", 2, "“choices” must be a list"),
        ("fields:\n  a: {choices: [x], default: y}\n", 2, "not one of the choices"),
        ("fields:\n  a: {min: two}\n", 2, "“min” must be a number"),
        ("fields:\n  a: {min: 3, max: 2}\n", 2, "“min” is more than “max”"),
        ("fields:\n  a: {pattern: '['}\n", 2, "“pattern” must be a regular expression"),
        ("fields:\n  a:\n    fields:\n      b: {kind: x}\n", 4, "“kind” must be one of"),
        ("fields:\n  a: {\n", 3, ""),
        ("a: b: c\n", 1, ""),
        ("fields: &a {x: {default: *a}}\n", 1, ""),
        ("a: \x07", 1, "control character"),
        ("[" * 100_000, 1, ""),
    ],
)
def test_every_mistake_is_told_with_its_line(text: str, line: int, reason: str) -> None:
    with pytest.raises(OverridesError) as caught:
        check_overrides(text, Path("site/.galley.yaml"))
    assert caught.value.line == line
    assert reason in caught.value.reason
    assert isinstance(caught.value, GalleyError)
    assert f"line {line}: " in str(caught.value)


def test_a_file_that_is_not_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / ".galley.yaml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(OverridesError, match="not in UTF-8"):
        read_overrides(path)
    with pytest.raises(OverridesError, match="cannot be opened"):
        read_overrides(tmp_path / "missing")


def test_the_nearest_file_up_to_the_sites_root_counts(tmp_path: Path) -> None:
    (tmp_path / "site" / "posts").mkdir(parents=True)
    (tmp_path / ".galley.yaml").touch()
    root = tmp_path / "site"
    assert find_overrides(root / "posts", root) is None
    (root / ".galley.yaml").touch()
    assert find_overrides(root / "posts", root) == root / ".galley.yaml"


def test_a_dialogs_decision_is_the_smallest_change() -> None:
    changed = with_override(TEXT, "description", {"max": 80, "min": 1})
    assert changed == TEXT.replace("max: 160", "max: 80")
    added = with_override(TEXT, "mood", {"label": "Mood"})
    assert all(line in added.splitlines() for line in TEXT.splitlines())
    assert check_overrides(added)[-1].key == "mood"
    assert with_override(added, "mood", {}) == TEXT
    assert check_overrides(with_override("", "a", {"kind": "url"}))[0].key == "a"
    with pytest.raises(OverridesError):
        with_override(TEXT, "mood", {"kind": "none"})
