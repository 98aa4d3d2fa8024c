"""``galley render``, as a real process."""

import os
from pathlib import Path

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
