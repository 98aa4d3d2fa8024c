"""How what the flavours bring looks in the page: by computed styles, as a reader's browser has."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from editor.article.article import Article, Format
from editor.article.document import Document
from editor.ui.theme import load_theme
from tests.ui.preview.conftest import PATIENCE, Shown, document_of

# One white point.
DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg=="


def style(shown: Shown, selector: str, name: str) -> object:
    return shown.ask(f"getComputedStyle(document.querySelector({selector!r})).{name}")


@pytest.mark.parametrize("flavour", ["hexo", "hugo", "astro", "python-markdown"])
def test_cells_are_aligned_as_the_table_says(real: Shown, flavour: str) -> None:
    real.show(document_of("| a | b | c |\n|---|:-:|--:|\n| 1 | 2 | 3 |\n"), flavour=flavour)
    aligned = [style(real, f"td:nth-child({number})", "textAlign") for number in (1, 2, 3)]
    assert aligned[0] == "start"
    assert aligned[1] == "center"
    assert aligned[2] in ("right", "end")


def test_a_diagram_has_a_light_ground_in_the_dark_and_none_in_the_light(real: Shown) -> None:
    real.show(document_of("```mermaid\ngraph LR\n  A --> B\n```\n"))
    assert style(real, ".diagram img", "backgroundColor") == "rgba(0, 0, 0, 0)"
    real.pane.set_theme(load_theme("dark"))
    real.rest(100)
    assert style(real, ".diagram img", "backgroundColor") == "rgb(242, 240, 236)"


def test_a_diagram_with_an_error_shows_its_source_as_it_is_written_and_why(real: Shown) -> None:
    real.show(document_of("```mermaid\ngraph LR\n  A --> B{{{\n```\n"))
    assert style(real, ".diagram-error code", "textAlign") == "start"
    assert "cannot be drawn" in real.text()


def test_text_beside_an_image_keeps_away_from_it(real: Shown) -> None:
    real.show(document_of(f'<img src="data:image/png;base64,{DOT}" align="left"> x'))
    assert style(real, '[align="left"]', "float") == "left"
    assert float(str(style(real, '[align="left"]', "marginRight")).removesuffix("px")) > 8


@pytest.mark.parametrize(
    ("flavour", "body", "is_shown"),
    [
        ("vitepress", "# Heading\n", False),
        ("vitepress", "text\n\n# Heading\n", True),
        ("mkdocs", "# Heading\n", False),
        ("hexo", "# Heading\n", True),
    ],
)
def test_a_title_yields_to_the_texts_own_where_the_site_shows_only_that(
    real: Shown, flavour: str, body: str, is_shown: bool
) -> None:
    article = Article(Format.YAML, "---\n", "title: Front\n", "---\n", body)
    real.show(Document(article), flavour=flavour)
    assert ("Front" in real.text()) is is_shown


def test_the_end_of_the_excerpt_is_marked(real: Shown) -> None:
    real.show(document_of("a\n\n<!-- more -->\n\nb\n"), flavour="hexo")
    more = "document.querySelector('#more')"
    assert real.ask(f"getComputedStyle({more}, '::before').content") == '"more"'
    assert 10 < real.ask(f"{more}.offsetHeight") < 40
    assert real.ask(f"{more}.innerText") == ""


def test_players_are_told_by_their_address(real: Shown) -> None:
    real.show(document_of("<video><source src='a.mp4'></video>\n\n<audio src='b.mp3'></audio>\n"))
    said = "[...document.querySelectorAll('[data-embed]')].map((each) => each.dataset.embed)"
    assert real.ask(f"JSON.stringify({said})") == '["a.mp4","b.mp3"]'


def test_a_picture_in_the_article_itself_is_shown(real: Shown, qtbot: QtBot) -> None:
    real.show(document_of(f"![dot](data:image/png;base64,{DOT})\n"))
    width = "document.images[0].naturalWidth"
    qtbot.waitUntil(lambda: real.ask(width) == 1, timeout=PATIENCE)
