"""Which article has an address on its site."""

from pathlib import Path

import pytest

from editor.library.addresses import article_at
from editor.site.site import Site, find_site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    posts = tmp_path / "source" / "_posts"
    posts.mkdir(parents=True)
    settings = "permalink: :year/:month/:day/:title/\nroot: /blog/\n"
    (tmp_path / "_config.yml").write_text(settings, encoding="utf-8")
    for name, head in {
        "first": "date: 2024-07-31",
        "第二篇": "date: 2024-08-01",
        "elsewhere": "date: 2024-08-02\npermalink: about/me/",
        "broken": "title: [",
    }.items():
        (posts / f"{name}.md").write_text(f"---\n{head}\n---\nx\n", encoding="utf-8")
    return find_site(tmp_path)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/2024/07/31/first/", "first"),
        ("/2024/07/31/first", "first"),
        ("/2024/07/31/first/index.html", "first"),
        ("/blog/2024/07/31/first/", "first"),
        ("/2024/08/01/%E7%AC%AC%E4%BA%8C%E7%AF%87/", "第二篇"),
        ("/about/me/", "elsewhere"),
    ],
)
def test_an_article_is_found_by_its_address(site: Site, address: str, name: str) -> None:
    assert article_at(address, site) == site.posts / f"{name}.md"


@pytest.mark.parametrize("address", ["/", "", "/2023/07/31/first/", "/first/", "/broken/"])
def test_an_address_that_no_article_has_leads_nowhere(site: Site, address: str) -> None:
    assert article_at(address, site) is None


def test_a_site_whose_contents_are_gone_has_no_articles(site: Site, tmp_path: Path) -> None:
    (tmp_path / "source").rename(tmp_path / "away")
    assert article_at("/2024/07/31/first/", site) is None
