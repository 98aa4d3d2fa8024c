"""The sample articles: what a new user sees first, so they had better be in order."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from editor.article.article import Article, Format
from editor.article.fields import read_fields
from editor.article.split import split
from editor.files.read import read_article
from editor.files.write import write_article
from editor.library.listing import list_articles
from editor.render.flavours.table import DEFAULT
from editor.render.render import render
from editor.resources import resource

SAMPLE = resource("sample")
ARTICLES = sorted(SAMPLE.glob("*.md"))


def sample(name: str) -> Article:
    return split((SAMPLE / f"{name}.md").read_text(encoding="utf-8"))


def page(article: Article) -> str:
    return "".join(block.html for block in render(article.body, DEFAULT))


@pytest.fixture(params=ARTICLES, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


def test_there_are_enough_articles_to_look_around_in() -> None:
    assert len(ARTICLES) >= 5


def test_every_article_is_listed_with_title_and_date_and_without_a_problem() -> None:
    entries = list_articles(SAMPLE)
    assert len(entries) == len(ARTICLES)
    for entry in entries:
        assert entry.title
        assert entry.date
        assert not entry.problem
    assert [entry.path.stem for entry in entries if entry.draft] == ["two-languages"]


def test_an_article_is_saved_as_it_was_read(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / path.name
    copy.write_bytes(path.read_bytes())
    article, facts = read_article(copy)
    write_article(article, facts)
    assert copy.read_bytes() == path.read_bytes()


def test_the_front_matter_can_be_read(path: Path) -> None:
    keys = [field.key for field in read_fields(split(path.read_text(encoding="utf-8")))]
    assert {"title", "date", "tags"} <= set(keys)


def test_every_picture_an_article_shows_is_there(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)|^cover: (\S+)$", text, re.M)
    for inline, cover in pictures:
        assert (SAMPLE / (inline or cover)).is_file()


def test_an_article_shows_no_mark_that_was_not_understood(path: Path) -> None:
    html = re.sub(r"(?s)<(pre|code|math|annotation)\b.*?</\1>", "", page(sample(path.stem)))
    for mark in ("[^", "- [ ]", "**", "](", "$$", "| --"):
        assert mark not in html


def test_together_they_show_what_the_preview_can_do() -> None:
    html = "".join(page(sample(path.stem)) for path in ARTICLES)
    for shown in (
        "<table",
        "<img",
        "<math",
        'display="block"',
        "<details",
        'class="footnote',
        "<blockquote",
        "checkbox",
        "<dl",
        "highlight",
    ):
        assert shown in html


def test_the_long_chinese_article_has_the_traps_of_real_ones() -> None:
    article = sample("from-type-to-cursor")
    assert article.format is Format.YAML
    title = read_fields(article)[0]
    assert title.text.startswith("'")
    assert len(title.text) > 30
    assert "\n\n" in article.front.rstrip("\n")
    assert article.body.count("\n---\n") >= 4
    assert not article.text.endswith("\n")
    assert len(re.findall(r"[\u4e00-\u9fff]", article.body)) > 1800


def test_one_article_is_hugos() -> None:
    assert sample("pour-over").format is Format.TOML
