"""An article's place in its site, its address and its images."""

from pathlib import Path

import pytest

from editor.article.value import Value
from editor.site.assets import asset_folder, image_reference, resolve_reference
from editor.site.names import address_of, slug_of
from editor.site.place import is_draft, place_of
from editor.site.site import find_site
from tests.site.starters import STARTERS, copied

DATED: dict[str, Value] = {"date": "2024-07-31 10:05:00", "categories": ["Big Ideas", "x"]}


@pytest.mark.parametrize(
    ("name", "file", "role", "section"),
    [
        ("hexo", "source/_posts/a.md", "post", "posts"),
        ("hexo", "source/_drafts/a.md", "draft", "drafts"),
        ("hexo", "source/about/index.md", "page", ""),
        ("hexo", "README.md", "outside", ""),
        ("hugo", "content/posts/barometer/index.md", "post", "posts"),
        ("hugo", "content/recipes/oatcakes.md", "page", "recipes"),
        ("jekyll", "_posts/2024-01-01-a.md", "post", "posts"),
        ("jekyll", "_drafts/a.md", "draft", "drafts"),
        ("jekyll", "_recipes/linseed.md", "page", "recipes"),
        ("astro", "src/content/blog/first-post.md", "post", "blog"),
        ("vitepress", "docs/src/guide/start.md", "post", "guide"),
        ("mkdocs", "documents/guide/install.md", "page", "guide"),
        ("plain", "a.md", "post", ""),
    ],
)
def test_an_article_has_its_place(name: str, file: str, role: str, section: str) -> None:
    site = find_site(STARTERS / name)
    place = place_of(STARTERS / name / file, site)
    assert (place.role, place.section) == (role, section)


@pytest.mark.parametrize(
    ("name", "file", "fields", "draft"),
    [
        ("hexo", "source/_drafts/a.md", {}, True),
        ("hexo", "source/_posts/a.md", {"draft": True}, False),
        ("hugo", "content/posts/a.md", {"draft": True}, True),
        ("jekyll", "_posts/2024-01-01-a.md", {"published": False}, True),
        ("pelican", "content/articles/a.md", {"status": "draft"}, True),
        ("astro", "src/content/blog/a.md", {"draft": False}, False),
    ],
)
def test_a_draft_is_what_the_builder_takes_for_one(
    name: str, file: str, fields: dict[str, Value], draft: bool
) -> None:
    assert is_draft(STARTERS / name / file, fields, find_site(STARTERS / name)) is draft


@pytest.mark.parametrize(
    ("name", "file", "fields", "address"),
    [
        ("hexo", "source/_posts/a.md", DATED, "/2024/07/31/a/"),
        ("hexo", "source/_posts/a.md", {**DATED, "permalink": "x/y/"}, "/x/y/"),
        ("hugo", "content/posts/a/index.md", DATED, "/2024/07/a/"),
        ("hugo", "content/posts/a.md", {**DATED, "slug": "b"}, "/2024/07/b/"),
        ("hugo", "content/recipes/a.md", DATED, "/recipes/a/"),
        ("hugo", "content/posts/a.md", {"url": "/z/"}, "/z/"),
        ("jekyll", "_posts/2024-07-31-a.md", {}, "/2024/07/31/a/"),
        ("jekyll", "_posts/2024-07-31-a.md", DATED, "/big-ideas/x/2024/07/31/a/"),
        ("astro", "src/content/blog/a.md", {}, "/blog/a/"),
        ("vitepress", "docs/src/guide/start.md", {}, "/guide/start"),
        (
            "pelican",
            "content/articles/a.md",
            {"date": "2024-07-31", "category": "desk"},
            "/desk/2024/a.html",
        ),
        ("mkdocs", "documents/guide/install.md", {}, "/guide/install/"),
        ("hexo", "source/_posts/a.md", {}, "/:year/:month/:day/a/"),
    ],
)
def test_an_article_has_its_address(
    name: str, file: str, fields: dict[str, Value], address: str
) -> None:
    site = find_site(STARTERS / name)
    assert address_of(STARTERS / name / file, fields, site) == address


def test_a_slug_is_the_articles_own_or_its_name() -> None:
    assert slug_of(Path("x/2024-01-01-abc.md")) == "abc"
    assert slug_of(Path("x/abc/index.md")) == "abc"
    assert slug_of(Path("x/abc.md"), " own ") == "own"
    assert slug_of(Path("x/abc.md"), ["no"]) == "abc"


@pytest.mark.parametrize(
    ("name", "article", "image", "reference"),
    [
        ("hexo", "source/_posts/a.md", "source/_posts/a/p.png", "p.png"),
        ("hexo", "source/_posts/a.md", "source/images/p.png", "/images/p.png"),
        ("hugo", "content/posts/a/index.md", "content/posts/a/p.png", "p.png"),
        ("hugo", "content/posts/a.md", "static/images/p.png", "/images/p.png"),
        ("jekyll", "_posts/2024-01-01-a.md", "assets/p.png", "/assets/p.png"),
        ("astro", "src/content/blog/a.md", "src/assets/p.png", "../../assets/p.png"),
        ("astro", "src/content/blog/a.md", "public/p.png", "/p.png"),
        ("vitepress", "docs/src/guide/a.md", "docs/src/public/p.png", "/p.png"),
        ("pelican", "content/articles/a.md", "content/images/p.png", "{static}/images/p.png"),
        ("mkdocs", "documents/guide/a.md", "documents/img/p.png", "../img/p.png"),
        ("plain", "a.md", "p.png", "p.png"),
        ("hexo", "source/_posts/a.md", "../elsewhere/p.png", None),
    ],
)
def test_an_image_is_written_as_the_site_wants_it_and_found_again(
    tmp_path: Path, name: str, article: str, image: str, reference: str | None
) -> None:
    root = copied(name, tmp_path)
    site = find_site(root)
    file = (root / image).resolve()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch()
    assert image_reference(file, root / article, site) == reference
    if reference:
        assert resolve_reference(reference, root / article, site) == file


@pytest.mark.parametrize(
    "text",
    ["", "https://x/p.png", "//x/p.png", "data:image/png,x", "../../../../outside.png", "\x00.png"],
)
def test_what_is_not_the_sites_own_file_is_not_looked_for(tmp_path: Path, text: str) -> None:
    root = copied("hexo", tmp_path)
    (tmp_path / "outside.png").touch()
    article = root / "source" / "_posts" / "a.md"
    assert resolve_reference(text, article, find_site(root)) is None


def test_a_new_image_goes_where_the_site_has_them() -> None:
    for name, article, folder in [
        ("hexo", "source/_posts/a.md", "source/_posts/a"),
        ("hugo", "content/posts/a.md", "static/images"),
        ("hugo", "content/posts/a/index.md", "content/posts/a"),
        ("mkdocs", "documents/guide/a.md", "documents/guide"),
    ]:
        root = STARTERS / name
        assert asset_folder(root / article, find_site(root)) == root / folder
