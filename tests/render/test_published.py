"""What is given out is what the site has, also where HTML is left open."""

import pytest

from editor.render.block import joined
from editor.render.engine import Renderer
from editor.render.flavours.table import flavours, renderer
from editor.render.published import published
from editor.render.render import blocks
from tests.render.test_hostile import LETS_HTML_THROUGH


def engine_of(flavour: str) -> Renderer:
    return renderer(flavour, LETS_HTML_THROUGH.get(flavour, {}))


def given_out(flavour: str, body: str) -> str:
    return "".join(joined(published(engine_of(flavour), body)).split())


@pytest.mark.parametrize("flavour", flavours())
def test_an_open_element_reaches_to_the_end(flavour: str) -> None:
    html = given_out(flavour, "one\n\n<div>\n\n<em>two</em>\n\n</section>\n\n<p>three</p>\n")
    assert html.startswith("<p>one</p><div>")
    assert html.endswith("<p>three</p></div>")


@pytest.mark.parametrize("flavour", sorted({*flavours()} - {"jekyll"}))
def test_open_bold_goes_on_in_the_next_paragraph(flavour: str) -> None:
    html = given_out(flavour, "one <b>two\n\nthree\n")
    assert html == "<p>one<b>two</b></p><b><p>three</p></b>"


def test_jekyll_ends_bold_itself() -> None:
    assert given_out("jekyll", "one <b>two\n\nthree\n") == "<p>one<b>two</b></p><p>three</p>"


@pytest.mark.parametrize("flavour", flavours())
def test_an_article_without_open_html_is_what_the_preview_shows(flavour: str) -> None:
    body = "# A\n\n<b>x</b> `<i>`\n\n<div>\n\ny[^1]\n\n</div>\n\n[^1]: note\n\n- a\n- b\n"
    shown = joined(blocks(engine_of(flavour), body))
    assert given_out(flavour, body) == "".join(shown.split())
