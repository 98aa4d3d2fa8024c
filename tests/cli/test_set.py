"""``galley set``, as a real process."""

from pathlib import Path

import pytest

from editor.cli.set import value_of
from editor.cli.usage import WrongUsage
from tests.cli.conftest import ARTICLE
from tests.cli.process import fails, galley


def test_set_changes_only_the_lines_of_its_fields(article: Path) -> None:
    done = galley(
        "set", article, "title=新标题", "date=2024-08-01", "draft=true", "--remove", "tags"
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    text = article.read_bytes().decode()
    assert text == (
        "---\ntitle: '新标题'\n\ndate: 2024-08-01\ndraft: true\n---\n\n正文 text\n---\nend"
    )


def test_set_to_what_it_is_already_leaves_the_file_alone(article: Path) -> None:
    before = article.stat()
    assert galley("set", article, "title=旧标题", "--remove", "none").returncode == 0
    assert article.stat().st_mtime_ns == before.st_mtime_ns


@pytest.mark.parametrize(
    "wrong", [["title=x", "tags=[a"], ["title=x", "novalue"], ["=x"], [], ["--unknown"]]
)
def test_set_with_anything_wrong_sets_nothing(article: Path, wrong: list[str]) -> None:
    fails(2, "set", article, *wrong)
    assert article.read_bytes() == ARTICLE.encode()


def test_set_refuses_a_broken_front_matter_in_one_line(article: Path) -> None:
    article.write_text("---\nx: [\n---\n", encoding="utf-8")
    assert "title" in fails(1, "set", article, "title=x")
    assert article.read_text(encoding="utf-8") == "---\nx: [\n---\n"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("[a, b]", ["a", "b"]),
        ("true", True),
        ("'true'", "true"),
        ("3", 3),
        ("", None),
        ("{a: 1}", {"a": 1}),
        ("2024-08-01", "2024-08-01"),
        ("Rust: a tour", "Rust: a tour"),
        ("About C #", "About C #"),
        ("a: b: c", "a: b: c"),
        ("@home", "@home"),
        ("100%", "100%"),
    ],
)
def test_a_value_is_yaml_and_plain_text_stays_text(text: str, value: object) -> None:
    assert value_of("key", text) == value


def test_a_value_with_open_brackets_is_wrong_usage() -> None:
    with pytest.raises(WrongUsage):
        value_of("key", "[a, b")
