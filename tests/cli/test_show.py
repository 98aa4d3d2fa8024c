"""``galley show``, as a real process."""

import json
import time
from pathlib import Path

import pytest

from tests.cli.process import galley


def test_show_prints_what_the_article_is_and_holds(article: Path) -> None:
    done = galley("show", article)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == {
        "format": "yaml",
        "encoding": "utf-8",
        "newline": "LF",
        "fields": {"title": "旧标题", "date": "2024-07-31", "tags": ["a", "b"]},
        "field_order": ["title", "date", "tags"],
        "error": None,
        "body_chars": len("\n正文 text\n---\nend"),
        "words": 4,
    }


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("+++\r\nt = 2024-07-31T10:00:00Z\r\n+++\r\nx", {"format": "toml", "newline": "CRLF"}),
        ('{"t": "2024-07-31T10:00:00Z"}\nx\r\n', {"format": "json", "newline": "mixed"}),
        ("body\n", {"format": "none", "fields": {}, "error": None}),
        ("", {"format": "none", "body_chars": 0, "words": 0}),
    ],
)
def test_show_knows_every_format(tmp_path: Path, data: str, expected: dict[str, object]) -> None:
    (tmp_path / "a.md").write_bytes(data.encode())
    shown = json.loads(galley("show", tmp_path / "a.md").stdout)
    assert {key: shown[key] for key in expected} == expected
    if "t" in shown["fields"]:
        assert shown["fields"]["t"] == "2024-07-31T10:00:00Z"


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-8-sig", "utf-16", "utf-16-le"])
def test_show_names_the_encoding_as_python_does(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.md").write_bytes("---\ntitle: 程式\n---\n簡單的文章，預覽".encode(encoding))
    shown = json.loads(galley("show", tmp_path / "a.md").stdout)
    assert shown["encoding"] == encoding
    assert shown["fields"] == {"title": "程式"}


def test_show_tells_where_the_front_matter_is_broken(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: x\ntags: [a\n---\n\nbody\n", encoding="utf-8")
    done = galley("show", tmp_path / "a.md")
    shown = json.loads(done.stdout)
    assert done.returncode == 0
    assert (shown["fields"], shown["field_order"]) == ({}, [])
    assert shown["error"]["line"] in (3, 4)
    assert shown["error"]["message"]
    assert shown["body_chars"] == 6


def test_numbers_without_a_json_word_are_still_json(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\na: .inf\nb: [.nan, -.inf]\n---\n", encoding="utf-8")
    shown = json.loads(galley("show", tmp_path / "a.md").stdout, parse_constant=pytest.fail)
    assert shown["fields"] == {"a": ".inf", "b": [".nan", "-.inf"]}


def test_show_answers_at_once(article: Path) -> None:
    times = []
    for _ in range(5):
        start = time.perf_counter()
        galley("show", article)
        times.append(time.perf_counter() - start)
    # 0.15 s is the aim on a quiet machine.
    assert min(times) < 0.4
