"""What the default flavour shows, construct by construct."""

import pytest

from editor.render.block import joined
from editor.render.render import blocks
from tests.render.plain import renderer


def html_of(body: str) -> str:
    return joined(blocks(renderer("python-markdown"), body))


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("| a | b |\n|---|--:|\n| 1 | 2 |", '<th style="text-align:right">b</th>'),
        ("Term\n:   Meaning", "<dt>Term</dt>\n<dd>Meaning</dd>"),
        ("*[HTML]: Hyper Text\n\nHTML", '<abbr title="Hyper Text">HTML</abbr>'),
        ("x\n{: .big #one }", '<p class="big" id="one">x</p>'),
        ('<div markdown="1">\n*a*\n</div>', "<div>\n<p><em>a</em></p>\n</div>"),
        ('!!! note "Title"\n    Text', '<p class="admonition-title">Title</p>'),
        ("- [x] done", 'type="checkbox" checked="" disabled=""> done'),
        ("~~gone~~", "<del>gone</del>"),
        ("H~2~O", "H~2~O"),
        ("$x$", 'data-tex="x"'),
        ("> [!TIP]\n> Text", '<p class="markdown-alert-title">Tip</p>'),
        ("```python\nif x:\n```", '<span class="k">if</span>'),
        ("```python\nif x:\n```", 'data-language="python"'),
        ('```python hl_lines="1"\nif x:\n```', '<span class="hll">'),
        ("```nolanguage\n<x>\n```", "&lt;x&gt;"),
        ("# Same\n\n# Same", '<h1 id="same_1">'),
        ("# A\n\n[TOC]\n\n## B", '<li><a href="#a">A</a><ul>\n<li><a href="#b">B</a></li>'),
        (":smile:", ":smile:"),
        ("**重点：**后文", "<strong>重点：</strong>后文"),
        ("一行\n二行", "<p>一行\n二行</p>"),
    ],
)
def test_constructs(body: str, wanted: str) -> None:
    assert wanted in html_of(body)


def test_footnotes_are_numbered_and_linked_in_both_directions() -> None:
    html = html_of("a[^x] b[^y] a[^x]\n\n[^x]: One\n\n[^y]: Two [^x]\n")
    assert '<sup id="fnref2:x"><a class="footnote-ref" href="#fn:x">1</a></sup>' in html
    assert html.count('href="#fnref') == 4
    assert html.index('<li id="fn:x">') < html.index('<li id="fn:y">')


def test_a_reference_may_be_defined_anywhere_and_the_last_one_counts() -> None:
    assert 'href="/two"' in html_of("[a]: /one\n\n[a]\n\n> [a]: /two\n")


def test_a_broken_formula_leaves_the_rest_alone() -> None:
    html = html_of(r"Before $\frac{a$ between $x$ after")
    assert "a { is not closed" in html
    assert 'data-tex="x"' in html
    assert "after" in html


def test_long_code_is_shown_without_colours() -> None:
    html = html_of("```python\n" + "x = 1\n" * 20_000 + "```")
    assert "<span class" not in html
    assert 'data-language="python"' in html
