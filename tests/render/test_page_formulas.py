"""Formulas are set where the site's pages set them, and nowhere else."""

from pathlib import Path

import pytest

from editor.render.block import joined
from editor.render.render import render
from editor.site.site import find_site


def shown(body: str, flavour: str = "hexo", *, formulas: bool = True) -> str:
    return joined(render(body, flavour, {"formulas": True} if formulas else {}))


@pytest.mark.parametrize("flavour", ["hexo", "pelican", "astro", "jekyll", "hugo"])
def test_a_formula_in_a_line_is_set(flavour: str) -> None:
    html = shown("设 $x^2$ 为 $a<b$。\n", flavour)
    assert 'data-tex="x^2"' in html
    assert 'data-tex="a &lt; b"' in html.replace("a&lt;b", "a &lt; b")


def test_a_displayed_formula_may_have_line_breaks() -> None:
    html = shown("$$\na = b\n= c\n$$\n")
    assert 'display="block"' in html
    assert "<br" not in html


@pytest.mark.parametrize(
    "body",
    [
        *("costs $5 and $6", "`$x$`", "```\n$x$\n```", "a$b$c", "$ x $", "$x\n\ny$"),
        "$a *b* c$",
    ],
)
def test_other_dollars_stay(body: str) -> None:
    assert "data-tex" not in shown(body)


def test_without_a_script_for_it_a_page_has_the_source() -> None:
    assert shown("$x$", formulas=False) == "<p>$x$</p>"


def test_what_is_in_a_formula_is_sanitised() -> None:
    html = shown("$\\text{<img src=x onerror=alert(1)>}$ $\\text{&lt;script>}$")
    assert "onerror" not in html
    assert "<script" not in html


FILES = [
    ("hexo", "_config.next.yml", "math:\n  every_page: true\n  mathjax:\n    enable: true\n"),
    ("hexo", "_config.butterfly.yml", "math:\n  # none, mathjax\n  use: mathjax\n"),
    ("hexo", "package.json", '{"dependencies": {"hexo": "8", "hexo-filter-mathjax": "1"}}'),
    ("pelican", "pelicanconf.py", "PLUGINS = ['render_math']\n"),
    ("astro", "astro.config.mjs", "import remarkMath from 'remark-math'\n"),
]
MARKERS = {
    "hexo": {"_config.yml": "title: x\n", "package.json": '{"dependencies": {"hexo": "8"}}'},
    "pelican": {"pelicanconf.py": "AUTHOR = 'x'\n"},
    "astro": {"astro.config.mjs": "export default {}\n"},
}


@pytest.mark.parametrize(("kind", "name", "text"), FILES)
def test_a_site_tells_that_its_pages_set_formulas(
    tmp_path: Path, kind: str, name: str, text: str
) -> None:
    for file, content in MARKERS[kind].items():
        (tmp_path / file).write_text(content, encoding="utf-8")
    assert "formulas" not in find_site(tmp_path).markdown
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert find_site(tmp_path).markdown["formulas"] is True


@pytest.mark.parametrize("what", ["mermaid", "mathjax"])
def test_what_a_theme_has_switched_off_is_not_drawn(tmp_path: Path, what: str) -> None:
    for file, content in MARKERS["hexo"].items():
        (tmp_path / file).write_text(content, encoding="utf-8")
    theme = tmp_path / "_config.next.yml"
    theme.write_text(f"{what}:\n  enable: false\nother:\n  enable: true\n", encoding="utf-8")
    assert not find_site(tmp_path).draws
    theme.write_text(f"{what}:\n  # yes\n  enable: true\n", encoding="utf-8")
    assert find_site(tmp_path).draws == {"mermaid": {"diagrams"}, "mathjax": {"formulas"}}[what]
