"""File names from titles."""

import unicodedata
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.site.names import file_name_for, free_name, usual_names
from editor.site.site import find_site
from editor.site.slugs import LONGEST, SlugStyle, slug

FORBIDDEN = set('<>:"/\\|?*') | {chr(n) for n in range(32)}
RESERVED = {"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(10))}


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("我的第一篇文章", "我的第一篇文章"),
        ("Hello, World!", "Hello-World"),
        ("豆包「香」了？", "豆包「香」了？"),
        ('a/b\\c:d*e?f"g<h>i|j', "a-b-c-d-e-f-g-h-i-j"),
        ("C# and F#", "C-and-F"),
        ("Don’t isn't", "Dont-isnt"),
        ("Python 3.12", "Python-3.12"),
        ("trailing dots...", "trailing-dots"),
        ("../../etc/passwd", "etc-passwd"),
        ("con", "con-article"),
        ("Aux.h", "Aux-h-article"),
        ("contents", "contents"),
        ("", "untitled"),
        ("???", "untitled"),
        ("\u202etxt.exe\x00\n", "txt.exe"),
        ("e\u0301te\u0301", "été"),
        ("全角　空格", "全角-空格"),
        ("👨‍👩‍👧 family", "👨‍👩‍👧-family"),
    ],
)
def test_a_title_becomes_a_name_that_every_system_takes(title: str, expected: str) -> None:
    assert slug(title) == expected


def test_capitals_go_where_the_site_wants_none() -> None:
    assert slug("My First Post", SlugStyle(lowercase=True)) == "my-first-post"


@given(st.text(max_size=300))
def test_any_title_gives_a_possible_name(title: str) -> None:
    name = slug(title)
    assert name
    assert not FORBIDDEN & set(name)
    assert not name.endswith((".", " ", "-"))
    assert not name.startswith(".")
    assert name.partition(".")[0].lower() not in RESERVED
    assert len(name.encode()) <= LONGEST + len("-article")


def test_a_long_title_is_cut_between_characters() -> None:
    assert slug("字" * 100) == "字" * (LONGEST // 3)
    cut = slug("a" * (LONGEST - 1) + "👨‍👩‍👧")
    assert cut == "a" * (LONGEST - 1)
    marks = slug("x" * (LONGEST - 3) + "q\u0323\u0307" + "rest")
    assert not unicodedata.combining(marks[-1])
    assert marks == "x" * (LONGEST - 3)


def test_a_taken_name_gets_a_number_whatever_its_case(tmp_path: Path) -> None:
    assert free_name(tmp_path, "Hello.md") == "Hello.md"
    (tmp_path / "hello.md").touch()
    assert free_name(tmp_path, "Hello.md") == "Hello-2.md"
    (tmp_path / "HELLO-2.md").touch()
    assert free_name(tmp_path, "Hello.md") == "Hello-3.md"
    assert free_name(tmp_path / "missing", "Hello.md") == "Hello.md"


def test_jekyll_wants_the_day_in_the_name(tmp_path: Path) -> None:
    (tmp_path / "_posts").mkdir()
    (tmp_path / "_config.yml").touch()
    name = file_name_for("My Post", usual_names(find_site(tmp_path)), datetime(2024, 7, 3))
    assert name == "2024-07-03-my-post.md"
