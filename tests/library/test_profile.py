"""What a site's articles show, and new articles that look like them."""

from __future__ import annotations

import time
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from editor.article.fields import set_field
from editor.article.split import split
from editor.library.learning import Memory, read_samples
from editor.library.profile import profile_for
from editor.site.names import file_name_for
from editor.site.new import new_article, stamped
from editor.site.site import find_site
from editor.site.spec import Empty
from editor.site.terms import Category, Counted
from tests.site.starters import NAMES, STARTERS, copied

NOW = datetime(2024, 12, 25, 15, 4, 5, tzinfo=timezone(timedelta(hours=8)))
NEW = {
    "hexo": """\
---
title: 新的 Post
date: 2024-12-25 15:04:05
updated: 2024-12-25 15:04:05
author: 林舟
categories: []
tags: []
cover:
mathjax: false
description:
---
""",
    "hugo": """\
+++
title = '新的 Post'
date = 2024-12-25T07:04:05+00:00
lastmod = 2024-12-25T07:04:05+00:00
draft = true
tags = []
categories = []
summary = ''

[params]
toc = true
+++
""",
    "jekyll": """\
---
title: 新的 Post
date: 2024-12-25 02:04:05 -0500
categories: []
tags: []
image:
  path:
  alt: A picture
---
""",
    "astro": """\
---
title: '新的 Post'
description: ''
pubDate: 'Dec 25 2024'
---
""",
    "pelican": """\
---
Title: 新的 Post
Date: 2024-12-25 08:04
Category:
Tags:
Slug:
Author: Ines
Status: published
---
""",
    "plain": "---\ntitle: 新的 Post\ndate: 2024/12/25\nmood:\nweather:\n---\n",
}
FILES = {
    "hexo": "xin-de-post.md",
    "hugo": "新的-post/index.md",
    "jekyll": "2024-12-25-新的-post.md",
    "astro": "post.md",
    "pelican": "新的-post.md",
    "plain": "2024-12-25 新的-Post.md",
}


def posts(root: Path, texts: dict[str, str]) -> Path:
    """A Hexo site with these posts."""
    (root / "source" / "_posts").mkdir(parents=True)
    (root / "_config.yml").write_text("title: x\n", encoding="utf-8")
    for name, text in texts.items():
        (root / "source" / "_posts" / name).write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize("name", NEW)
def test_a_new_article_looks_like_the_authors_others(name: str) -> None:
    profile = profile_for(STARTERS / name)
    assert new_article("新的 Post", profile, NOW).head == NEW[name]
    assert file_name_for("新的 Post", profile.names, NOW) == FILES[name]
    assert profile.problems == ()


@pytest.mark.parametrize("name", NAMES)
def test_every_starter_is_read_whole(name: str) -> None:
    profile = profile_for(STARTERS / name)
    assert profile.articles == profile.read > 0
    assert profile.broken == 0
    assert profile_for(STARTERS / name) == profile


def test_tags_categories_and_authors_are_counted() -> None:
    profile = profile_for(STARTERS / "hexo")
    assert profile.authors == (Counted("林舟", 4),)
    assert {each.text: each.count for each in profile.tags}["git"] == 1
    assert profile.categories[0] == Category(
        "技术", 3, (Category("前端", 1), Category("后端", 1), Category("工具", 1))
    )
    assert profile.terms("tag") == profile.tags
    pelican = profile_for(STARTERS / "pelican")
    assert pelican.tags == (Counted("ink", 2), Counted("paper", 2), Counted("pens", 1))
    jekyll = profile_for(STARTERS / "jekyll")
    assert {each.name for each in jekyll.categories} >= {"tools", "hand"}


def test_fields_are_learned_with_kind_order_and_how_they_are_left_empty(tmp_path: Path) -> None:
    text = (
        "---\nlevel: {level}\nzeit: 2024/7/{n}\ncolour: '#ff00{n}{n}'\nlink: https://x/{n}\n"
        "pic: a{n}.png\nsize: {n}\non: true\nnote:\nlist: []\nwords: ''\n"
        "seo: {{title: x, index: true}}\nlinks: [{{to: a}}]\ntitle: t{n}\n---\n"
    )
    made = {
        f"p{n}.md": text.replace("{level}", "easy" if n % 2 else "hard")
        .replace("{n}", str(n))
        .replace("{{", "{")
        .replace("}}", "}")
        for n in range(1, 9)
    }
    profile = profile_for(posts(tmp_path, made))
    own = [spec for spec in profile.fields if spec.used]
    assert {spec.key: spec.kind for spec in own} == {
        "level": "choice",
        "zeit": "date",
        "colour": "colour",
        "link": "url",
        "pic": "image",
        "size": "number",
        "on": "switch",
        "note": "",
        "list": "",
        "words": "",
        "seo": "mapping",
        "links": "mappings",
        "title": "text",
    }
    assert [spec.key for spec in own] == [spec.key for spec in profile.fields[: len(own)]]
    found = {spec.key: spec for spec in own}
    assert set(found["level"].choices) == {"easy", "hard"}
    assert [found[key].empty for key in ("note", "list", "words")] == [
        Empty.KEY,
        Empty.LIST,
        Empty.TEXT,
    ]
    assert [(each.key, each.kind) for each in found["seo"].fields] == [
        ("title", "text"),
        ("index", "switch"),
    ]
    assert found["zeit"].like == "2024/7/8"
    assert not any(spec.new for spec in profile.fields if not spec.used)


