"""How an author names files, told by the files."""

from __future__ import annotations

import pytest

from editor.article.article import Format
from editor.article.fields import Field
from editor.site.habits import Sample
from editor.site.name_habits import names_of
from editor.site.names import NameStyle, usual_names
from editor.site.site import find_site
from tests.site.starters import STARTERS


def habit(names: dict[str, str], kind: str = "hexo") -> NameStyle:
    """What a site's file names (each with its title) show."""
    site = find_site(STARTERS / kind)
    samples = [
        Sample(site.posts / name, Format.YAML, "", "", (Field("title", title, title, 1),))
        for name, title in names.items()
    ]
    return names_of(samples, site, usual_names(site))


@pytest.mark.parametrize(
    ("names", "script"),
    [
        ({"前端.md": "前端", "git.md": "Git"}, "keep"),
        ({"qian-duan-gong-cheng.md": "前端工程", "vue-ru-men.md": "Vue 入门"}, "pinyin"),
        ({"zhong-guo.md": "中国历史上的一年"}, "pinyin"),
        ({"frontend-notes.md": "前端笔记", "a-redis-story.md": "一次 Redis 故障"}, "ascii"),
        ({"post-1.md": "第 1 篇"}, "ascii"),
        ({"hello.md": "Hello"}, "keep"),
    ],
)
def test_the_script_of_file_names_is_told_without_a_table_of_pinyin(
    names: dict[str, str], script: str
) -> None:
    assert habit(names).slugs.script == script


@pytest.mark.parametrize(
    ("names", "pattern"),
    [
        (["2024-01-02-a.md", "2024-03-04-b.md", "2024-05-06-c.md"], ":year-:month-:day-:title.md"),
        (["2024-01-02 a.md", "2024-03-04 b.md", "2024-05-06 c.md"], ":year-:month-:day :title.md"),
        (["a/index.md", "b/index.md", "c/index.md"], ":title/index.md"),
        (["2022/a.md", "2023/b.md", "2024/c.md"], ":year/:title.md"),
        (["2022/01/a.md", "2023/02/b.md", "2024/03/c.md"], ":year/:month/:title.md"),
        (["a.markdown", "b.markdown", "c.markdown"], ":title.markdown"),
        (["a.md", "2024-03-04-b.md", "c/index.md"], ":title.md"),
        (["a.markdown"], ":title.md"),
    ],
)
def test_dates_folders_and_endings_are_learned(names: list[str], pattern: str) -> None:
    assert habit(dict.fromkeys(names, "x")).pattern == pattern


def test_capitals_and_what_joins_words_are_learned() -> None:
    slugs = habit({"My_First.md": "x", "Another_One.md": "y", "third_One.md": "z"}).slugs
    assert (slugs.lowercase, slugs.joint) == (False, "_")


def test_jekylls_own_pattern_has_no_second_date() -> None:
    names = dict.fromkeys(["2024-01-02-a.md", "2024-03-04-b.md", "2024-05-06-c.md"], "x")
    assert habit(names, "jekyll").pattern == ":year-:month-:day-:title.md"


def test_a_path_outside_of_the_posts_shows_no_folders() -> None:
    assert habit({f"../2024/{n}.md": "x" for n in range(3)}).pattern == ":title.md"
