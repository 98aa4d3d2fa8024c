"""``galley render``, as a real process."""

import json
import os
from pathlib import Path

from editor.cli.render import Shown, Way, in_processes, rendered
from tests.cli.conftest import ARTICLE
from tests.cli.process import POSIX, fails, galley


def test_render_writes_a_page_or_the_body_alone(article: Path, tmp_path: Path) -> None:
    page = galley("render", article).stdout
    assert page.lower().startswith("<!doctype html>")
    assert "<title>旧标题</title>" in page
    fragment = galley("render", article, "--fragment").stdout
    assert "<html" not in fragment
    assert "正文 text" in fragment
    output = tmp_path / "out.html"
    assert galley("render", article, "--fragment", "-o", output).stdout == ""
    assert output.read_text(encoding="utf-8") == fragment


def test_render_refuses_what_it_cannot_mean(article: Path, tmp_path: Path) -> None:
    assert "nonsense" in fails(2, "render", article, "--flavour", "nonsense")
    fails(2, "render", article, "-o", article)
    assert article.read_bytes() == ARTICLE.encode()
    fails(1, "render", article, "-o", tmp_path)
    fails(1, "render", article, "-o", tmp_path / "missing" / "out.html")


@POSIX
def test_a_reader_that_goes_away_is_no_error(article: Path) -> None:
    article.write_text("word " * 200_000, encoding="utf-8")
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = galley("render", article, stdout=writing)
    finally:
        os.close(writing)
    assert done.stderr == ""


def test_a_page_carries_the_previews_style_for_light_and_dark(article: Path) -> None:
    page = galley("render", article).stdout
    assert "prefers-color-scheme: dark" in page
    assert page.count("--surface: #") == 2
    assert "http" not in page.partition("<body>")[0]


def site(folder: Path, settings: str) -> Path:
    """A folder of two MkDocs articles."""
    (folder / "docs" / "guide").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (folder / "docs" / "index.md").write_text("# 首页\n\n- [x] done\n", encoding="utf-8")
    (folder / "docs" / "guide" / "b c.md").write_text("---\ntitle: B\n---\nb\n", encoding="utf-8")
    return folder


def test_a_folder_is_one_object_of_paths_and_html(tmp_path: Path) -> None:
    site(tmp_path / "docs site", "site_name: a\n")
    done = galley("render", "docs site/docs", "--json", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert list(found) == ["docs site/docs/guide/b c.md", "docs site/docs/index.md"]
    assert found["docs site/docs/guide/b c.md"].strip() == "<p>b</p>"
    assert "首页</h1>" in found["docs site/docs/index.md"]
    alone = galley("render", "docs site/docs/index.md", "--fragment", cwd=tmp_path).stdout
    assert alone.strip() == found["docs site/docs/index.md"].strip()
    named = galley("render", "./docs site/docs/index.md", "--json", cwd=tmp_path).stdout
    assert list(json.loads(named)) == ["./docs site/docs/index.md"]


def test_every_article_is_rendered_as_its_own_site_says(tmp_path: Path) -> None:
    plain = site(tmp_path / "plain", "site_name: a\n")
    other = site(tmp_path / "other", "site_name: a\nmarkdown_extensions: [pymdownx.tasklist]\n")
    done = galley("render", plain, other, "--json")
    found = {Path(path): html for path, html in json.loads(done.stdout).items()}
    assert "checkbox" not in found[plain / "docs" / "index.md"]
    assert "checkbox" in found[other / "docs" / "index.md"]
    same = galley("render", plain, other, "--json", "--flavour", "gfm", "--fragment").stdout
    assert set(map(Path, json.loads(same))) == set(found)
    assert same.count("checkbox") == 2


def test_of_several_articles_those_that_cannot_be_read_are_told(
    article: Path, tmp_path: Path
) -> None:
    picture = tmp_path / "b.md"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\xff")
    missing = tmp_path / "missing.md"
    done = galley("render", picture, article, missing, "--json")
    assert done.returncode == 1
    assert list(map(Path, json.loads(done.stdout))) == [article]
    told = done.stderr.splitlines()
    assert len(told) == 2
    assert "b.md" in told[0]
    assert "missing.md" in told[1]
    assert fails(1, "render", missing, "--json")


def test_several_articles_go_into_a_file_as_json_only(article: Path, tmp_path: Path) -> None:
    second = tmp_path / "b.md"
    second.write_text("second", encoding="utf-8")
    output = tmp_path / "out"
    assert "--json" in fails(2, "render", article, second, "-o", output)
    assert "--json" in fails(2, "render", tmp_path, "-o", output)
    assert not output.exists()
    assert galley("render", article, second, "--json", "-o", output).stdout == ""
    assert len(json.loads(output.read_text(encoding="utf-8"))) == 2
    fails(2, "render", article, second, "--json", "-o", second)
    assert second.read_text(encoding="utf-8") == "second"
    printed = galley("render", article, second, "--fragment").stdout
    assert printed.index("正文") < printed.index("second")


def test_a_folder_without_articles_is_an_empty_object(tmp_path: Path) -> None:
    assert json.loads(galley("render", tmp_path, "--json").stdout) == {}
    fails(1, "render", tmp_path)


@POSIX
def test_a_name_that_is_no_text_can_be_found_again(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path / "a") + b"\xff.md"
    Path(os.fsdecode(path)).write_text("a", encoding="utf-8")
    (name,) = json.loads(galley("render", tmp_path, "--json").stdout)
    assert os.fsencode(name) == path


def test_many_articles_are_the_same_in_several_processes(tmp_path: Path) -> None:
    articles = {f"{number}.md": tmp_path / f"{number}.md" for number in range(12)}
    for number, path in enumerate(articles.values()):
        if number != 5:
            path.write_text(f"# {number}\n\n`code` and **more**", encoding="utf-8")
    for way in (Way("auto"), Way("gfm", is_bare=False)):
        found = in_processes(articles, way)
        assert found == rendered(articles, way)
        assert list(found) == list(articles)
        assert found["5.md"].html == ""
        assert "5.md" in found["5.md"].problem
        assert found["4.md"] != Shown()