def test_broken_articles_are_counted_and_all_others_learned_from(tmp_path: Path) -> None:
    texts = {f"{n}.md": f"---\ntitle: t{n}\ntop: true\n---\n" for n in range(4)}
    broken = {"b1.md": "---\na: [\n---\n", "b2.md": "---\na: *x\n---\n", "none.md": "text\n"}
    root = posts(tmp_path, {**texts, **broken})
    (root / "source" / "_posts" / "bytes.md").write_bytes(b"\x89PNG\r\n\x1a\n\0")
    profile = profile_for(root)
    assert (profile.articles, profile.broken) == (8, 3)
    top = profile.field("top")
    assert top is not None
    assert (top.used, top.default, top.new) == (4, True, True)


def test_what_galley_yaml_decides_comes_last_and_its_mistakes_are_told(tmp_path: Path) -> None:
    profile = profile_for(STARTERS / "plain")
    mood, weather = profile.field("mood"), profile.field("weather")
    assert mood is not None
    assert weather is not None
    assert (mood.label, mood.choices, mood.open_choices) == ("心情", ("好", "一般", "坏"), False)
    assert weather.required
    root = copied("plain", tmp_path)
    (root / ".galley.yaml").write_text("fields:\n  mood: {kind: x}\n", encoding="utf-8")
    (problem,) = profile_for(root).problems
    assert (problem.path, problem.line) == (root / ".galley.yaml", 2)


def test_another_article_with_the_same_slug_is_found(tmp_path: Path) -> None:
    texts = {"one.md": "---\ntitle: a\n---\n", "two.md": "---\ntitle: b\nslug: ONE\n---\n"}
    root = posts(tmp_path, texts)
    profile = profile_for(root)
    folder = root / "source" / "_posts"
    assert profile.twin_of("one", folder / "one.md") == folder / "two.md"
    assert profile.twin_of("one", folder / "new.md") in (folder / "one.md", folder / "two.md")
    assert profile.twin_of("three", folder / "new.md") is None


def test_only_changed_files_are_read_again(tmp_path: Path) -> None:
    root = posts(tmp_path, {f"{n}.md": f"---\ntitle: t{n}\n---\n" for n in range(3)})
    memory = Memory()
    first = read_samples(find_site(root), memory)
    changed = root / "source" / "_posts" / "1.md"
    changed.write_text("---\ntitle: other\n---\n", encoding="utf-8")
    second = read_samples(find_site(root), memory)
    before, after = ({each.path: each for each in read.samples} for read in (first, second))
    assert [path for path in after if after[path] is not before[path]] == [changed]
    assert after[changed].value("title") == "other"
    changed.unlink()
    assert read_samples(find_site(root), memory).articles == 2


def test_the_time_of_a_change_is_written_as_it_was_there() -> None:
    profile = profile_for(STARTERS / "hexo")
    article = split("---\ntitle: x\nupdated: 2024/7/1 9:05\n---\n")
    assert stamped(article, profile, NOW).front == "title: x\nupdated: 2024/12/25 15:04\n"
    quoted = split('---\nupdated: "2024-07-01"\n---\n')
    assert stamped(quoted, profile, NOW).front == 'updated: "2024-12-25"\n'
    for other in ("---\ntitle: x\n---\n", "---\nupdated: []\n---\n", "---\na: [\n---\n", "x"):
        assert stamped(split(other), profile, NOW) == split(other)
    toml = set_field(split("+++\nlastmod = 2024-07-01T10:00:00Z\n+++\n"), "a", 1)
    hugo = profile_for(STARTERS / "hugo")
    assert stamped(toml, hugo, NOW).front == "lastmod = 2024-12-25T07:04:05Z\na = 1\n"


def test_two_thousand_articles_are_learned_from_within_a_second(tmp_path: Path) -> None:
    head = (
        '---\ntitle: "第 {n} 篇"\ndate: 2024-07-01 10:00:00\nauthor: 张三\ncategories:\n'
        "  - [技术, 前端]\ntags:\n  - a{n}\n  - b\ncover: /images/{n}.png\ntoc: true\n---\n"
    )
    made = {f"{n}.md": head.replace("{n}", str(n)) + "正文。" * 500 for n in range(2_000)}
    root = posts(tmp_path, made)
    started = time.process_time()
    profile = profile_for(root)
    # The processor's time, as other programs may keep it busy; twice the aim is for slow ones.
    assert time.process_time() - started < 2
    assert (profile.read, len(profile.tags)) == (2_000, 2_001)
