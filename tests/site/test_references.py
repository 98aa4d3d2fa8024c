"""Where the file lies that an article refers to: as each kind of site has it."""

from pathlib import Path

import pytest

from editor.site.assets import reference_candidates, resolve_reference
from editor.site.site import Site, find_site

MARKERS = {
    "hexo": {"_config.yml": "post_asset_folder: true\nroot: /blog/\n", "source/_posts/.keep": ""},
    "hugo": {"hugo.toml": "baseURL = 'https://example.com/blog/'\n"},
    "jekyll": {"_config.yml": "baseurl: /blog\n", "_posts/.keep": ""},
    "astro": {"astro.config.mjs": "export default { base: '/blog' }\n"},
    "vitepress": {"docs/.vitepress/config.js": "export default { base: '/blog/' }\n"},
    "mkdocs": {"mkdocs.yml": "site_name: x\n"},
    "pelican": {"pelicanconf.py": "PATH = 'content'\n"},
    "plain": {},
}


def site_of(name: str, root: Path) -> Site:
    for file, text in MARKERS[name].items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(text, encoding="utf-8")
    root.mkdir(exist_ok=True)
    return find_site(root / "docs" if name == "vitepress" else root)


@pytest.mark.parametrize(
    ("name", "article", "address", "reference", "file"),
    [
        ("hexo", "source/_posts/a.md", "", "x.png", "source/_posts/a/x.png"),
        ("hexo", "source/_posts/a.md", "", "./x.png", "source/_posts/a/x.png"),
        ("hexo", "source/_posts/a.md", "/2024/a/", "/2024/a/x.png", "source/_posts/a/x.png"),
        ("hexo", "source/_posts/a.md", "", "/images/x.png", "source/images/x.png"),
        ("hexo", "source/_posts/a.md", "", "/blog/images/x.png", "source/images/x.png"),
        ("hexo", "source/_posts/a.md", "/2024/a/", "../../images/x.png", "source/images/x.png"),
        ("hexo", "source/_posts/a.md", "", "/x.png", "source/_posts/a/x.png"),
        ("hexo", "source/about/index.md", "", "x.png", "source/about/x.png"),
        ("hugo", "content/posts/a/index.md", "", "x.png", "content/posts/a/x.png"),
        ("hugo", "content/posts/a/index.md", "", "img/x.png", "content/posts/a/img/x.png"),
        ("hugo", "content/posts/a.md", "", "/images/x.png", "static/images/x.png"),
        ("hugo", "content/posts/a.md", "", "/blog/images/x.png", "static/images/x.png"),
        ("hugo", "content/posts/a.md", "", "/x.png", "assets/x.png"),
        ("hugo", "content/posts/a.md", "/posts/a/", "x.png", "static/posts/a/x.png"),
        ("jekyll", "_posts/2024-07-31-a.md", "", "/assets/x.png", "assets/x.png"),
        ("jekyll", "_posts/2024-07-31-a.md", "", "/blog/assets/x.png", "assets/x.png"),
        (
            "jekyll",
            "_posts/2024-07-31-a.md",
            "",
            "{{ site.baseurl }}/assets/x.png",
            "assets/x.png",
        ),
        (
            "jekyll",
            "_posts/2024-07-31-a.md",
            "",
            "%7B%7B%20'/assets/x.png'%20%7C%20relative_url%20%7D%7D",
            "assets/x.png",
        ),
        ("astro", "src/content/blog/a.md", "", "./x.png", "src/content/blog/x.png"),
        ("astro", "src/content/blog/a.md", "", "../../assets/x.png", "src/assets/x.png"),
        ("astro", "src/content/blog/a.md", "", "/x.png", "public/x.png"),
        ("astro", "src/content/blog/a.md", "", "@/assets/x.png", "src/assets/x.png"),
        ("vitepress", "docs/guide/a.md", "", "x.png", "docs/guide/x.png"),
        ("vitepress", "docs/guide/a.md", "", "/x.png", "docs/public/x.png"),
        ("vitepress", "docs/guide/a.md", "", "/blog/x.png", "docs/public/x.png"),
        ("mkdocs", "docs/guide/a.md", "", "../img/x.png", "docs/img/x.png"),
        ("mkdocs", "docs/guide/a.md", "", "/img/x.png", "docs/img/x.png"),
        ("pelican", "content/posts/a.md", "", "{static}/images/x.png", "content/images/x.png"),
        ("pelican", "content/posts/a.md", "", "{attach}x.png", "content/posts/x.png"),
        ("pelican", "content/posts/a.md", "", "%7Bstatic%7D/images/x.png", "content/images/x.png"),
        ("pelican", "content/posts/a.md", "", "|filename|../images/x.png", "content/images/x.png"),
        ("plain", "notes/a.md", "", "x.png", "notes/x.png"),
        ("plain", "a.md", "", "/x.png", "x.png"),
    ],
)
def test_a_reference_means_the_file_that_the_site_takes(
    tmp_path: Path, name: str, article: str, address: str, reference: str, file: str
) -> None:
    site = site_of(name, tmp_path)
    image = tmp_path / file
    image.parent.mkdir(parents=True, exist_ok=True)
    image.touch()
    found = resolve_reference(reference, tmp_path / article, site, address)
    assert found == image


@pytest.mark.parametrize(
    "reference",
    ["图%20一.png", "图 一.png", "./图 一.png?v=2", "图 一.png#large", "a/../图 一.png"],
)
def test_a_reference_is_read_as_an_address(tmp_path: Path, reference: str) -> None:
    image = tmp_path / "图 一.png"
    image.touch()
    assert resolve_reference(reference, tmp_path / "a.md", find_site(tmp_path)) == image


def test_the_sites_own_place_comes_before_what_merely_lies_there(tmp_path: Path) -> None:
    site = site_of("hexo", tmp_path)
    article = tmp_path / "source" / "_posts" / "a.md"
    places = reference_candidates("x.png", article, site, "/2024/a/")
    assert places[:2] == (article.with_suffix("") / "x.png", article.parent / "x.png")
    assert len(set(places)) == len(places)


@pytest.mark.parametrize(
    "reference",
    [
        *("", " ", "https://example.com/x.png", "//host/x.png", "data:image/png;base64,xx"),
        *("file:///etc/passwd", "C:\\x.png", "c:/x.png", "\\\\server\\share\\x.png", "x\0.png"),
        *("%66ile:///etc/passwd", "#anchor", "?query"),
    ],
)
def test_what_is_no_place_in_the_site_has_no_candidates(tmp_path: Path, reference: str) -> None:
    for name in MARKERS:
        site = site_of(name, tmp_path / name)
        assert reference_candidates(reference, tmp_path / name / "a.md", site, "/a/") == ()
