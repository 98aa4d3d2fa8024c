"""Slugs in each script, and pinyin to type by."""

import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.site.slugs import LONGEST, SCRIPTS, SlugStyle, initials, slug, spelled


@pytest.mark.parametrize(
    ("title", "style", "expected"),
    [
        ("前端 Hello", SlugStyle(), "前端-Hello"),
        ("重庆银行", SlugStyle("pinyin"), "chong-qing-yin-hang"),
        ("Vue3 入门：第1课", SlugStyle("pinyin", lowercase=True), "vue3-ru-men-di-1-ke"),
        ("用 Git 管理笔记", SlugStyle("ascii", lowercase=True), "git"),
        ("前端", SlugStyle("ascii"), "qian-duan"),
        ("Crème brûlée à la carte", SlugStyle("ascii", lowercase=True), "creme-brulee-a-la-carte"),
        ("Straße", SlugStyle("ascii"), "Strasse"),
        ("Don’t panic", SlugStyle("ascii"), "Dont-panic"),
        ("a b", SlugStyle(joint="_"), "a_b"),
        ("！？", SlugStyle("pinyin"), "untitled"),
        ("ひらがな", SlugStyle("ascii"), "untitled"),
        ("𠮷野家", SlugStyle("keep"), "𠮷野家"),
        ("con", SlugStyle("ascii"), "con-article"),
    ],
)
def test_a_title_becomes_a_slug_in_the_sites_style(
    title: str, style: SlugStyle, expected: str
) -> None:
    assert slug(title, style) == expected


@given(st.text(max_size=60), st.sampled_from(SCRIPTS), st.booleans())
def test_a_slug_is_never_empty_and_ascii_where_it_should_be(
    title: str, script: str, lowercase: bool
) -> None:
    made = slug(title, SlugStyle(script, lowercase))
    assert made
    assert len(made.encode()) <= LONGEST + len("-article")
    assert script == "keep" or re.fullmatch(r"[A-Za-z0-9._-]+", made)
    assert script == "keep" or not lowercase or made == made.lower()


def test_chinese_can_be_typed_by_the_first_letters_of_its_pinyin() -> None:
    assert initials("前端工程化") == "qdgch"
    assert initials("Vue 入门") == "vue rm"
    assert spelled("长江 river") == "changjiang river"


def test_pinyin_is_loaded_only_when_it_is_needed() -> None:
    code = (
        "import sys, editor.site.slugs as s; s.slug('Hello', s.SlugStyle('pinyin'));"
        "assert 'pypinyin' not in sys.modules; s.slug('你', s.SlugStyle('pinyin'));"
        "assert 'pypinyin' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=30)
