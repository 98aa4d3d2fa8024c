import pytest

from editor.article.article import Article, Format
from editor.errors import FrontMatterError
from editor.ui.preview.heading import heading_of, heading_or


def article(*lines: str) -> Article:
    front = "".join(line + "\n" for line in lines)
    return Article(Format.YAML, "---\n", front, "---\n", "body")


def test_title_date_and_authors_stand_above_the_article() -> None:
    found = heading_of(article("title: '一: 二'", "date: 2024-07-31 10:00:00", "author: [A, B]"))
    assert found == {"title": "一: 二", "byline": "2024-07-31 · A, B"}


def test_a_date_in_words_stands_there_whole() -> None:
    assert heading_of(article("pubDate: Mar 01 2025")) == {"title": "", "byline": "Mar 01 2025"}
    assert heading_of(article("date: 2025-03-01T10:00Z")) == {"title": "", "byline": "2025-03-01"}


def test_an_author_with_more_than_a_name_is_named() -> None:
    found = heading_of(article("authors:", "- name: 林小满", "  url: https://example.com"))
    assert found == {"title": "", "byline": "林小满"}


def test_without_title_date_and_author_there_is_no_heading() -> None:
    assert heading_of(article("draft: true", "title:")) is None
    assert heading_of(Article(body="text")) is None


def test_while_the_front_matter_is_broken_the_last_heading_stays() -> None:
    broken = article("title: [")
    with pytest.raises(FrontMatterError):
        heading_of(broken)
    before = {"title": "Before", "byline": ""}
    assert heading_or(broken, before) == before
