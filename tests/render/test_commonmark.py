"""What the GFM flavour shows, construct by construct."""

import time

import pytest

from editor.render.block import joined
from editor.render.render import blocks, render
from tests.render.plain import renderer


def html_of(body: str) -> str:
    return joined(blocks(renderer("gfm"), body))


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("| a | b |\n|---|--:|\n| 1 | 2 |", '<th align="right">b</th>'),
        ("- [x] done", 'checked="" disabled=""'),
        ("~~gone~~", "<del>gone</del>"),
        ("https://x.y", '<a href="https://x.y">https://x.y</a>'),
        ("$x$", 'data-tex="x"'),
        ("$$\nx\n$$", '<math data-tex="x" display="block">'),
        ("```math\nx\n```", 'data-tex="x"'),
        ("costs $5 and $6", "costs $5 and $6"),
        ("> [!TIP]\n> Text", '<p class="markdown-alert-title">Tip</p>'),
        ("```python x\nif x:\n```", '<span class="k">if</span>'),
        ("```python x\nif x:\n```", 'data-language="python"'),
        ("# Same\n\n# Same", '<h1 id="same-1">'),
        ("# 标题 One", 'id="标题-one"'),
        ("<details>\n\n**a**\n\n</details>", "<details>\n<p><strong>a</strong></p>\n</details>"),
        ("**重点：**后文", "**重点：**后文"),
        ("中文https://x.y/a", '中文<a href="https://x.y/a">https://x.y/a</a>'),
        ("张三a@b.cn", '<a href="mailto:a@b.cn">a@b.cn</a>'),
        ("a <title>b</title>", "a &lt;title&gt;b&lt;/title&gt;"),
        ("***a **b** c***", "<em><strong>a b c</strong></em>"),
        ("a\\  \nb", "a\\<br>"),
        ("> - [x] a", "<li>[x] a</li>"),
        ("[^1]\n\n[^1]: first\n\n[^1]: second", "<p>first "),
        ("|a|\n|-|\n|　b　|", "<td>　b　</td>"),
        ("|a|\n|-|\n|b\\|c|", "<td>b|c</td>"),
        ("[a[^1]](b)\n\n[^1]: c", '<a href="b">a<sup '),
        ("[a[b](c)](d)", '[a<a href="c">b</a>](d)'),
        ("- [ ] 1. a\n- [x] # b", "> 1. a</li>"),
        ("- [x] # b", "> # b</li>"),
        ("> a\n    > b", "<p>a\n&gt; b</p>"),
        ("1.   a\n    - b", "<li>a\n- b</li>"),
        ("* a\n<br>\nb", "</ul>\n<br>\nb"),
        ("> a\n<br>\nb", "</blockquote>\n<br>\nb"),
        ("|a|\n|-|\n|b|\n<br>", "</table>\n<br>"),
        ("a\n<br>\nb", "<p>a\n<br>\nb</p>"),
        ("张三a_b@c.cn", '<a href="mailto:a_b@c.cn">a_b@c.cn</a>'),
        ("a\\@b.cn", '<a href="mailto:a@b.cn">a@b.cn</a>'),
        ("mailto:a@b.cn xmpp:a@b.cn/c", '<a href="xmpp:a@b.cn/c">xmpp:a@b.cn/c</a>'),
        ("[a@b.cn](c)", '<a href="c">a@b.cn</a>'),
        ("\\https://x.y", '\\<a href="https://x.y">'),
        ("<a id=x>https://x.y", '<a href="https://x.y">'),
        ("`[` https://x.y", '<a href="https://x.y">'),
        ("[ https://x.y", "[ https://x.y"),
        ("**a：**b*c*d e*", "<p>**a：**b<em>c</em>d e*</p>"),
        ("***a* b** *c **d***", "<strong><em>a</em> b</strong> <em>c <strong>d</strong></em>"),
        ("~a~~ b~", "<p>~a~~ b~</p>"),
        ("~~a ~b~ c~~", "<del>a <del>b</del> c</del>"),
        ("- a\n  <!-- b -->c", "<li>a\nc</li>"),
        ("<https://x.y/&copy;?a&amp;b>", '<a href="https://x.y/%C2%A9?a&amp;b">'),
        ("``a `b` c `d`", "``a <code>b</code> c `d`"),
        ("[`a`](b) `c`", '<a href="b"><code>a</code></a> <code>c</code>'),
        ("``` &#106;s\n```", 'data-language="js"'),
        ("[^A]\n\n[^a]: b", '<a href="#fn-a" id="fnref-a" data-footnote-ref>1</a>'),
        ("[^1]\n\n[^1]: - a\n      - b", "<li>a\n<ul>\n<li>b</li>"),
        ('![a *b*\n<c>](d "e\nf")', '<img src="d" alt="a b &lt;c&gt;" title="e\nf">'),
        ("- [ ] \n\n- a", '<li><input type="checkbox" disabled=""> </li>'),
        ("- a | b\n---|---", "<li>a | b\n---|---</li>"),
        ("# a | b\n---|---", "<h1 "),
        ("- a\n- b\n\n  [c]: d", "<li>b</li>"),
        ("- a\n\n  [c]: d\n- b", "<p>b</p>"),
        ("- [c]: d\n\n- b", "<p>b</p>"),
        ("1)    a\n      b\n     ~~~\n       c\n     ~~~", "c\n~~~</li>"),
    ],
)
def test_constructs(body: str, wanted: str) -> None:
    assert wanted in html_of(body)


def test_footnotes_are_numbered_by_their_first_reference() -> None:
    html = html_of("[^b] [^a] [^b]\n\n[^a]: A\n\n[^b]: B [^a]\n\n[^c]: never\n")
    assert '<a href="#fn-b" id="fnref-b-2" data-footnote-ref>1</a>' in html
    assert html.index("B <sup") < html.index("<p>A")
    assert "never" not in html


def test_what_an_element_encloses_is_one_block_with_it() -> None:
    shown = blocks(renderer("gfm"), "<details>\n\na\n\n</details>\n\nb")
    assert [block.lines for block in shown] == [6, 1]


def test_a_reference_may_be_defined_anywhere_and_the_first_one_counts() -> None:
    assert 'href="/one"' in html_of("> [a]: /one\n\n[a]\n\n[a]: /two\n")


def test_a_heading_in_a_footnote_has_its_id() -> None:
    html = html_of("# Same\n\na[^1]\n\n[^1]: note\n    # Same\n")
    assert '<h1 id="same-1">Same</h1>\n <a href="#fnref-1"' in html


def test_headings_in_footnotes_get_their_ids_after_all_others() -> None:
    html = html_of("[^1]: note\n    # Same\n\n[^2]: never\n    # Same\n\n# Same\n\na[^1]\n")
    assert html.index('<h1 id="same">') < html.index('<h1 id="same-1">')
    assert "same-2" not in html


@pytest.mark.parametrize("flavour", ["gfm", "astro"])
def test_a_long_list_in_a_list_takes_linear_time(flavour: str) -> None:
    # A tenth of it, on a quiet machine; looking ahead from each line took twenty times as long.
    begun = time.process_time()
    render("- a\n  - b\n" * 4000, flavour)
    assert time.process_time() - begun < 8
