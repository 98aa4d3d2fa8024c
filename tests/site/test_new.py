"""New articles in the style of their site."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from editor.article.article import Format
from editor.article.fields import read_fields
from editor.article.split import split
from editor.site.new import folder_for_new, new_article
from editor.site.profile import bare_profile
from editor.site.site import find_site
from tests.site.test_site import FILES, make

NOW = datetime(2024, 7, 31, 9, 5, 3, tzinfo=timezone(timedelta(hours=8)))


@pytest.mark.parametrize("name", FILES)
def test_a_new_article_of_every_kind_reads_back(tmp_path: Path, name: str) -> None:
    site = find_site(make(tmp_path, FILES[name]))
    article = new_article("标题: “x” #1 [草稿]", bare_profile(site), NOW)
    assert split(article.text) == article
    fields = {field.key: field.value for field in read_fields(article)}
    assert fields["title"] == "标题: “x” #1 [草稿]"
    assert article.text.endswith("\n\n")


def test_hexo_gets_its_usual_front_matter(tmp_path: Path) -> None:
    article = new_article("你好", bare_profile(find_site(make(tmp_path, FILES["hexo"]))), NOW)
    assert article.text == f"---\ntitle: 你好\ndate: {NOW:%Y-%m-%d %H:%M:%S}\ntags: []\n---\n\n"


def test_hugo_gets_toml_with_a_date_of_its_own(tmp_path: Path) -> None:
    article = new_article("Hi", bare_profile(find_site(make(tmp_path, FILES["hugo"]))), NOW)
    date = NOW.isoformat(timespec="seconds")
    assert article.text.startswith("+++\ntitle = ")
    assert f"\ndate = {date}\ndraft = true\n+++\n" in article.text


def test_a_pelican_site_gets_lines_of_metadata_which_its_own_reader_reads(tmp_path: Path) -> None:
    site = find_site(make(tmp_path, FILES["pelican"]))
    article = new_article("墨水: a short\thistory ", bare_profile(site), NOW)
    assert article.text == "title: 墨水: a short history\ndate: 2024-07-31 09:05\n\n"
    assert article.format is Format.META


def test_a_new_article_goes_to_the_posts_unless_one_is_there_already(tmp_path: Path) -> None:
    site = find_site(make(tmp_path, FILES["hexo"]))
    assert folder_for_new(site, tmp_path) == tmp_path / "source" / "_posts"
    series = tmp_path / "source" / "_posts" / "series"
    series.mkdir()
    assert folder_for_new(site, series) == series
    plain = find_site(make(tmp_path / "plain", {"a.md": ""}))
    assert plain.name == "hexo"


@pytest.mark.parametrize("template", ["", "Just text.\n", "{{ .Name }}\n"])
def test_a_template_without_front_matter_says_nothing(tmp_path: Path, template: str) -> None:
    files = {"hugo.toml": "title = 'x'\n", "archetypes/default.md": template}
    article = new_article("Hi", bare_profile(find_site(make(tmp_path, files))), NOW)
    assert article.text.startswith("+++\ntitle = ")
