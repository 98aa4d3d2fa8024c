"""Starts the packaged program, where `python3 dev.py package` has put it, and looks at its picture.

Not part of the tests' command: it takes minutes to build what this tests.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from editor.render.flavours.table import flavours

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "sample"
SIZE = (1440, 900)


@pytest.fixture
def program() -> str:
    """The program's path, from dev.py."""
    return os.environ["GALLEY_PROGRAM"]


@pytest.fixture
def article() -> Path:
    return next(iter(sorted(SAMPLE.rglob("*.md"))))


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", stdin=subprocess.DEVNULL
    )


def colours(image: QImage, left: float, right: float) -> set[int]:
    """The colours of a grid of points between two fractions of the width."""
    columns = range(int(image.width() * left), int(image.width() * right), 2)
    return {image.pixel(x, y) for x in columns for y in range(80, image.height() - 40, 2)}


def test_it_knows_its_version(program: str) -> None:
    done = run(program, "--version")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip()


def test_its_command_line_reads_an_article(program: str, article: Path) -> None:
    done = run(program, "show", article)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["body_chars"] > 0


@pytest.mark.parametrize("flavour", [*flavours()])
def test_it_renders_every_flavour(program: str, article: Path, flavour: str) -> None:
    done = run(program, "render", article, "--fragment", "--flavour", flavour)
    assert done.returncode == 0, done.stderr
    assert "<p>" in done.stdout


def test_it_draws_diagrams(program: str, tmp_path: Path) -> None:
    article = tmp_path / "a.md"
    article.write_text("```mermaid\ngraph TD\n A --> B\n```\n", encoding="utf-8")
    done = run(program, "render", article, "--fragment", "--flavour", "gfm")
    assert "data:image/svg+xml" in done.stdout, done.stderr


def test_it_renders_many_articles_at_once(program: str, tmp_path: Path) -> None:
    for number in range(60):
        (tmp_path / f"{number}.md").write_text(f"# {number}\n", encoding="utf-8")
    done = run(program, "render", tmp_path, "--json")
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)) == 60


def test_its_window_shows_the_sample_with_the_preview(
    program: str, article: Path, tmp_path: Path
) -> None:
    picture = tmp_path / "window.png"
    done = run(program, "screenshot", article, "-o", picture, "--size", "x".join(map(str, SIZE)))
    assert done.returncode == 0, done.stderr
    image = QImage(str(picture))
    assert (image.width(), image.height()) == SIZE
    # Grey steps of smoothed letters, and the colours of code: an empty pane has a handful.
    assert len(colours(image, 0.40, 0.65)) > 30, "the source pane is blank"
    assert len(colours(image, 0.75, 0.98)) > 30, "the preview is blank"
