"""Which site a folder is."""

from pathlib import Path

import pytest

from editor.render.flavours.table import flavours
from editor.site.kind import kinds
from editor.site.site import find_site

FILES = {
    "hexo": {"_config.yml": "", "package.json": '{"dependencies": {"hexo": "^7"}}'},
    "hugo": {"hugo.toml": "baseURL = 'x'"},
    "jekyll": {"_config.yml": "", "_posts/2024-01-01-x.md": ""},
    "astro": {"astro.config.mjs": "", "package.json": "{}"},
    "vitepress": {".vitepress/config.mts": ""},
    "pelican": {"pelicanconf.py": ""},
    "mkdocs": {"mkdocs.yml": ""},
    "plain": {"notes.md": ""},
}
OTHERS = [
    ("hexo", {"_config.yml": "", "source/_posts/x.md": ""}),
    ("hugo", {"config.toml": "baseURL = 'x'"}),
    ("hugo", {"config.yaml": "", "archetypes/default.md": ""}),
    ("hugo", {"config/_default/hugo.toml": ""}),
    ("jekyll", {"_config.yml": "", "Gemfile": 'gem "jekyll"'}),
    ("astro", {"package.json": '{"dependencies": {"astro": "5"}}', "src/pages/x.md": ""}),
    ("plain", {"_config.yml": "", "package.json": "{}"}),
    ("plain", {"config.toml": "x = 1"}),
]


def make(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize(("name", "files"), [*FILES.items(), *OTHERS])
def test_a_site_is_known_by_its_files(tmp_path: Path, name: str, files: dict[str, str]) -> None:
    site = find_site(make(tmp_path, files))
    assert (site.name, site.root) == (name, tmp_path)


@pytest.mark.parametrize("name", [name for name in FILES if name != "plain"])
def test_an_article_deep_inside_belongs_to_the_site(tmp_path: Path, name: str) -> None:
    make(tmp_path, FILES[name])
    site = find_site(make(tmp_path, {"source/deep/x.md": ""}) / "source" / "deep" / "x.md")
    assert (site.name, site.root) == (name, tmp_path)


def test_the_nearest_site_counts(tmp_path: Path) -> None:
    make(tmp_path, FILES["hexo"])
    inner = make(tmp_path / "docs", FILES["mkdocs"])
    assert find_site(inner / "docs" / "new.md").name == "mkdocs"


def test_a_path_that_does_not_exist_yet_is_fine(tmp_path: Path) -> None:
    make(tmp_path, FILES["hugo"])
    assert find_site(tmp_path / "no" / "such" / "a.md").name == "hugo"


def test_posts_go_where_the_site_has_them(tmp_path: Path) -> None:
    make(tmp_path, FILES["hugo"])
    assert find_site(tmp_path).posts == tmp_path / "content" / "posts"
    (tmp_path / "content" / "blog").mkdir(parents=True)
    assert find_site(tmp_path).posts == tmp_path / "content" / "blog"


def test_every_kind_of_site_names_a_flavour_that_exists() -> None:
    assert {kind.name for kind in kinds()} == set(FILES)
    assert {kind.flavour for kind in kinds()} <= set(flavours())
