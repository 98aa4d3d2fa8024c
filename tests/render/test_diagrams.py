"""Mermaid code is drawn where the site draws it, and can do no harm."""

import base64
import re
from pathlib import Path

import pytest

from editor.render.block import joined
from editor.render.diagrams import LONGEST
from editor.render.render import render
from editor.site.site import find_site


def shown(body: str, flavour: str = "gfm", **settings: object) -> str:
    return joined(render(body, flavour, settings))


def pictures(html: str) -> list[str]:
    found = re.findall(r'src="data:image/svg\+xml;base64,([^"]+)"', html)
    return [base64.b64decode(each).decode() for each in found]


KINDS = [
    "graph TD\n A[开始] --> B{判断}",
    "sequenceDiagram\n 小明->>服务器: 请求",
    "classDiagram\n Animal <|-- Duck",
    "stateDiagram-v2\n [*] --> Still",
    "gantt\n title 计划\n dateFormat YYYY-MM-DD\n section 一\n 写作 :a1, 2024-01-01, 30d",
    'pie title 宠物\n "狗" : 386\n "猫" : 85',
    "erDiagram\n CUSTOMER ||--o{ ORDER : places",
    "mindmap\n root((中心))\n  甲\n  乙",
]


@pytest.mark.parametrize("source", KINDS)
def test_each_kind_of_diagram_is_drawn(source: str) -> None:
    (svg,) = pictures(shown(f"before\n\n```mermaid\n{source}\n```\n\nafter"))
    assert re.match(r'<svg [^>]*width="[\d.]+" height="[\d.]+"', svg), "an image needs a size"
    chinese = re.findall(r"[\u4e00-\u9fff]+", source)
    assert all(word in svg for word in chinese)


@pytest.mark.parametrize("flavour", ["python-markdown", "gfm"])
def test_diagrams_are_drawn_in_folders_of_no_site(flavour: str) -> None:
    for fence in ("```mermaid\n{0}\n```", "- item\n\n    ```mermaid\n    {0}\n    ```"):
        assert len(pictures(shown(fence.format("pie"), flavour))) == 1


def test_a_diagram_with_an_error_shows_it_in_its_place_and_keeps_the_rest() -> None:
    html = shown("```mermaid\ngraph TD\n A -->\n```\n\nafter")
    assert "This diagram cannot be drawn: unexpected end of input" in html
    assert "A --&gt;" in html
    assert "<p>after</p>" in html


def test_very_long_source_stays_code() -> None:
    html = shown("```mermaid\ngraph TD\n" + " A --> B\n" * LONGEST + "```")
    assert 'data-language="mermaid"' in html


@pytest.mark.parametrize(
    "hostile",
    [
        'A["<script>alert(1)</script>"]',
        'A["<img src=x onerror=alert(1)>"]',
        'A --> B\n click A "javascript:alert(1)"',
        'A --> B\n click A call alert("x")',
        "A --> B\n style A fill:url(https://example.com/x)",
        '%%{init: {"securityLevel": "loose", "themeCSS": "@import url(//example.com)"}}%%\n A',
    ],
)
def test_a_hostile_diagram_is_an_image_and_nothing_else(hostile: str) -> None:
    html = shown(f"```mermaid\ngraph TD\n {hostile}\n```")
    tags = set(re.findall(r"<(\w+)", html))
    assert tags <= {"figure", "img", "pre", "code", "figcaption"}
    attributes = set(re.findall(r'\s([a-z-]+)="', html))
    assert attributes <= {"class", "src", "alt"}


def test_an_address_of_the_authors_own_is_no_picture() -> None:
    html = shown('![x](data:image/svg+xml;base64,AAAA)\n\n<img src="data:image/svg+xml;base64,AA">')
    assert not pictures(html)


def test_a_site_that_draws_none_shows_code(tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text("title: x\n", encoding="utf-8")
    (tmp_path / "source" / "_posts").mkdir(parents=True)
    assert "diagrams" not in find_site(tmp_path).markdown
    (tmp_path / "package.json").write_text('{"x": "hexo-filter-mermaid-diagrams"}', "utf-8")
    assert find_site(tmp_path).markdown["diagrams"] is True
