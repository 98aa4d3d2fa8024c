"""What a site's own configuration files say."""

from pathlib import Path

import pytest

from editor.site.literals import javascript_values, python_values
from editor.site.site import Site, find_site
from tests.site.starters import NAMES, STARTERS, copied

FOLDERS = {
    "hexo": ("source", "source/_posts"),
    "hugo": ("content", "content/posts"),
    "jekyll": (".", "_posts"),
    "astro": ("src/content", "src/content/blog"),
    "vitepress": ("docs/src", "docs/src"),
    "pelican": ("content", "content/articles"),
    "mkdocs": ("documents", "documents/news/posts"),
    "plain": (".", "."),
}


def site_with(tmp_path: Path, files: dict[str, str]) -> Site:
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return find_site(tmp_path)


@pytest.mark.parametrize("name", NAMES)
def test_contents_and_posts_are_where_the_settings_say(name: str) -> None:
    root = STARTERS / name
    site = find_site(root)
    assert (site.name, site.root, site.settings.problems) == (name, root, ())
    assert (site.content, site.posts) == tuple(root / folder for folder in FOLDERS[name])


def test_hexo_tells_its_names_zone_and_asset_folders() -> None:
    values = find_site(STARTERS / "hexo").settings.values
    assert values["file_name"] == ":title.md"
    assert values["zone"] == "Asia/Shanghai"
    assert values["asset_folder"] is True


def test_hexo_may_have_another_source_folder(tmp_path: Path) -> None:
    files = {"_config.yml": "source_dir: texts\n", "scaffolds/post.md": "---\ntitle: x\n---\n"}
    assert site_with(tmp_path, files).posts == tmp_path / "texts" / "_posts"


def test_hugo_reads_a_folder_of_settings_each_file_its_table(tmp_path: Path) -> None:
    files = {
        "config/_default/hugo.yaml": "contentDir: words\ntimezone: Asia/Tokyo\n",
        "config/_default/permalinks.toml": "posts = '/:year/:slug/'\n",
        "words/posts/a.md": "",
    }
    site = site_with(tmp_path, files)
    assert site.posts == tmp_path / "words" / "posts"
    assert site.settings.values["address"] == {"posts": "/:year/:slug/"}
    assert site.settings.text("zone") == "Asia/Tokyo"


def test_jekyll_may_have_its_collections_in_a_folder(tmp_path: Path) -> None:
    files = {"_config.yml": "collections_dir: writing\n", "_layouts/x.html": ""}
    files["writing/_posts/2024-01-01-a.md"] = ""
    assert site_with(tmp_path, files).posts == tmp_path / "writing" / "_posts"


def test_a_configuration_that_is_a_program_is_read_and_never_run() -> None:
    text = (STARTERS / "pelican" / "pelicanconf.py").read_text(encoding="utf-8")
    values = python_values(text)
    assert values["SITENAME"] == "Ines's desk"
    assert values["ARTICLE_PATHS"] == ["articles"]
    assert "OUTPUT_PATH" not in values


def test_javascript_is_looked_through_for_plain_values() -> None:
    found = javascript_values(
        "export default { // srcDir: 'no'\n /* a: 1 */ srcDir : `./x`, 'clean-urls': true,"
        ' url: "https://x/y", n: -2.5, a: f(), b: `${x}`, srcDir: "later" }'
    )
    assert found == {"srcDir": "./x", "url": "https://x/y", "n": -2.5}


@pytest.mark.parametrize(
    ("text", "line"),
    [("title: x\n a: [\n", 3), ("a: 1\n\tb: 2\n", 2), ("\x00", 1), ("a: " + "[" * 300_000, 0)],
)
def test_a_broken_configuration_is_told_and_the_usual_holds(
    tmp_path: Path, text: str, line: int
) -> None:
    (tmp_path / "_config.yml").write_text(text, encoding="utf-8")
    (tmp_path / "source" / "_posts").mkdir(parents=True)
    site = find_site(tmp_path)
    assert site.posts == tmp_path / "source" / "_posts"
    (problem,) = site.settings.problems
    assert problem.path == tmp_path / "_config.yml"
    if line:
        assert abs(problem.line - line) <= 1
    assert problem.reason


@pytest.mark.parametrize("folder", ["../../etc", "/etc", "C:\\\\x", "''", "[a]", "5"])
def test_a_folder_outside_of_the_site_is_not_believed(tmp_path: Path, folder: str) -> None:
    root = copied("hexo", tmp_path)
    (root / "_config.yml").write_text(f"source_dir: {folder}\n", encoding="utf-8")
    assert find_site(root).content == root / "source"


def test_a_configuration_that_is_not_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "hugo.toml").write_bytes(b"\xff\xfe\x00")
    (problem,) = find_site(tmp_path).settings.problems
    assert problem.reason == "it is not in UTF-8"


def test_python_objects_in_mkdocs_settings_are_names_and_nothing_is_called(tmp_path: Path) -> None:
    settings = (
        "site_name: x\nmarkdown_extensions:\n"
        "  - toc:\n      slugify: !!python/object/apply:pymdownx.slugs.slugify\n"
        "        kwds: {case: lower}\n"
        "  - pymdownx.emoji:\n      emoji_index: !!python/name:material.extensions.emoji.twemoji\n"
        "  - x: !!python/object/apply:os.abort []\n"
        "  - y: !ENV [HOME, none]\n"
    )
    markdown = site_with(tmp_path, {"mkdocs.yml": settings}).settings.markdown
    slugify = {"python": "pymdownx.slugs.slugify", "args": [], "kwds": {"case": "lower"}}
    assert markdown["markdown_extensions"] == [
        {"toc": {"slugify": slugify}},
        {"pymdownx.emoji": {"emoji_index": {"python": "material.extensions.emoji.twemoji"}}},
        {"x": {"python": "os.abort", "args": [], "kwds": {}}},
        {"y": None},
    ]
